/**
 * Asks one token arm: BM25F of all documents of a snapshot for the keys of a question.
 * Promise: one pass over the postings of the keys asked for; scores are absolute: 1 means that a document of average length
 * holds everything that was asked once.
 * Change with it: token-postings.ts, fuse.ts.
 */
import type { ArmResult, QueryWording, TokenArm } from './arm.js';
import { type OpenPart, placeOf } from './snapshot.js';
import { holders, impactStep, keyNumber, type TokenPostings } from './token-postings.js';
import { createTopK } from './top-k.js';

/**
 * In a large index a key that more than this share of the documents hold is passed over: half of the time goes into such
 * (的, 人, 应当), and they change nothing in the first ten that could be measured.
 */
const tooCommon = 0.25;
const largeIndex = 4096;

export function searchTokens(
  arm: TokenArm,
  parts: readonly OpenPart[],
  wordings: readonly QueryWording[],
  limit: number,
): ArmResult {
  const postings = parts.map((part) => part.segment.tokens.get(arm.name) as TokenPostings);
  const worth = keyWeights(arm, parts, postings, wordings);
  const top = createTopK(limit);
  const scores = parts.map((part, i) => {
    const sums = scoreSegment(postings[i] as TokenPostings, part.open.length, worth);
    let floor = Math.max(0, top.floor);
    for (let at = 0; at < sums.length; at++) {
      const score = sums[at] as number;
      if (score > floor && part.open[at] === 1) {
        top.offer(part.first + at, score);
        floor = Math.max(0, top.floor);
      }
    }
    return sums;
  });
  return {
    name: arm.name,
    weight: arm.weight,
    top: top.sorted(),
    scoreOf(ordinal) {
      const { part, at } = placeOf(parts, ordinal);
      return scores[parts.indexOf(part)]?.[at] ?? 0;
    },
  };
}

/** For each key asked for: its rarity times the weight of the wordings that ask for it, over what was asked in all. */
function keyWeights(
  arm: TokenArm,
  parts: readonly OpenPart[],
  postings: readonly TokenPostings[],
  wordings: readonly QueryWording[],
): Map<number, number> {
  const asked = new Map<number, number>();
  for (const { text, weight } of wordings)
    for (const key of new Set(arm.tokenise(text))) asked.set(key, (asked.get(key) ?? 0) + weight);
  const count = parts.reduce((sum, part) => sum + part.open.length, 0);
  const common = count > largeIndex ? count * tooCommon : count;
  let total = 0;
  const [worth, passedOver] = [new Map<number, number>(), new Map<number, number>()];
  for (const [key, weight] of asked) {
    const held = postings.reduce((sum, p) => sum + holders(p, key), 0);
    const value = weight * Math.log(1 + (count - held + 0.5) / (held + 0.5));
    total += value;
    if (held > 0) (held <= common ? worth : passedOver).set(key, value);
  }
  if (worth.size === 0) for (const [key, value] of passedOver) worth.set(key, value);
  for (const [key, value] of worth) worth.set(key, value / total);
  return worth;
}

function scoreSegment(postings: TokenPostings, count: number, worth: ReadonlyMap<number, number>): Float32Array {
  const sums = new Float32Array(count);
  const { starts, owners, impacts } = postings;
  for (const [key, value] of worth) {
    const number = keyNumber(postings, key);
    if (number < 0) continue;
    const step = value * impactStep;
    const end = starts[number + 1] as number;
    for (let i = starts[number] as number; i < end; i++) {
      const owner = owners[i] as number;
      sums[owner] = (sums[owner] as number) + step * (impacts[i] as number);
    }
  }
  return sums;
}
