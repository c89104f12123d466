/**
 * Which web origins may talk to us: our own page, and those of the setting.
 * Promise: a request without an Origin header (no browser) passes; a foreign or opaque origin does not.
 */

/** `origin` and `host` as in the request's headers; `allowed` are full origins such as https://town.example. */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false;
  }
}
