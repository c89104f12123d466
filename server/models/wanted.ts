/** Which models the settings call for, and where they come from. Change with it: adapters/registry.ts (the same names). */
import { type Config, modelFolder } from '../config.js';

export interface ModelOptions {
  /** The folder that holds one folder a model. */
  readonly store: string;
  /** A folder of the operator with models; empty: none. */
  readonly folder: string;
  /** Endpoint of a hub; empty: none. */
  readonly hub: string;
  /** Whether packages of the language registries may be fetched. */
  readonly packages: boolean;
  /** Ids of the manifest, or `owner/repository` for a Whisper of the hub. */
  readonly wanted: readonly string[];
}

/** What ensureModels takes, out of the settings. */
export function modelOptions(config: Config): ModelOptions {
  const wanted: string[] = [];
  if (config.XIANGYIN_RECOGNISER === 'whisper') wanted.push(config.XIANGYIN_WHISPER_MODEL);
  if (config.XIANGYIN_VOICE_DETECTOR === 'silero') wanted.push('silero-vad');
  if (config.XIANGYIN_EMBEDDER === 'bge') wanted.push('bge-small-zh-v1.5');
  if (config.XIANGYIN_SPEAKER === 'kokoro') wanted.push('kokoro-82m');
  return {
    store: modelFolder(config),
    folder: config.XIANGYIN_MODEL_FOLDER,
    hub: config.XIANGYIN_MODEL_HUB,
    packages: config.XIANGYIN_MODEL_PACKAGES === 'on',
    wanted,
  };
}
