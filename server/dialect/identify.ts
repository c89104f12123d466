/**
 * Which dialect a text is in, from the words that give it away and those that people there would not say.
 * A marker is a word; `…` in it stands for a few characters of one clause, `。` at its end for a pause or the end.
 * Promise: pure and fast; without a telling word it says plain Mandarin by default, with low confidence, or what the turns before were in.
 * Change with it: the markers in knowledge-base/dialects/<code>/pack.yaml.
 */
import type { DialectGuess } from '../turn/turn.js';
import type { DialectPack } from './pack.js';

const plain = 'mandarin';
/** Plain Mandarin counts as half a weak marker, so that one doubtful word does not decide. */
const plainHeadStart = 0.5;
const unmarkedConfidence = 0.3;

/** So much of each, said in words that the other does not have, and both are spoken. */
const ownWeight = 3;

interface Found {
  readonly owners: KnownMarker['owners'];
}

/** Scores every pack by its markers; the longest marker at a place counts, for all packs that list it. */
export function identify(text: string, packs: readonly DialectPack[]): DialectGuess {
  const known = markersOf(packs);
  const found: Found[] = [];
  for (let at = 0; at < text.length; ) {
    const marker = known.get(text[at] ?? '')?.find((m) => isAt(m, text, at));
    if (marker) found.push(marker);
    at += marker?.start.length ?? 1;
  }
  if (!found.some(({ owners }) => owners.some(({ weight }) => weight > 0)))
    return { code: plain, confidence: unmarkedConfidence, source: 'default' };

  const scores = new Map(packs.map((pack) => [pack.code, pack.code === plain ? plainHeadStart : 0]));
  const counted = new Set<Found>();
  for (const marker of found) {
    // What is not said there speaks against it once, however often it comes.
    const again = counted.size === counted.add(marker).size;
    for (const { code, weight } of marker.owners)
      if (weight > 0 || !again) scores.set(code, (scores.get(code) ?? 0) + weight);
  }
  const [best = [plain, 0] as const, second] = [...scores].sort((a, b) => b[1] - a[1]);
  const total = [...scores.values()].reduce((sum, score) => sum + Math.exp(score), 0);
  const codes = second && best[0] !== plain && second[0] !== plain ? [best[0], second[0]] : [];
  const mixed = codes.length > 0 && codes.every((code) => ownWeight <= ofItsOwn(code, codes, found));
  return {
    code: best[0],
    confidence: Math.exp(best[1]) / total,
    source: 'identified',
    ...(mixed && { mixed: codes }),
  };
}

/** What speaks for one of two dialects and not for the other. */
function ofItsOwn(code: string, codes: readonly string[], found: readonly Found[]): number {
  return found
    .filter(({ owners }) => !owners.some((o) => o.weight > 0 && o.code !== code && codes.includes(o.code)))
    .reduce((sum, { owners }) => sum + Math.max(0, owners.find((o) => o.code === code)?.weight ?? 0), 0);
}

/** A guess this sure needs no help from the turns before. */
const sure = 0.75;

/** The guess for a turn of a conversation: where the words tell little, it stays what it was. */
export function keepDialect(guess: DialectGuess, last: DialectGuess | undefined): DialectGuess {
  if (!last || last.code === guess.code || guess.confidence >= sure) return guess;
  const source = last.source === 'default' ? 'default' : 'kept';
  return { code: last.code, confidence: Math.max(last.confidence * 0.9, unmarkedConfidence), source };
}

interface KnownMarker {
  /** What it begins with, before any `…` or `。`. */
  readonly start: string;
  /** What must follow `start`, where the marker says so. */
  readonly after?: RegExp;
  readonly owners: { readonly code: string; readonly weight: number }[];
}

const indexes = new WeakMap<readonly DialectPack[], Map<string, KnownMarker[]>>();

/** At most so many characters stand in the place of `…`. */
const gap = '[^\\p{P}\\s]{1,12}?';
const pause = '(?=[\\p{P}\\s]|$)';

function readMarker(text: string): KnownMarker {
  const [start = '', ...rest] = text.replace(/。$/, '').split('…');
  const after = rest.map((part) => gap + part).join('') + (text.endsWith('。') ? pause : '');
  return { start, owners: [], ...(after && { after: new RegExp(after, 'uy') }) };
}

function isAt({ start, after }: KnownMarker, text: string, at: number): boolean {
  if (!text.startsWith(start, at)) return false;
  if (!after) return true;
  after.lastIndex = at + start.length;
  return after.test(text);
}

/** All packs' markers by their first character, longest first; built once for a list of packs. */
function markersOf(packs: readonly DialectPack[]): Map<string, KnownMarker[]> {
  const done = indexes.get(packs);
  if (done) return done;
  const byText = new Map<string, KnownMarker>();
  for (const { code, markers } of packs)
    for (const { text, weight } of markers) {
      const marker = byText.get(text) ?? readMarker(text);
      marker.owners.push({ code, weight });
      byText.set(text, marker);
    }
  const index = new Map<string, KnownMarker[]>();
  for (const [, marker] of [...byText].sort(([a], [b]) => b.length - a.length)) {
    const first = marker.start[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), marker]);
  }
  indexes.set(packs, index);
  return index;
}
