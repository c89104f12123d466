/**
 * Which dialect a text is in, from the words that give it away.
 * Promise: pure and fast; without a telling word it says plain Mandarin by default, with low confidence.
 * Change with it: the markers in knowledge-base/dialects/<code>/pack.yaml.
 */
import type { DialectGuess } from '../turn/turn.js';
import type { DialectPack } from './pack.js';

const plain = 'mandarin';
/** Plain Mandarin counts as half a weak marker, so that one doubtful word does not decide. */
const plainHeadStart = 0.5;
const unmarkedConfidence = 0.3;

/** Scores every pack by its markers; the longest marker at a place counts, for all packs that list it. */
export function identify(text: string, packs: readonly DialectPack[]): DialectGuess {
  const scores = new Map(packs.map((pack) => [pack.code, 0]));
  const known = markersOf(packs);
  for (let at = 0; at < text.length; ) {
    const found = known.get(text[at] ?? '')?.find((m) => text.startsWith(m.text, at));
    for (const { code, weight } of found?.owners ?? []) scores.set(code, (scores.get(code) ?? 0) + weight);
    at += found?.text.length ?? 1;
  }
  if ([...scores.values()].every((score) => score === 0))
    return { code: plain, confidence: unmarkedConfidence, source: 'default' };

  scores.set(plain, (scores.get(plain) ?? 0) + plainHeadStart);
  const [best = [plain, 0] as const] = [...scores].sort((a, b) => b[1] - a[1]);
  const total = [...scores.values()].reduce((sum, score) => sum + Math.exp(score), 0);
  return { code: best[0], confidence: Math.exp(best[1]) / total, source: 'identified' };
}

interface KnownMarker {
  readonly text: string;
  readonly owners: { readonly code: string; readonly weight: number }[];
}

const indexes = new WeakMap<readonly DialectPack[], Map<string, KnownMarker[]>>();

/** All packs' markers by their first character, longest first; built once for a list of packs. */
function markersOf(packs: readonly DialectPack[]): Map<string, KnownMarker[]> {
  const done = indexes.get(packs);
  if (done) return done;
  const byText = new Map<string, KnownMarker>();
  for (const { code, markers } of packs)
    for (const { text, weight } of markers) {
      const marker = byText.get(text) ?? { text, owners: [] };
      marker.owners.push({ code, weight });
      byText.set(text, marker);
    }
  const index = new Map<string, KnownMarker[]>();
  for (const marker of [...byText.values()].sort((a, b) => b.text.length - a.text.length)) {
    const first = marker.text[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), marker]);
  }
  indexes.set(packs, index);
  return index;
}
