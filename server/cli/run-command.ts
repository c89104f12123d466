/**
 * Runs a command's body: prints what it returns, turns a failure into one clear line and exit code 1.
 * Promise: no stack trace for what the person at the terminal can mend.
 */
import { toAssistantError } from '../errors.js';

/** A body that returns a line starting with "usage:" exits with 2. */
export function runCommand(body: () => Promise<string | undefined>): void {
  body().then(
    (output) => {
      if (output?.startsWith('usage:')) {
        process.stderr.write(`${output}\n`);
        process.exitCode = 2;
      } else if (output !== undefined) process.stdout.write(`${output}\n`);
    },
    (thrown: unknown) => {
      const error = toAssistantError(thrown);
      process.stderr.write(`${error.forPerson}\n${error.code}: ${error.message}\n`);
      if (error.code === 'internal' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
      process.exitCode = 1;
    },
  );
}
