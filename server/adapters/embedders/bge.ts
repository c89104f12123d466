/**
 * bge-small-zh-v1.5 from a local folder: tokens by transformers.js, the graph in ONNX Runtime; short Chinese texts to unit
 * vectors of 512 numbers.
 * Promise: the vector of the first token, no instruction in front (it measured worse); a text has one vector, whatever is asked
 * with it; long texts are cut. Throws model-missing, model-corrupt, engine-failed, aborted.
 * Change with it: server/models/manifest.json, server/adapters/registry.ts, test/contracts/embedder.contract.ts.
 */
import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BertTokenizer } from '@xenova/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AssistantError } from '../../errors.js';
import type { Embedder } from '../../ports/embedder.js';

export interface BgeOptions {
  /** Holds tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx. */
  readonly folder: string;
  /** One is best for short questions. */
  readonly threads?: number;
}

const files = ['tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_quantized.onnx')] as const;
/** Positions the graph knows. */
const maxTokens = 512;

type Encode = (text: string) => readonly number[];

export async function createBge({ folder, threads = 1 }: BgeOptions): Promise<Embedder> {
  const { encode, session } = await open(folder, threads);
  return {
    async embed(texts, options) {
      const vectors: Float32Array[] = [];
      // One by one: the int8 graph scales by the whole batch, so that company would change a text's vector, and gains no time.
      for (const text of texts) {
        if (options?.signal?.aborted) throw new AssistantError('aborted');
        vectors.push(unit(await firstToken(session, encode(text))));
      }
      if (options?.signal?.aborted) throw new AssistantError('aborted');
      return vectors;
    },
    close: () => session.release(),
  };
}

async function open(folder: string, threads: number): Promise<{ encode: Encode; session: InferenceSession }> {
  for (const file of files)
    await access(join(folder, file)).catch((cause: unknown) => {
      throw new AssistantError('model-missing', { detail: `${basename(folder)}/${file} is not there`, cause });
    });
  try {
    const [tokenizer, config] = await Promise.all(
      files.slice(0, 2).map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as object),
    );
    const words = new BertTokenizer(tokenizer, config);
    const session = await InferenceSession.create(join(folder, files[2]), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    return { encode: (text) => (words.encode(text) as number[]).slice(0, maxTokens), session };
  } catch (cause) {
    throw new AssistantError('model-corrupt', { detail: `${basename(folder)} does not load`, cause });
  }
}

/** The last layer's state at the first token, [dimension]. */
async function firstToken(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const fill = (value: (id: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(ids, (id) => BigInt(value(id))),
      [1, ids.length],
    );
  const output = await session
    .run({ input_ids: fill((id) => id), attention_mask: fill(() => 1), token_type_ids: fill(() => 0) })
    .catch((cause: unknown) => {
      throw new AssistantError('engine-failed', { detail: 'the embedder stopped', retryable: true, cause });
    });
  const states = output.last_hidden_state ?? output[session.outputNames[0] ?? ''];
  if (!(states?.data instanceof Float32Array))
    throw new AssistantError('engine-failed', { detail: 'no states came out' });
  return states.data.slice(0, states.dims.at(-1));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
  return vector.map((x) => x / length);
}
