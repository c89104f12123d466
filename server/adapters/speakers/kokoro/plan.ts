/**
 * Which stretches of a sentence's frames are rendered, one after another. A frame is 25 ms.
 * Promise: pure; stretches come in order and cover every frame that holds sound; silence between clauses and at the ends
 * is left out, and the first stretch is short wherever there is a place to cut.
 */

/** Predicted loudness below which a frame is silent (speech is above 0, silence around −9). */
const silent = -3;
/** Below this (about −40 dB) nothing is heard of a cut: the closure of a consonant. */
const quiet = 3;
/** Frames kept beyond the first and last sound of a stretch. */
const margin = 4;
/** A clause begins somewhere around its first symbol: frames looked at before and after. */
const reach = { before: 12, after: 4 };
/**
 * The first stretches of a sentence are cut where they are longer than this, at the quietest place between `from` and
 * `to`: the first sound is there soon, and each stretch is made while the one before it is heard.
 */
const firstCuts = [
  { longerThan: 64, from: 28, to: 60 },
  { longerThan: 130, from: 60, to: 120 },
] as const;

export interface Stretch {
  readonly clause: number;
  /** Frames rendered: from ≤ frame < to. */
  readonly from: number;
  readonly to: number;
  readonly endsClause: boolean;
  /** Whether the stretch begins and ends in silence. */
  readonly silentStart: boolean;
  readonly silentEnd: boolean;
}

/** `energy`: predicted loudness, one value a frame. `starts`: the frame at which each clause's first symbol begins. */
export function planStretches(energy: Float32Array, starts: readonly number[]): Stretch[] {
  const bounds = starts.map((start, i) => (i === 0 ? 0 : lowest(energy, start - reach.before, start + reach.after)));
  const stretches: Stretch[] = [];
  for (const [clause, bound] of bounds.entries()) {
    const next = bounds[clause + 1] ?? energy.length;
    let first = bound;
    while (first < next && level(energy, first) <= silent) first++;
    let last = next;
    while (last > first && level(energy, last - 1) <= silent) last--;
    if (first >= last) continue;
    const from = Math.max(bound, first - margin);
    const to = Math.min(next, last + margin);
    const whole = { clause, from, to, endsClause: true, silentStart: true, silentEnd: true };
    stretches.push(...cutEarly(energy, whole, stretches.length));
  }
  return stretches;
}

/** `index`: how many stretches come before. */
function cutEarly(energy: Float32Array, whole: Stretch, index: number): Stretch[] {
  const cut = firstCuts[index];
  if (!cut || whole.to - whole.from <= cut.longerThan) return [whole];
  // What is left must be worth a stretch of its own.
  const at = lowest(energy, whole.from + cut.from, Math.min(whole.from + cut.to, whole.to - firstCuts[0].from));
  if (level(energy, at) > quiet) return [whole];
  const head = { ...whole, to: at, endsClause: false, silentEnd: false };
  return [head, ...cutEarly(energy, { ...whole, from: at, silentStart: false }, index + 1)];
}

const level = (energy: Float32Array, at: number): number => energy[at] ?? silent;

function lowest(energy: Float32Array, from: number, to: number): number {
  const start = Math.max(0, from);
  let best = start;
  for (let i = start; i <= Math.min(to, energy.length - 1); i++) if (level(energy, i) < level(energy, best)) best = i;
  return best;
}

/**
 * How much each frame of a stretch counts where the network norms over time: the silence that is left out (`leftOut`
 * frames) is counted at the stretch's own silent ends. Not yet normed to a sum of 1.
 */
export function frameWeights(frames: number, leftOut: number, silentStart: boolean, silentEnd: boolean): Float32Array {
  const weights = new Float32Array(frames).fill(1);
  // Not the outermost frame: the network's padding colours it.
  const edge = [1, 2, 3].filter((i) => i < frames / 2);
  const places = [...(silentStart ? edge : []), ...(silentEnd ? edge.map((i) => frames - 1 - i) : [])];
  for (const i of places) weights[i] = 1 + leftOut / places.length;
  return weights;
}
