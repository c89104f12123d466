/** The vocabulary and the voices in Kokoro's folder. Throws `model-missing` or `model-corrupt`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../../../errors.js';

/** A voice has one style for each number of symbols, 1..510; that is also the most the network takes. */
export const mostSymbols = 510;
export const styleWidth = 256;

export interface Symbols {
  /** Numbers of the phonemes; those the vocabulary does not know are left out. */
  idsOf(phonemes: string): number[];
  /** The style of a voice for so many symbols. */
  style(voice: string, count: number): Promise<Float32Array>;
}

export async function loadSymbols(folder: string): Promise<Symbols> {
  const vocabulary = parse(await read(folder, 'vocab.json'));
  const voices = new Map<string, Float32Array>();
  return {
    idsOf: (phonemes) => [...phonemes].flatMap((p) => vocabulary[p] ?? []),
    async style(voice, count) {
      const all = voices.get(voice) ?? (await readVoice(folder, voice));
      voices.set(voice, all);
      const row = Math.min(Math.max(count, 1), mostSymbols) - 1;
      return all.slice(row * styleWidth, (row + 1) * styleWidth);
    },
  };
}

async function readVoice(folder: string, voice: string): Promise<Float32Array> {
  if (!/^\w+$/.test(voice)) throw new AssistantError('model-missing', { detail: 'no such voice' });
  const bytes = await read(folder, join('voices', `${voice}.bin`));
  if (bytes.length !== mostSymbols * styleWidth * 4)
    throw new AssistantError('model-corrupt', { detail: `kokoro-82m/voices/${voice}.bin has ${bytes.length} bytes` });
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function parse(json: Buffer): Record<string, number> {
  try {
    return JSON.parse(json.toString('utf8')) as Record<string, number>;
  } catch (cause) {
    throw new AssistantError('model-corrupt', { detail: 'kokoro-82m/vocab.json is not JSON', cause });
  }
}

function read(folder: string, file: string): Promise<Buffer> {
  return readFile(join(folder, file)).catch((cause: unknown) => {
    throw new AssistantError('model-missing', { detail: `kokoro-82m/${file} is not there`, cause });
  });
}
