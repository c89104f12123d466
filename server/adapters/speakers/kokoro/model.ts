/**
 * The Kokoro network in ONNX Runtime: phonemes and a voice in, samples at 24 kHz out. One inference at a time.
 * Change with it: server/models/convert/kokoro.ts (what the folder holds).
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AssistantError } from '../../../errors.js';

/** Samples a second. */
export const kokoroRate = 24_000;
/** A voice has one style for each number of phonemes, 1..510. */
const styleWidth = 256;
const styleRows = 510;

export interface KokoroModel {
  /** Renders phonemes; those beyond 510 are left out. `speed` 1 is normal, more is faster. */
  render(phonemes: string, voice: string, speed: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Loads model.onnx and vocab.json. Throws `model-missing` or `model-corrupt`. */
export async function loadKokoro(folder: string, threads: number): Promise<KokoroModel> {
  const vocabulary = JSON.parse((await read(folder, 'vocab.json')).toString('utf8')) as Record<string, number>;
  await access(join(folder, 'model.onnx')).catch(absent('model.onnx'));
  const session = await InferenceSession.create(join(folder, 'model.onnx'), { intraOpNumThreads: threads }).catch(
    (cause: unknown) => {
      throw new AssistantError('model-corrupt', { detail: 'kokoro-82m/model.onnx cannot be loaded', cause });
    },
  );
  const voices = new Map<string, Float32Array>();
  let last: Promise<unknown> = Promise.resolve();

  async function styles(voice: string): Promise<Float32Array> {
    const known = voices.get(voice);
    if (known) return known;
    if (!/^\w+$/.test(voice)) throw new AssistantError('model-missing', { detail: 'no such voice' });
    const bytes = await read(folder, join('voices', `${voice}.bin`));
    if (bytes.length !== styleRows * styleWidth * 4)
      throw new AssistantError('model-corrupt', { detail: `voice ${voice} has ${bytes.length} bytes` });
    const loaded = new Float32Array(new Uint8Array(bytes).buffer);
    voices.set(voice, loaded);
    return loaded;
  }

  async function infer(phonemes: string, voice: string, speed: number): Promise<Float32Array> {
    const ids = [...phonemes].flatMap((p) => vocabulary[p] ?? []).slice(0, styleRows);
    if (ids.length === 0) return new Float32Array(0);
    const all = await styles(voice);
    const row = ids.length - 1;
    const tokens = BigInt64Array.from([0, ...ids, 0], BigInt);
    const out = await session.run({
      tokens: new Tensor('int64', tokens, [1, tokens.length]),
      style: new Tensor('float32', all.slice(row * styleWidth, (row + 1) * styleWidth), [1, styleWidth]),
      speed: new Tensor('float32', Float32Array.of(speed), [1]),
    });
    return out.audio?.data as Float32Array;
  }

  return {
    render(phonemes, voice, speed) {
      const mine = last.then(() => infer(phonemes, voice, speed));
      last = mine.catch(() => {});
      return mine;
    },
    async close() {
      await last;
      await session.release();
    },
  };
}

const read = (folder: string, file: string): Promise<Buffer> => readFile(join(folder, file)).catch(absent(file));

const absent =
  (file: string) =>
  (cause: unknown): never => {
    throw new AssistantError('model-missing', { detail: `kokoro-82m/${file} is not there`, cause });
  };
