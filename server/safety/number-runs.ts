/**
 * Finds runs of digits in a sentence, written (0-9, full width) or spoken (五一一…, 幺), with single separators inside.
 * Promise: offsets refer to the text as given; a date ends a run and is never part of one.
 * Change with it: redact.ts.
 */

/** Digits that stand together without a separator. */
export interface NumberGroup {
  /** ASCII digits; the last may be X. */
  readonly digits: string;
  /** Offsets in the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

const spoken = '零一二三四五六七八九';
const alike: Readonly<Record<string, string>> = { 〇: '0', '○': '0', 幺: '1', 两: '2' };

/** One entry a run; each run's groups in order. */
export function findRuns(text: string): NumberGroup[][] {
  const runs: NumberGroup[][] = [];
  let run: NumberGroup[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  let end = -1;
  for (const group of findGroups(text)) {
    if (run.length > 0 && !/^[ \t\u3000\-—·.,，、]{1,2}$/.test(text.slice(end, group.start))) close();
    end = group.end;
    if (group.date) close();
    else run.push(group);
  }
  close();
  return runs;
}

function findGroups(text: string): (NumberGroup & { date: boolean })[] {
  const dates = [...text.matchAll(/(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?!\d)/g)].filter(
    (m) => !/\d/.test(text[m.index - 1] ?? ''),
  );
  const inDate = (at: number) => dates.some((m) => at >= m.index && at < m.index + m[0].length);
  return [...toDigits(text).matchAll(/\d+X?/g)].map((m) => ({
    digits: m[0],
    start: m.index,
    end: m.index + m[0].length,
    date: inDate(m.index),
  }));
}

/** The text with every digit as ASCII and the check letter as X, of the same length. */
function toDigits(text: string): string {
  let ascii = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const value = spoken.indexOf(c);
    const wide = c >= '０' && c <= '９' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : undefined;
    ascii += alike[c] ?? wide ?? (value >= 0 ? String(value) : 'xXｘＸ叉'.includes(c) ? 'X' : c);
  }
  return ascii;
}
