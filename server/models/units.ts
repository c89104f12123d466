/** Sizes as an operator reads them. */

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
