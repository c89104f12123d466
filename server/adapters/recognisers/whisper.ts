/**
 * Whisper in ONNX Runtime, any size, our own export or a hub's.
 * Promise: one inference at a time whoever calls; simplified Chinese; several readings of one sound; loops and known
 * inventions are not handed on; `signal` stops it between steps. Throws model-missing, model-corrupt, engine-failed.
 * Change with it: the files in whisper/, server/adapters/registry.ts, test/contracts/recogniser.contract.ts.
 */
import { AssistantError } from '../../errors.js';
import type { RecogniseOptions, Recogniser } from '../../ports/recogniser.js';
import type { Hypothesis, Transcript, Utterance } from '../../turn/turn.js';
import { createBias } from './whisper/bias.js';
import { decodeWindow, type WindowResult } from './whisper/decode-window.js';
import { createFeatures } from './whisper/features.js';
import { inventionReason } from './whisper/guard.js';
import { openWhisper, type WhisperModel } from './whisper/model-files.js';
import { createQueue } from './whisper/queue.js';
import { splitAtPauses } from './whisper/windows.js';

export interface WhisperSettings {
  /** Beam width; 1 is greedy. */
  readonly beam: number;
  /** Hypotheses to aim for; five, or as many as beams. */
  readonly wanted?: number;
  /** Seconds of silence behind the speech: the first, and the next each time the text loops. */
  readonly silence?: readonly number[];
  /** What the decoder is told went before, when the caller gives hints; empty: nothing. */
  readonly preamble?: string;
  /** Bonus for the caller's hints, in nats a character; 0: none. */
  readonly hintBonus?: number;
}

export interface WhisperOptions extends WhisperSettings {
  /** Holds the model's files. */
  readonly folder: string;
  readonly threads: number;
}

/** Seconds. Little silence is fast, more is safe: below two, many texts loop; from four on, hardly any does. */
const usualSilence = [4, 8, 30];
/** Names the field, no service: told service names, Whisper says them when it does not understand. */
const usualPreamble = '政务服务咨询：社保、医保、户口、补贴、证件怎么办理。';
const usualBonus = 1.6;
const preambleTokens = 60;
/** Seconds that stay free at the end of a full window. */
const leastSilence = 2;
/** Sound shorter than this, in samples, holds no syllable. */
const leastSamples = 1600;

export async function createWhisper({ folder, threads, ...settings }: WhisperOptions): Promise<Recogniser> {
  return createWhisperFrom(await openWhisper(folder, threads), settings);
}

/** A recogniser on a model that is already open. */
export function createWhisperFrom(model: WhisperModel, settings: WhisperSettings): Recogniser {
  const { beam, wanted = Math.max(beam, 5), silence = usualSilence } = settings;
  const { preamble = usualPreamble, hintBonus = usualBonus } = settings;
  const { graph, vocabulary, features, maxFrames } = model;
  const extract = createFeatures(features);
  const queue = createQueue();
  const biasOf = remembered((hints) => createBias(hints, hintBonus));
  const longest = maxFrames * features.hop_length - leastSilence * features.sampling_rate;

  async function* recognise(utterance: Utterance, options: RecogniseOptions): AsyncIterable<Transcript> {
    const { dialect, hints = [], signal } = options;
    const prompt = vocabulary.prompt(dialect === 'cantonese' && vocabulary.speaks('yue') ? 'yue' : 'zh');
    const told = hints.length > 0;
    const preceding = told ? vocabulary.preceding(preamble, preambleTokens) : [];
    const window = { beam, wanted, silence, prompt, preceding, ...(told && { bias: biasOf(hints) }) };
    const pieces = splitAtPauses(utterance.samples, longest);
    const results: WindowResult[] = [];
    for (const [i, piece] of pieces.entries()) {
      const work = async () => (soundless(piece) ? nothingHeard : decodeWindow(model, extract, piece, window, signal));
      results.push(await queue.run(work, signal).catch((cause) => failed(cause, signal)));
      yield toTranscript(results, i === pieces.length - 1);
    }
  }

  return { recognise, close: () => queue.run(() => graph.close()) };
}

/** The last result, as long as the argument is the same array. */
function remembered<T>(make: (hints: readonly string[]) => T): (hints: readonly string[]) => T {
  let last: { hints: readonly string[]; made: T } | undefined;
  return (hints) => {
    if (last?.hints !== hints) last = { hints, made: make(hints) };
    return last.made;
  };
}

const nothingHeard: WindowResult = { hypotheses: [], noSpeech: 1, attempts: 0 };
const soundless = (samples: Float32Array) => samples.length < leastSamples || samples.every((s) => s === 0);

function failed(cause: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw new AssistantError('aborted', { cause });
  if (cause instanceof AssistantError) throw cause;
  throw new AssistantError('engine-failed', { detail: 'Whisper stopped in the middle', retryable: true, cause });
}

/** The windows one after the other; the n-th reading is made of the n-th of each, or its last. */
function toTranscript(windows: readonly WindowResult[], final: boolean): Transcript {
  const invented = (h: Hypothesis) => inventionReason(h.text) !== undefined;
  const heard = windows
    .filter(({ hypotheses: [best] }) => best && !invented(best))
    .map((w) => w.hypotheses.filter((h) => !invented(h)));
  const count = Math.max(0, ...heard.map((hs) => hs.length));
  const hypotheses: Hypothesis[] = Array.from({ length: count }, (_, n) => {
    const parts = heard.map((hs) => hs[Math.min(n, hs.length - 1)] as Hypothesis);
    return {
      text: parts.map((p) => p.text).join('，'),
      logProb: parts.reduce((sum, p) => sum + p.logProb, 0) / parts.length,
    };
  });
  const best = hypotheses[0];
  return {
    text: best?.text ?? '',
    hypotheses,
    confidence: best ? Math.exp(best.logProb) : 0,
    noSpeech: Math.min(1, ...windows.map((w) => w.noSpeech)),
    final,
  };
}
