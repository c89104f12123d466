/**
 * Cuts sound that is longer than Whisper's window where it is quietest.
 * Promise: every piece fits, all samples come once and in order.
 */

/** Length over which loudness is compared: a pause between words. */
const pause = 3200;

/** Pieces of at most `most` samples; each ends at the quietest place in its last third. */
export function splitAtPauses(samples: Float32Array, most: number): Float32Array[] {
  const pieces: Float32Array[] = [];
  let at = 0;
  while (samples.length - at > most) {
    const cut = quietest(samples, at + Math.floor((2 * most) / 3), at + most);
    pieces.push(samples.subarray(at, cut));
    at = cut;
  }
  pieces.push(samples.subarray(at));
  return pieces;
}

/** The middle of the quietest `pause` between two places. */
function quietest(samples: Float32Array, from: number, to: number): number {
  let energy = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let best = to;
  for (let i = from; i < to; i++) {
    energy += (samples[i] ?? 0) ** 2;
    if (i - from < pause) continue;
    energy -= (samples[i - pause] ?? 0) ** 2;
    if (energy >= lowest) continue;
    lowest = energy;
    best = i - pause / 2;
  }
  return best;
}
