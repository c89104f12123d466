/**
 * A contract is a list of named checks, so that it can be run on an adapter (each check a test) and on a broken one
 * (some check must fail): a suite that no adapter can fail proves nothing.
 */
import { expect, it } from 'vitest';

export interface Check {
  readonly name: string;
  run(): Promise<void>;
}

/** Each check as a test. */
export function testContract(checks: readonly Check[]): void {
  for (const check of checks) it(check.name, () => check.run());
}

/** The names of the checks that an adapter fails. */
export async function failedChecks(checks: readonly Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const check of checks)
    await check.run().then(
      () => undefined,
      () => failed.push(check.name),
    );
  return failed;
}

/** Expects that a broken adapter is caught, by the check meant for it among others. */
export async function expectCaught(checks: readonly Check[], by: string): Promise<void> {
  expect(await failedChecks(checks)).toContain(by);
}
