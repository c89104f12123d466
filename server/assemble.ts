/**
 * The only wiring: settings → engines → knowledge → stages → assistant → app.
 * Promise: a missing model takes away its part (ear, voice, dense retrieval), never the start; wrong knowledge stops the start,
 * and later on leaves what was known before in place. What is published or withdrawn while running counts from the next turn on.
 * Change with it: parts.ts, stages.ts, live/value.ts, adapters/registry.ts, server/README.md.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWeightStore } from './adapters/embedders/learned-file.js';
import { withVectorCache } from './adapters/embedders/vector-cache.js';
import { withPhraseCache } from './adapters/speakers/phrase-cache.js';
import { openArticleDesk } from './article-desk.js';
import { type App, createApp } from './channels/app.js';
import type { DialectOption, Readiness } from './channels/protocol.js';
import { type Config, phraseFolder, vectorFolder } from './config.js';
import { resolveDialect } from './dialect/pack.js';
import { toAssistantError } from './errors.js';
import type { SearchIndex } from './knowledge/search-index.js';
import { spokenSentences } from './knowledge/spoken-sentences.js';
import { openKnowledge } from './knowledge-state.js';
import type { Logger } from './logger.js';
import { openParts, type Parts } from './parts.js';
import type { Speaker } from './ports/speaker.js';
import type { VoiceTrack } from './ports/voice-detector.js';
import { loadPrompts } from './prompt-library.js';
import { buildStages } from './stages.js';
import { runTurn } from './turn/run-turn.js';
import type { Passage, TurnInput } from './turn/turn.js';
import type { TurnEvent, TurnResult } from './turn/turn-events.js';

/** A turn's input before it has a number. */
export type Asked = Omit<TurnInput, 'turnId'> & { readonly turnId?: string };

