/**
 * The one list of providers: port → { name: lazy factory }. The name is the value of the port's setting.
 * Promise: nothing heavy is imported until its factory runs; an unknown name lists the known ones.
 * Change with it: one line here, one adapter file, one contract test.
 */
import { join } from 'node:path';
import { type Config, modelFolder } from '../config.js';
import { AssistantError } from '../errors.js';
import type { Embedder } from '../ports/embedder.js';
import type { LanguageModel } from '../ports/language-model.js';
import type { Recogniser } from '../ports/recogniser.js';
import type { Speaker } from '../ports/speaker.js';
import type { TextReader } from '../ports/text-reader.js';
import type { VoiceDetector } from '../ports/voice-detector.js';

interface Ports {
  recogniser: Recogniser;
  speaker: Speaker;
  embedder: Embedder;
  languageModel: LanguageModel;
  voiceDetector: VoiceDetector;
  textReader: TextReader;
}
type Factory<T> = (config: Config) => Promise<T>;
type Registry = { readonly [P in keyof Ports]: Readonly<Record<string, Factory<Ports[P]>>> };

export const registry: Registry = {
  recogniser: {
    whisper: async (c) =>
      (await import('./recognisers/whisper.js')).createWhisper({
        folder: join(modelFolder(c), c.XIANGYIN_WHISPER_MODEL),
        threads: c.XIANGYIN_THREADS,
        beam: c.XIANGYIN_WHISPER_BEAM,
      }),
  },
  speaker: {
    kokoro: async (c) =>
      (await import('./speakers/kokoro.js')).createKokoro({
        folder: join(modelFolder(c), 'kokoro-82m'),
        threads: c.XIANGYIN_THREADS,
        voice: c.XIANGYIN_VOICE,
      }),
    browser: async () => (await import('./speakers/browser.js')).createBrowserSpeaker(),
  },
  embedder: {
    bge: async (c) =>
      (await import('./embedders/bge.js')).createBge({ folder: join(modelFolder(c), 'bge-small-zh-v1.5') }),
  },
  languageModel: {
    openai: async (c) => {
      const { createOpenAi, readEndpoints } = await import('./language-models/openai.js');
      return createOpenAi({
        endpoints: readEndpoints(c.XIANGYIN_LLM_BASE_URL, c.XIANGYIN_LLM_API_KEY, c.XIANGYIN_LLM_MODEL),
        timeoutMs: c.XIANGYIN_LLM_TIMEOUT_MS,
      });
    },
  },
  voiceDetector: {
    silero: async (c) =>
      (await import('./voice-detectors/silero.js')).createSilero({ folder: join(modelFolder(c), 'silero-vad') }),
  },
  textReader: {
    paddle: async (c) => (await import('./text-readers/paddle.js')).createPaddle({ threads: c.XIANGYIN_THREADS }),
  },
};

/** The adapter a setting names; undefined for `none`. Throws `config-invalid` for an unknown name. */
export async function createAdapter<P extends keyof Ports>(
  port: P,
  name: string,
  config: Config,
): Promise<Ports[P] | undefined> {
  if (name === 'none') return undefined;
  const factories = registry[port];
  const factory = factories[name];
  if (!factory)
    throw new AssistantError('config-invalid', {
      detail: `no ${port} called "${name}"; known: none, ${Object.keys(factories).join(', ')}`,
    });
  return factory(config);
}
