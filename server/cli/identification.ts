/**
 * How often the dialect of a question was identified as the one it is labelled with, and what it was taken for instead.
 * Promise: pure; a question of which no dialect came out counts as `none`, and as wrong.
 * Change with it: evaluate.ts.
 */
import { type Share, share } from './share.js';

/** One question: its label, and the code that came out of the turn. */
export interface Identified {
  readonly label: string;
  readonly identified: string;
}

export interface Identification extends Share {
  readonly byDialect: Readonly<Record<string, Share>>;
  /** label → identified → how many */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function scoreIdentification(rows: readonly Identified[]): Identification {
  const rate = (some: readonly Identified[]) => share(some, (r) => r.identified === r.label);
  const confusion: Record<string, Record<string, number>> = {};
  for (const { label, identified } of rows) {
    const counts = confusion[label] ?? {};
    confusion[label] = { ...counts, [identified]: (counts[identified] ?? 0) + 1 };
  }
  const labels = Object.keys(confusion).sort();
  return {
    ...rate(rows),
    byDialect: Object.fromEntries(labels.map((l) => [l, rate(rows.filter((r) => r.label === l))])),
    confusion: Object.fromEntries(labels.map((l) => [l, confusion[l] ?? {}])),
  };
}

/** One line a label: its share, then what it was identified as, most often first. */
export function confusionTable({ byDialect, confusion }: Identification): string {
  return Object.entries(confusion)
    .map(([label, counts]) => {
      const found = Object.entries(counts).sort((a, b) => b[1] - a[1]);
      const { correct = 0, total = 0 } = byDialect[label] ?? {};
      return `${label} ${correct}/${total} → ${found.map(([code, n]) => `${code} ${n}`).join(', ')}`;
    })
    .join('\n');
}
