/**
 * What is written → what is said: figures, dates, money, telephones and signs become words, the rest stays.
 * Promise: pure; no figure is dropped or altered; text without figures and signs comes back as it is.
 * Change with it: readout/*.ts (one kind of figure a file; the first rule that fits wins).
 */
import { amountRules } from './readout/amounts.js';
import { dateRules } from './readout/dates.js';
import { identifierRules } from './readout/identifiers.js';
import type { Rule } from './readout/rule.js';
import { signRules } from './readout/signs.js';

const rules: readonly Rule[] = [
  ...identifierRules.slice(0, 2),
  ...dateRules,
  ...identifierRules.slice(2),
  ...amountRules,
  ...signRules,
];

export function readout(text: string): string {
  const written = narrow(text);
  let out = '';
  let at = 0;
  while (at < written.length) {
    const hit = firstHit(written, at);
    if (hit) {
      out += hit.said;
      at += hit.length;
    } else {
      const char = String.fromCodePoint(written.codePointAt(at) ?? 0);
      out += char;
      at += char.length;
    }
  }
  return out;
}

function firstHit(written: string, at: number): { said: string; length: number } | undefined {
  for (const { shape, say } of rules) {
    shape.lastIndex = at;
    const match = shape.exec(written);
    if (!match || match[0] === '') continue;
    const length = match[0].length;
    const around = { before: written.slice(Math.max(0, at - 12), at), after: written.slice(at + length) };
    const said = say(
      match.slice(1).map((g) => g ?? ''),
      around,
    );
    if (said !== undefined) return { said, length };
  }
  return undefined;
}

/** Full-width figures, letters and signs between figures in their ASCII form; punctuation stays. */
function narrow(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％／－．＋]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
