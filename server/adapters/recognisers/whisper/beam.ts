/**
 * Greedy and beam decoding with token probabilities. Beams that would write the same simplified text are one, so the
 * n-best list holds different readings, not spellings.
 * Promise: independent of ONNX; rows decode in one call; stops between steps when `signal` aborts.
 * Change with it: graph.ts (the steps), whisper.ts (the settings).
 */
import type { Bias, BiasState } from './bias.js';
import type { Vocabulary } from './vocabulary.js';

/** The decoder as beam search sees it: the next logits for each row, and rows that can be picked again. */
export interface Stepper {
  /** Logits of the prompt's last token, and the probability that there is no speech. */
  start(): Promise<{ readonly logits: Float32Array; readonly noSpeech: number }>;
  /** Row i follows row `from[i]` of the step before with `tokens[i]`; logits are [rows × vocabulary]. */
  next(from: readonly number[], tokens: readonly number[]): Promise<Float32Array>;
}

export interface BeamSettings {
  /** Beams; 1 is greedy. */
  readonly width: number;
  /** Hypotheses to finish before it stops. */
  readonly wanted: number;
  readonly maxTokens: number;
  /** No sequence of so many tokens twice; 0: no such rule. */
  readonly noRepeat: number;
  /** Words that are easier to hear. */
  readonly bias?: Bias;
  /** What of a text makes it different from another. */
  readonly key: (bytes: string) => string;
}

export interface Decoded {
  readonly tokens: readonly number[];
  /** UTF-8, one character a byte. */
  readonly bytes: string;
  /** Mean natural-log probability per token, the end included. */
  readonly logProb: number;
  /** Bonus for likely words, per token; counts in the order, not in `logProb`. */
  readonly bonus: number;
  /** false: cut off by `maxTokens`. */
  readonly ended: boolean;
}

export interface BeamResult {
  /** Best first, by mean log probability; never empty. */
  readonly hypotheses: readonly Decoded[];
  readonly noSpeech: number;
}

/** With a bias, likely words may come from further down each beam's list. */
const biasReach = 4;

interface Beam {
  readonly tokens: readonly number[];
  readonly bytes: string;
  readonly sum: number;
  readonly state: BiasState | undefined;
}

interface Candidate {
  readonly row: number;
  readonly token: number;
  readonly sum: number;
  /** `sum` and the bonus for likely words. */
  readonly rank: number;
  readonly state: BiasState | undefined;
}

export async function beamSearch(
  stepper: Stepper,
  vocabulary: Vocabulary,
  settings: BeamSettings,
  signal?: AbortSignal,
): Promise<BeamResult> {
  const { width, wanted, maxTokens, key, bias } = settings;
  const first = await stepper.start();
  let logits = first.logits;
  let beams: Beam[] = [{ tokens: [], bytes: '', sum: 0, state: bias?.start }];
  const finished: Decoded[] = [];

  for (let step = 0; step < maxTokens && beams.length > 0; step++) {
    signal?.throwIfAborted();
    const candidates = beams
      .flatMap((beam, row) => expand(beam, row, logits, vocabulary, settings))
      .sort((a, b) => b.rank - a.rank);
    const next: Beam[] = [];
    const from: number[] = [];
    const seen = new Set<string>();
    for (const { row, token, sum, state } of candidates) {
      if (next.length === width) break;
      const beam = beams[row] as Beam;
      if (token === vocabulary.endOfText) {
        finished.push(done(beam, sum, bias, true));
        continue;
      }
      const bytes = beam.bytes + vocabulary.bytes(token);
      const text = key(bytes);
      if (seen.has(text)) continue;
      seen.add(text);
      next.push({ tokens: [...beam.tokens, token], bytes, sum, state });
      from.push(row);
    }
    beams = next;
    if (enough(finished, beams, wanted) || step === maxTokens - 1) break;
    logits = await stepper.next(
      from,
      beams.map((b) => b.tokens.at(-1) as number),
    );
  }
  signal?.throwIfAborted();
  // What was cut off counts only when nothing ended by itself.
  const hypotheses = finished.length > 0 ? finished : beams.map((b) => done(b, b.sum, bias, false));
  return { hypotheses: distinct(hypotheses, key), noSpeech: first.noSpeech };
}

function done({ tokens, bytes, state }: Beam, sum: number, bias: Bias | undefined, ended: boolean): Decoded {
  const length = Math.max(1, tokens.length + (ended ? 1 : 0));
  const bonus = bias && state ? bias.value(state, true) / length : 0;
  return { tokens, bytes, logProb: sum / length, bonus, ended };
}

/** Enough have ended, or no beam can still become better than the worst of those wanted. */
function enough(finished: readonly Decoded[], beams: readonly Beam[], wanted: number): boolean {
  return finished.length >= wanted || beams.length === 0;
}

/** Best first: the mean log probability, and the bonus for likely words. */
export function ranked(hypotheses: readonly Decoded[]): Decoded[] {
  return hypotheses.toSorted((a, b) => b.logProb + b.bonus - a.logProb - a.bonus);
}

function distinct(hypotheses: readonly Decoded[], key: (bytes: string) => string): Decoded[] {
  const best = new Map<string, Decoded>();
  for (const h of ranked(hypotheses)) if (!best.has(key(h.bytes))) best.set(key(h.bytes), h);
  return [...best.values()];
}

/** The likeliest continuations of one beam. */
function expand(
  beam: Beam,
  row: number,
  logits: Float32Array,
  vocabulary: Vocabulary,
  { width, noRepeat, bias }: BeamSettings,
): Candidate[] {
  const { size, sayable, suppressedFirst } = vocabulary;
  const isFirst = beam.tokens.length === 0;
  const banned = noRepeat > 0 ? repeats(beam.tokens, noRepeat) : undefined;
  const forbidden = (token: number) => (isFirst && suppressedFirst[token] === 1) || banned?.has(token) === true;
  const at = row * size;
  const most = bias ? biasReach * width : 2 * width;
  const best: { token: number; value: number }[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const token of sayable) {
    const value = logits[at + token] as number;
    if (value <= least || forbidden(token)) continue;
    let place = best.length;
    while (place > 0 && value > (best[place - 1]?.value ?? 0)) place--;
    best.splice(place, 0, { token, value });
    if (best.length > most) best.pop();
    if (best.length === most) least = best[most - 1]?.value ?? least;
  }
  const highest = best[0]?.value ?? 0;
  let total = 0;
  for (const token of sayable) {
    const difference = (logits[at + token] as number) - highest;
    // What is e^16 times less likely than the best does not show in the sum.
    if (difference > -16 && !forbidden(token)) total += Math.exp(difference);
  }
  const normaliser = highest + Math.log(total);
  return best.map(({ token, value }) => {
    const sum = beam.sum + value - normaliser;
    if (!bias || !beam.state) return { row, token, sum, rank: sum, state: undefined };
    const ends = token === vocabulary.endOfText;
    const state = ends ? beam.state : bias.step(beam.state, vocabulary.bytes(token));
    return { row, token, sum, rank: sum + bias.value(state, ends), state };
  });
}

/** Tokens that would complete a sequence of `length` that has already been said. */
function repeats(tokens: readonly number[], length: number): Set<number> {
  const banned = new Set<number>();
  const tail = tokens.slice(tokens.length - length + 1);
  if (tail.length < length - 1) return banned;
  for (let i = 0; i + length <= tokens.length; i++)
    if (tail.every((token, j) => tokens[i + j] === token)) banned.add(tokens[i + length - 1] as number);
  return banned;
}
