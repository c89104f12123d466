/**
 * One window of sound to hypotheses: features, encoder, beam, and the guard that tries again when the text loops.
 * Promise: short silence behind the speech first (fast), longer only when needed; never more than the model's window.
 * Change with it: beam.ts, guard.ts, whisper.ts (the settings).
 */
import { type BeamResult, beamSearch, type Decoded, ranked, type Stepper } from './beam.js';
import type { Bias } from './bias.js';
import type { FeatureExtractor } from './features.js';
import type { Cache, Encoding, WhisperGraph } from './graph.js';
import { isChinese, isLoop, saidOnce } from './guard.js';
import type { WhisperModel } from './model-files.js';
import { fromBytes, simplified, tidy } from './text.js';
import type { Vocabulary } from './vocabulary.js';

export interface WindowSettings {
  readonly beam: number;
  /** Hypotheses to aim for. */
  readonly wanted: number;
  /** Seconds of silence put behind the speech: each attempt takes the next; the rule against repeats from the second on. */
  readonly silence: readonly number[];
  /** Opens the decoder. */
  readonly prompt: readonly number[];
  /** Told before the prompt; what is then heard without any likely word is listened to again untold. */
  readonly preceding: readonly number[];
  readonly bias?: Bias;
}

export interface WindowResult {
  readonly hypotheses: readonly { readonly text: string; readonly logProb: number }[];
  readonly noSpeech: number;
  /** Attempts made; 1 when the first text was no loop. */
  readonly attempts: number;
}

/** Tokens a second that nobody exceeds, and tokens that even the shortest speech may take. */
const tokensPerSecond = 16;
const tokensAtLeast = 12;
/** No sequence of so many tokens twice, once a text has looped. */
const noRepeat = 3;
/** Mean log probability from which a text is taken although none of the likely words is in it. */
const certain = -0.35;
/** No-speech probability above which it is not told what to expect. */
const speechBelow = 0.5;
/** Readings handed on beyond those wanted, when listening twice brought more. */
const spareReadings = 2;

export async function decodeWindow(
  model: WhisperModel,
  extract: FeatureExtractor,
  samples: Float32Array,
  settings: WindowSettings,
  signal?: AbortSignal,
): Promise<WindowResult> {
  const { graph, features } = model;
  const seconds = samples.length / features.sampling_rate;
  let last: WindowResult = { hypotheses: [], noSpeech: 1, attempts: 0 };
  for (const [attempt, silence] of settings.silence.entries()) {
    signal?.throwIfAborted();
    const frames = graph.fixedFrames ?? framesFor(model, seconds + silence);
    const encoding = await graph.encode(extract(samples, frames), features.feature_size, frames);
    const rule = attempt > 0 ? noRepeat : 0;
    const result = await listen(model, encoding, settings, seconds, rule, signal);
    const sound = result.hypotheses.filter((h) => h.ended && !isLoop(textOf(h), seconds));
    const hypotheses = sound.length > 0 ? readings(sound, settings.wanted) : last.hypotheses;
    last = { hypotheses, noSpeech: result.noSpeech, attempts: attempt + 1 };
    // Where a loop scores best, the other readings are not much better: they count only if no attempt mends it.
    if (sound[0] !== undefined && sound[0] === result.hypotheses[0]) break;
  }
  return last;
}

/**
 * Told what the talk is about; and untold, when that brought a doubtful text without any of the likely words. Where there
 * may be no speech at all it is not told: Whisper would only repeat what it was told.
 */
async function listen(
  model: WhisperModel,
  encoding: Encoding,
  settings: WindowSettings,
  seconds: number,
  rule: number,
  signal?: AbortSignal,
): Promise<BeamResult> {
  const { vocabulary } = model;
  const { preceding, prompt, beam: width, wanted, bias } = settings;
  const maxTokens = Math.ceil(tokensAtLeast + tokensPerSecond * seconds);
  const stepper = (opening: readonly number[]) =>
    createStepper(model.graph, vocabulary, encoding, opening, prompt.length);
  const search = (from: Stepper, opening: readonly number[], likely: Bias | undefined) => {
    const most = Math.min(maxTokens, model.maxTokens - opening.length);
    const rules = { width, wanted, maxTokens: most, noRepeat: rule, key: keyOf, ...(likely && { bias: likely }) };
    return beamSearch(from, vocabulary, rules, signal);
  };
  const plain = stepper(prompt);
  const { noSpeech } = await plain.start();
  if (noSpeech > speechBelow) return search(plain, prompt, undefined);
  if (preceding.length === 0) return search(plain, prompt, bias);
  const opening = [...preceding, ...prompt];
  const told = await search(stepper(opening), opening, bias);
  const [best] = told.hypotheses;
  if (best && (best.bonus > 0 || best.logProb > certain)) return { ...told, noSpeech };
  const untold = await search(plain, prompt, bias);
  return { hypotheses: ranked([...told.hypotheses, ...untold.hypotheses]), noSpeech };
}

/** Even, and not longer than the model's window. */
export function framesFor({ features, maxFrames }: WhisperModel, seconds: number): number {
  return Math.min(maxFrames, 2 * Math.ceil((seconds * features.sampling_rate) / features.hop_length / 2));
}

export function createStepper(
  graph: WhisperGraph,
  vocabulary: Vocabulary,
  encoding: Encoding,
  opening: readonly number[],
  promptLength: number,
): Stepper {
  const { size } = vocabulary;
  let cache: Cache;
  let opened: { logits: Float32Array; noSpeech: number } | undefined;
  return {
    async start() {
      if (opened) return opened;
      const step = await graph.decode(encoding, [opening]);
      cache = step.cache;
      // Counted from the end: a graph may give the logits of the last tokens only.
      const fromEnd = (tokens: number) => {
        const end = step.logits.length - (tokens - 1) * size;
        return step.logits.subarray(end - size, end);
      };
      opened = { logits: fromEnd(1), noSpeech: probability(fromEnd(promptLength), vocabulary.noSpeech) };
      return opened;
    },
    async next(from, tokens) {
      const same = from.length === cache.rows && from.every((row, i) => row === i);
      const step = await graph.decode(
        encoding,
        tokens.map((t) => [t]),
        same ? cache : graph.select(cache, from),
      );
      cache = step.cache;
      return step.logits;
    },
  };
}

function probability(logits: Float32Array, token: number): number {
  const highest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = logits.reduce((sum, value) => sum + Math.exp(value - highest), 0);
  return Math.exp((logits[token] ?? Number.NEGATIVE_INFINITY) - highest) / total;
}

/** Each text once, best first, not many more than wanted. */
function readings(decoded: readonly Decoded[], wanted: number): { text: string; logProb: number }[] {
  const texts = new Map<string, number>();
  for (const h of decoded) {
    const text = saidOnce(textOf(h));
    if (isChinese(text) && !texts.has(text)) texts.set(text, h.logProb);
  }
  return [...texts].slice(0, wanted + spareReadings).map(([text, logProb]) => ({ text, logProb }));
}

const textOf = (h: Decoded): string => tidy(fromBytes(h.bytes));
/** Half a character at the end counts: two beams may share all but the last byte. */
const keyOf = (bytes: string): string => {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.endsWith('\uFFFD') ? simplified(text) + bytes.slice(-3) : simplified(text).replace(/[\s\p{P}]+/gu, '');
};
