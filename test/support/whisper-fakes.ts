/** A Whisper without weights: a vocabulary of a dozen tokens and a decoder that follows a script. */
import type { Stepper } from '../../server/adapters/recognisers/whisper/beam.js';
import type { Cache, Encoding } from '../../server/adapters/recognisers/whisper/graph.js';
import type { WhisperModel } from '../../server/adapters/recognisers/whisper/model-files.js';
import {
  createVocabulary,
  type Vocabulary,
  type VocabularyFiles,
} from '../../server/adapters/recognisers/whisper/vocabulary.js';

/** Bytes as byte-level BPE prints them. */
const printable = (bytes: Uint8Array): string => {
  let next = 256;
  const table: string[] = [];
  for (let byte = 0; byte < 256; byte++) {
    const plain = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    table.push(String.fromCharCode(plain ? byte : next++));
  }
  return Array.from(bytes, (b) => table[b]).join('');
};
const utf8 = (text: string) => new TextEncoder().encode(text);

export const specials = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|zh|>',
  '<|transcribe|>',
  '<|startofprev|>',
  '<|nospeech|>',
  '<|notimestamps|>',
  '<|0.00|>',
];

/** Files of a vocabulary whose tokens write `texts`; a Uint8Array is a token of bytes that are no character yet. */
export function vocabularyFiles(texts: readonly (string | Uint8Array)[]): VocabularyFiles {
  const words = texts.map((t) => printable(typeof t === 'string' ? utf8(t) : t));
  const all = [...words, ...specials];
  return {
    tokenizer: {
      version: '1.0',
      added_tokens: specials.map((content, i) => ({ id: words.length + i, content, special: true })),
      normalizer: null,
      pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
      post_processor: null,
      decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
      model: { type: 'BPE', vocab: Object.fromEntries(all.map((t, i) => [t, i])), merges: [] },
    },
    tokenizerConfig: { tokenizer_class: 'WhisperTokenizer', unk_token: '<|endoftext|>' },
    suppressTokens: [],
    beginSuppressTokens: [words.length],
    size: all.length,
  };
}

export const fakeVocabulary = (texts: readonly (string | Uint8Array)[]): Vocabulary =>
  createVocabulary(vocabularyFiles(texts));

/**
 * Follows probabilities: `next(said)` gives, for the texts said so far, the probability of each token that may follow
 * (`''` is the end); the rest shares what is left.
 */
export function scriptedStepper(
  vocabulary: Vocabulary,
  texts: readonly string[],
  next: (said: string) => Readonly<Record<string, number>>,
): Stepper & { readonly calls: number[] } {
  const calls: number[] = [];
  let said: string[] = [''];
  const row = (text: string): Float32Array => {
    const logits = new Float32Array(vocabulary.size).fill(Math.log(1e-6));
    for (const [token, p] of Object.entries(next(text)))
      logits[token === '' ? vocabulary.endOfText : texts.indexOf(token)] = Math.log(p);
    return logits;
  };
  return {
    calls,
    start: async () => ({ logits: row(''), noSpeech: 0.01 }),
    async next(from, tokens) {
      calls.push(from.length);
      said = tokens.map((token, i) => (said[from[i] as number] as string) + texts[token]);
      const logits = new Float32Array(said.length * vocabulary.size);
      for (const [i, text] of said.entries()) logits.set(row(text), i * vocabulary.size);
      return logits;
    },
  };
}

/** What the fake encoder was asked for. */
export interface Hearing {
  readonly frames: number;
  /** Loudest feature: tells one sound from another. */
  readonly loudness: number;
}

/**
 * A whole model whose decoder says the tokens of `says(hearing)` and ends; `undefined` in it is the end, and the last
 * one goes on for ever when it is not. `runs` collects what was encoded.
 */
export function fakeModel(
  texts: readonly string[],
  says: (hearing: Hearing) => readonly (string | undefined)[],
  noSpeech = 0.02,
  /** Logit of the second reading of every token; the first has 5. */
  second = 2,
): WhisperModel & { readonly runs: Hearing[]; readonly openings: number[][]; overlapped: boolean } {
  const vocabulary = fakeVocabulary(texts);
  const runs: Hearing[] = [];
  const openings: number[][] = [];
  const { size } = vocabulary;
  let running = 0;
  const model = {
    vocabulary,
    runs,
    openings,
    overlapped: false,
    features: { feature_size: 80, hop_length: 160, n_fft: 400, sampling_rate: 16000 },
    maxFrames: 3000,
    maxTokens: 448,
    graph: {
      vocabularySize: size,
      async encode(features: Float32Array, _bins: number, frames: number) {
        const hearing = { frames, loudness: features.reduce((a, b) => Math.max(a, b), -9) };
        runs.push(hearing);
        return { graph: says(hearing) };
      },
      async decode(encoding: Encoding, tokens: readonly (readonly number[])[], cache?: Cache) {
        model.overlapped ||= running > 0;
        running++;
        await new Promise((done) => setImmediate(done));
        running--;
        const script = encoding.graph as readonly (string | undefined)[];
        const width = tokens[0]?.length ?? 0;
        if (!cache) openings.push([...(tokens[0] ?? [])]);
        const said = cache ? cache.length + width - (openings.at(-1)?.length ?? 0) : 0;
        const word = script[Math.min(said, script.length - 1)];
        const logits = new Float32Array(tokens.length * width * size).fill(-9);
        for (let row = 0; row < tokens.length; row++) {
          const last = (row * width + width - 1) * size;
          logits[last + (word === undefined ? vocabulary.endOfText : texts.indexOf(word))] = 5;
          // A second reading that is less likely.
          const other = last + ((texts.indexOf(word ?? '') + 1) % texts.length);
          if (word !== undefined) logits[other] = Math.max(second, logits[other] ?? 0);
        }
        if (!cache) {
          const start = tokens[0]?.indexOf(vocabulary.prompt('zh')[0] as number) ?? 0;
          logits.fill(0, start * size, (start + 1) * size);
          logits[start * size + vocabulary.noSpeech] = Math.log((noSpeech * (size - 1)) / (1 - noSpeech));
        }
        return { logits, cache: { rows: tokens.length, length: (cache?.length ?? 0) + width } };
      },
      select: (cache: Cache, rows: readonly number[]) => ({ rows: rows.length, length: cache.length }),
      close: async () => undefined,
    },
  };
  return model;
}