/** Everything that can answer, without a way in. */
export interface Assistant {
  /** Runs one turn; never rejects. */
  ask(input: Asked, emit?: (event: TurnEvent) => void, signal?: AbortSignal): Promise<TurnResult>;
  readonly dialects: readonly DialectOption[];
  /** The code of a dialect by any of its names; undefined: to be identified. */
  resolveDialect(name: string): string | undefined;
  /** The search that understanding rests on, for benchmarks. */
  readonly index: SearchIndex;
  passage(id: string): Passage | undefined;
  readonly speaker: Speaker | undefined;
  readonly openTrack: (() => VoiceTrack) | undefined;
  readiness(): Readiness;
  /** Takes up what was published or withdrawn; it also comes by itself. Resolves when that is current, or was refused. */
  refresh(): Promise<void>;
  /** Prepares the speech of every sentence the guides can say, in the background; ends early by `signal`. */
  warm(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface AssembleOptions {
  /** Where prepared speech lies; default: as the settings say. */
  readonly phraseFolder?: string;
  /** false: not opened, whatever the settings say; for who only types, or only reads. */
  readonly ear?: boolean;
  readonly voice?: boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Reads the knowledge, opens the engines and puts the stages in a row. Throws what makes a start impossible. */
export async function assembleAssistant(
  config: Config,
  log: Logger,
  options: AssembleOptions = {},
): Promise<Assistant> {
  const prompts = await loadPrompts(join(root, 'prompts'));
  const parts = await openParts(
    {
      ...config,
      ...(options.ear === false && { XIANGYIN_RECOGNISER: 'none', XIANGYIN_VOICE_DETECTOR: 'none' }),
      ...(options.voice === false && { XIANGYIN_SPEAKER: 'none' }),
    },
    log,
  );
  const voice =
    parts.speaker &&
    withPhraseCache(parts.speaker, {
      folder: options.phraseFolder ?? phraseFolder(config),
      voice: config.XIANGYIN_VOICE,
      onTrouble: (error) => log.warn({ err: error }, 'prepared speech cannot be kept'),
    });
  const folder = config.XIANGYIN_KNOWLEDGE || join(root, 'knowledge-base');
  const desk = openArticleDesk(config, { knowledge: folder, embedder: parts.embedder, log });
  const knowledge = await openKnowledge({
    folder,
    embedder: cached(config, parts),
    store: createWeightStore({
      folder: vectorFolder(config),
      model: parts.embedder ? `${config.XIANGYIN_EMBEDDER}/1` : 'none/1',
    }),
    stagesOf: (known) =>
      buildStages({
        ...{ config, log, prompts, parts, voice, ...known },
        current: () => knowledge.current.library,
        articles: desk.articles,
      }),
    onChange: (library, ms) => {
      log.info({ guides: library.guides.size, topics: library.topics.length, ms }, 'the knowledge is current');
      void desk.update(library);
    },
    onTrouble: (reason) =>
      log.error({ reason: toAssistantError(reason).message }, 'the knowledge stays as it was: what changed is wrong'),
  });
  void desk.update(knowledge.current.library);
  let running = 0;

  return {
    async ask({ turnId = randomUUID(), ...input }, emit = () => {}, signal = new AbortController().signal) {
      running += 1;
      try {
        return await runTurn({ turnId, ...input }, knowledge.current.stages, emit, signal);
      } finally {
        running -= 1;
      }
    },
    get dialects() {
      return knowledge.current.packs.map((p) => ({
        code: p.code,
        name: p.called ?? p.name,
        sample: p.phrases.greeting,
      }));
    },
    resolveDialect: (name) => resolveDialect(name, knowledge.current.packs),
    get index() {
      return knowledge.current.index;
    },
    passage: (id) => knowledge.current.library.passages(id.split('#')[0] ?? '').find((p) => p.id === id),
    speaker: voice,
    openTrack: parts.voiceDetector && (() => (parts.voiceDetector as NonNullable<Parts['voiceDetector']>).open()),
    readiness: () => ({ ready: true, parts: parts.states }),
    refresh: knowledge.refresh,
    async warm(signal) {
      if (!voice || config.XIANGYIN_SPEAKER === 'browser') return;
      const { library, fixed } = knowledge.current;
      const report = await voice.warm(spokenSentences(library, fixed), { signal, busy: () => running > 0 });
      log.info(report, 'speech is prepared');
    },
    close: async () => {
      knowledge.close();
      desk.close();
      await voice?.close?.();
      await parts.close();
    },
  };
}

/** The second start finds the vectors on disk. */
function cached(config: Config, { embedder }: Parts) {
  return (
    embedder && withVectorCache(embedder, { folder: vectorFolder(config), model: `${config.XIANGYIN_EMBEDDER}/1` })
  );
}

/** The whole server, not listening. */
export async function assemble(config: Config, log: Logger): Promise<App> {
  const assistant = await assembleAssistant(config, log);
  const app = createApp({
    startTurn: (input, emit, signal) => assistant.ask(input, emit, signal),
    readiness: assistant.readiness,
    dialects: assistant.dialects,
    resolveDialect: assistant.resolveDialect,
    openTrack: assistant.openTrack,
    limits: {
      maxAudioSeconds: config.XIANGYIN_MAX_AUDIO_SECONDS,
      maxQuestionChars: config.XIANGYIN_MAX_QUESTION_CHARS,
      ratePerMinute: config.XIANGYIN_RATE_PER_MINUTE,
      origins: config.XIANGYIN_ORIGINS,
      trustProxy: config.XIANGYIN_TRUST_PROXY,
    },
    clientFolder: join(root, 'dist/mobile'),
    logger: log,
  });
  const warming = new AbortController();
  if (config.XIANGYIN_WARM === 'on')
    assistant.warm(warming.signal).catch((error: unknown) => log.warn({ err: error }, 'preparing speech stopped'));
  return {
    ...app,
    close: async () => {
      warming.abort();
      await app.close();
      await assistant.close();
    },
  };
}
