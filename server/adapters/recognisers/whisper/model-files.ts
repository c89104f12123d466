/**
 * Opens a Whisper folder: our own export (encoder.onnx, decoder.onnx) or a hub's (onnx/encoder_model*.onnx,
 * onnx/decoder_model_merged*.onnx), with the JSON files that lie beside it.
 * Promise: missing files are model-missing, broken ones model-corrupt. Change with it: server/models/manifest.json.
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { AssistantError } from '../../../errors.js';
import type { FeatureConfig } from './features.js';
import type { WhisperGraph } from './graph.js';
import { createMergedGraph } from './merged-graph.js';
import { createSplitGraph } from './split-graph.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

export interface WhisperModel {
  readonly graph: WhisperGraph;
  readonly vocabulary: Vocabulary;
  readonly features: FeatureConfig;
  /** Longest window, in frames. */
  readonly maxFrames: number;
  /** Longest text, in tokens, prompt included. */
  readonly maxTokens: number;
}

/** Encoder and decoder of an export, best first. */
const layouts = [
  { kind: 'split', encoder: 'encoder.onnx', decoder: 'decoder.onnx' },
  { kind: 'merged', encoder: 'onnx/encoder_model.onnx', decoder: 'onnx/decoder_model_merged.onnx' },
  { kind: 'merged', encoder: 'onnx/encoder_model_quantized.onnx', decoder: 'onnx/decoder_model_merged_quantized.onnx' },
] as const;

interface ModelConfig {
  readonly d_model: number;
  readonly decoder_attention_heads: number;
  readonly vocab_size: number;
  readonly max_target_positions: number;
  readonly max_source_positions: number;
  readonly suppress_tokens?: readonly number[];
  readonly begin_suppress_tokens?: readonly number[];
}

export async function openWhisper(folder: string, threads: number): Promise<WhisperModel> {
  const layout = await findLayout(folder);
  const config = await readJson<ModelConfig>(folder, 'config.json');
  const generation = await readJson<Partial<ModelConfig>>(folder, 'generation_config.json', {});
  const vocabulary = createVocabulary({
    tokenizer: await readJson(folder, 'tokenizer.json'),
    tokenizerConfig: await readJson(folder, 'tokenizer_config.json', {}),
    suppressTokens: generation.suppress_tokens ?? config.suppress_tokens ?? [],
    beginSuppressTokens: generation.begin_suppress_tokens ?? config.begin_suppress_tokens ?? [],
    size: config.vocab_size,
  });
  const [encoder, decoder] = await Promise.all([
    openSession(join(folder, layout.encoder), threads),
    openSession(join(folder, layout.decoder), threads),
  ]);
  const maxFrames = 2 * config.max_source_positions;
  const shape = {
    vocabularySize: config.vocab_size,
    heads: config.decoder_attention_heads,
    width: config.d_model / config.decoder_attention_heads,
  };
  return {
    graph:
      layout.kind === 'split'
        ? createSplitGraph(encoder, decoder, shape)
        : createMergedGraph(encoder, decoder, shape, maxFrames),
    vocabulary,
    features: await readJson<FeatureConfig>(folder, 'preprocessor_config.json'),
    maxFrames,
    maxTokens: config.max_target_positions,
  };
}

async function findLayout(folder: string): Promise<(typeof layouts)[number]> {
  const there = (file: string) =>
    access(join(folder, file)).then(
      () => true,
      () => false,
    );
  for (const layout of layouts) if ((await there(layout.encoder)) && (await there(layout.decoder))) return layout;
  throw new AssistantError('model-missing', {
    detail: `no Whisper in its model folder; looked for ${layouts.map((l) => `${l.encoder} + ${l.decoder}`).join(', ')}`,
  });
}

async function readJson<T>(folder: string, name: string, otherwise?: T): Promise<T> {
  const text = await readFile(join(folder, name), 'utf8').catch((cause) => {
    if (otherwise !== undefined) return undefined;
    throw new AssistantError('model-missing', { detail: `${name} is not in the Whisper folder`, cause });
  });
  if (text === undefined) return otherwise as T;
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new AssistantError('model-corrupt', { detail: `${name} of the Whisper folder is not JSON`, cause });
  }
}

async function openSession(file: string, threads: number): Promise<InferenceSession> {
  const options = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  } as const;
  return InferenceSession.create(file, options).catch((cause) => {
    throw new AssistantError('model-corrupt', { detail: 'a Whisper graph does not load', cause });
  });
}
