/** A bar that counts what is done, on a terminal only. Call `end` before writing anything else. */
import { printable } from '../knowledge/policy/refuse.js';

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;
/** Redrawing a terminal thousands of times a second would cost more than the work. */
const everyMs = 50;

export function countingBar(output: Output, now: () => number = () => performance.now()) {
  let drawn = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    show(done: number, of: number, what: string): void {
      if (!output.isTTY || (done < of && now() - last < everyMs)) return;
      last = now();
      drawn = true;
      const full = of ? Math.floor((barWidth * done) / of) : barWidth;
      const line = `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${done}/${of} `;
      const name = printable(what.replace(/^.*[\\/]/, ''));
      output.write(`\r\x1b[K${line}${cropToColumns(name, (output.columns ?? 80) - line.length - 1)}`);
    },
    end(): void {
      if (drawn) output.write('\r\x1b[K');
      drawn = false;
    },
  };
}

/** Chinese characters take two columns. */
function cropToColumns(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += /[\u1100-\uffef]/.test(character) ? 2 : 1;
    if (used > columns) break;
    kept += character;
  }
  return kept;
}
