/**
 * One window of sound to hypotheses: features, encoder, beam, and the guard that tries again when the text loops.
 * Promise: short silence behind the speech first (fast), longer only when needed; never more than the model's window.
 * Change with it: beam.ts, guard.ts, whisper.ts (the settings).
 */
import { beamSearch, type Decoded, type Stepper } from './beam.js';
import type { FeatureExtractor } from './features.js';
import type { Cache, WhisperGraph } from './graph.js';
import { isLoop, saidOnce } from './guard.js';
import type { WhisperModel } from './model-files.js';
import { fromBytes, simplified, tidy } from './text.js';
import type { Vocabulary } from './vocabulary.js';

export interface WindowSettings {
  readonly beam: number;
  /** Hypotheses to aim for. */
  readonly wanted: number;
  /** Seconds of silence put behind the speech: each attempt takes the next; the rule against repeats from the second on. */
  readonly silence: readonly number[];
  /** Opens the decoder: what went before, and the prompt. */
  readonly prompt: readonly number[];
  readonly preceding: readonly number[];
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

export async function decodeWindow(
  model: WhisperModel,
  extract: FeatureExtractor,
  samples: Float32Array,
  settings: WindowSettings,
  signal?: AbortSignal,
): Promise<WindowResult> {
  const { graph, vocabulary, features } = model;
  const opening = [...settings.preceding, ...settings.prompt];
  const seconds = samples.length / features.sampling_rate;
  const maxTokens = Math.min(Math.ceil(tokensAtLeast + tokensPerSecond * seconds), model.maxTokens - opening.length);
  let last: WindowResult = { hypotheses: [], noSpeech: 1, attempts: 0 };
  for (const [attempt, silence] of settings.silence.entries()) {
    signal?.throwIfAborted();
    const frames = graph.fixedFrames ?? framesFor(model, seconds + silence);
    const encoding = await graph.encode(extract(samples, frames), features.feature_size, frames);
    const stepper = createStepper(graph, vocabulary, encoding, opening, settings.prompt.length);
    const result = await beamSearch(
      stepper,
      vocabulary,
      { width: settings.beam, wanted: settings.wanted, maxTokens, noRepeat: attempt > 0 ? noRepeat : 0, key: keyOf },
      signal,
    );
    const sound = result.hypotheses.filter((h) => h.ended && !isLoop(textOf(h), seconds));
    const hypotheses = sound.length > 0 ? readings(sound) : last.hypotheses;
    last = { hypotheses, noSpeech: result.noSpeech, attempts: attempt + 1 };
    // Where a loop scores best, the other readings are not much better: they count only if no attempt mends it.
    if (sound[0] !== undefined && sound[0] === result.hypotheses[0]) break;
  }
  return last;
}

/** Even, and not longer than the model's window. */
export function framesFor({ features, maxFrames }: WhisperModel, seconds: number): number {
  return Math.min(maxFrames, 2 * Math.ceil((seconds * features.sampling_rate) / features.hop_length / 2));
}

export function createStepper(
  graph: WhisperGraph,
  vocabulary: Vocabulary,
  encoding: Awaited<ReturnType<WhisperGraph['encode']>>,
  opening: readonly number[],
  promptLength: number,
): Stepper {
  const { size } = vocabulary;
  let cache: Cache;
  return {
    async start() {
      const step = await graph.decode(encoding, [opening]);
      cache = step.cache;
      const first = opening.length - promptLength;
      return {
        logits: step.logits.subarray((opening.length - 1) * size),
        noSpeech: probability(step.logits.subarray(first * size, (first + 1) * size), vocabulary.noSpeech),
      };
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

/** Each text once, best first. */
function readings(decoded: readonly Decoded[]): { text: string; logProb: number }[] {
  const texts = new Map<string, number>();
  for (const h of decoded) {
    const text = saidOnce(textOf(h));
    if (text !== '' && !texts.has(text)) texts.set(text, h.logProb);
  }
  return [...texts].map(([text, logProb]) => ({ text, logProb }));
}

const textOf = (h: Decoded): string => tidy(fromBytes(h.bytes));
/** Half a character at the end counts: two beams may share all but the last byte. */
const keyOf = (bytes: string): string => {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.endsWith('\uFFFD') ? simplified(text) + bytes.slice(-3) : simplified(text).replace(/[\s\p{P}]+/gu, '');
};
