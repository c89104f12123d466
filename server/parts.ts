/**
 * The engines that the settings name, opened: ear, voice, dense retrieval, voice detection, language model.
 * Promise: an engine whose model files are missing or damaged is left out and reported with what to do; the others open.
 * Change with it: adapters/registry.ts, channels/protocol.ts (the names of the parts).
 */
import { createAdapter } from './adapters/registry.js';
import type { PartName, PartState } from './channels/protocol.js';
import type { Config } from './config.js';
import { toAssistantError } from './errors.js';
import type { Logger } from './logger.js';
import type { Embedder } from './ports/embedder.js';
import type { LanguageModel } from './ports/language-model.js';
import type { Recogniser } from './ports/recogniser.js';
import type { Speaker } from './ports/speaker.js';
import type { VoiceDetector } from './ports/voice-detector.js';

export interface Parts {
  readonly recogniser: Recogniser | undefined;
  readonly speaker: Speaker | undefined;
  readonly embedder: Embedder | undefined;
  readonly voiceDetector: VoiceDetector | undefined;
  readonly languageModel: LanguageModel | undefined;
  readonly states: Readonly<Record<PartName, PartState>>;
  close(): Promise<void>;
}

/** Throws `config-invalid` for a name that no adapter has; what is merely missing does not throw. */
export async function openParts(config: Config, log: Logger): Promise<Parts> {
  const open = async <T>(part: PartName, name: string, make: () => Promise<T | undefined>) => {
    try {
      const engine = await make();
      const state: PartState = engine === undefined ? { state: 'off' } : { state: 'ready' };
      return { part, engine, state };
    } catch (thrown) {
      const error = toAssistantError(thrown);
      if (error.code === 'config-invalid') throw error;
      log.warn({ part, engine: name, code: error.code }, `${part} is off: ${error.message}`);
      const state: PartState = { state: 'missing', hint: error.forPerson };
      return { part, engine: undefined, state };
    }
  };
  const make = createAdapter;
  const ear = await open('ear', config.XIANGYIN_RECOGNISER, () =>
    make('recogniser', config.XIANGYIN_RECOGNISER, config),
  );
  const voice = await open('voice', config.XIANGYIN_SPEAKER, () => make('speaker', config.XIANGYIN_SPEAKER, config));
  const dense = await open('dense', config.XIANGYIN_EMBEDDER, () => make('embedder', config.XIANGYIN_EMBEDDER, config));
  const detection = await open('voiceDetection', config.XIANGYIN_VOICE_DETECTOR, () =>
    make('voiceDetector', config.XIANGYIN_VOICE_DETECTOR, config),
  );
  const language = await open('languageModel', config.XIANGYIN_LANGUAGE_MODEL, () =>
    make('languageModel', config.XIANGYIN_LANGUAGE_MODEL, config),
  );
  // The voice is closed by the cache that wraps it.
  const closable = [ear, dense, detection].map(({ engine }) => engine);
  return {
    recogniser: ear.engine,
    speaker: voice.engine,
    embedder: dense.engine,
    voiceDetector: detection.engine,
    languageModel: language.engine,
    states: {
      ear: ear.state,
      voice: voice.state,
      dense: dense.state,
      voiceDetection: detection.state,
      languageModel: language.state,
    },
    close: async () => {
      await Promise.all(closable.map((engine) => engine?.close?.()));
    },
  };
}
