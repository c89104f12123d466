/**
 * The only wiring: settings → engines → stages → assistant → app.
 * Promise: a missing model takes away its part (ear, voice, dense retrieval), never the start; wrong knowledge stops it.
 * Change with it: parts.ts, adapters/registry.ts, server/README.md.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withVectorCache } from './adapters/embedders/vector-cache.js';
import { withPhraseCache } from './adapters/speakers/phrase-cache.js';
import { type App, createApp } from './channels/app.js';
import type { DialectOption, Readiness } from './channels/protocol.js';
import { type Config, phraseFolder, vectorFolder } from './config.js';
import { type DialectPack, resolveDialect } from './dialect/pack.js';
import { createRepair } from './dialect/repair.js';
import { fixedSentences, nothingLeft, phrasesFor } from './dialogue/wording.js';
import { AssistantError, toAssistantError } from './errors.js';
import { readLibrary, readPacks } from './knowledge/files.js';
import { hearingHints } from './knowledge/hearing-hints.js';
import type { Library } from './knowledge/library.js';
import { repairSource } from './knowledge/repair-source.js';
import { buildSearchIndex, type SearchIndex } from './knowledge/search-index.js';
import { spokenSentences } from './knowledge/spoken-sentences.js';
import { dayInChina } from './knowledge/validity.js';
import type { Logger } from './logger.js';
import { openParts, type Parts } from './parts.js';
import type { Speaker } from './ports/speaker.js';
import type { VoiceTrack } from './ports/voice-detector.js';
import { loadPrompts, type PromptTemplate } from './prompt-library.js';
import { createCheck } from './turn/check.js';
import { createCompose } from './turn/compose.js';
import { createFromModel } from './turn/compose-from-model.js';
import { createNormalise } from './turn/normalise.js';
import { createRecognise } from './turn/recognise.js';
import { createRetrieve } from './turn/retrieve.js';
import { createRewriteFromModel } from './turn/rewrite-from-model.js';
import { runTurn, type Stages } from './turn/run-turn.js';
import { createSpeak } from './turn/speak.js';
import type { Passage, TurnInput } from './turn/turn.js';
import type { TurnEvent, TurnResult } from './turn/turn-events.js';
import { createUnderstand } from './turn/understand.js';

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
  const knowledge = join(root, 'knowledge-base');
  const [library, packs, prompts] = await Promise.all([
    readLibrary(knowledge, dayInChina(new Date())),
    readPacks(knowledge),
    loadPrompts(join(root, 'prompts')),
  ]);
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
  const fixed = fixedSentences(packs, library);
  const index = await buildIndex(config, library, parts);
  const stages = buildStages({ config, log, library, index, packs, prompts, parts, voice, fixed });
  let running = 0;

  return {
    async ask({ turnId = randomUUID(), ...input }, emit = () => {}, signal = new AbortController().signal) {
      running += 1;
      try {
        return await runTurn({ turnId, ...input }, stages, emit, signal);
      } finally {
        running -= 1;
      }
    },
    dialects: packs.map((p) => ({ code: p.code, name: p.called ?? p.name, sample: p.phrases.greeting })),
    resolveDialect: (name) => resolveDialect(name, packs),
    index,
    passage: (id) => library.passages(id.split('#')[0] ?? '').find((p) => p.id === id),
    speaker: voice,
    openTrack: parts.voiceDetector && (() => (parts.voiceDetector as NonNullable<Parts['voiceDetector']>).open()),
    readiness: () => ({ ready: true, parts: parts.states }),
    async warm(signal) {
      if (!voice || config.XIANGYIN_SPEAKER === 'browser') return;
      const report = await voice.warm(spokenSentences(library, fixed), { signal, busy: () => running > 0 });
      log.info(report, 'speech is prepared');
    },
    close: async () => {
      await voice?.close?.();
      await parts.close();
    },
  };
}

interface Materials {
  readonly config: Config;
  readonly log: Logger;
  readonly library: Library;
  readonly index: SearchIndex;
  readonly packs: readonly DialectPack[];
  readonly prompts: ReadonlyMap<string, PromptTemplate>;
  readonly parts: Parts;
  readonly voice: Speaker | undefined;
  readonly fixed: readonly string[];
}

/** The second start finds the vectors on disk. */
function buildIndex(config: Config, library: Library, parts: Parts): Promise<SearchIndex> {
  const embedder =
    parts.embedder &&
    withVectorCache(parts.embedder, { folder: vectorFolder(config), model: `${config.XIANGYIN_EMBEDDER}/1` });
  return buildSearchIndex({ guides: library.guides.values(), topics: library.topics }, embedder);
}

/** A person waits for it before anything is looked up. */
const rewriteTimeoutMs = 2500;

function buildStages({ config, log, library, index, packs, prompts, parts, voice, fixed }: Materials): Stages {
  const phrase = phrasesFor(packs, config.XIANGYIN_SPEAKER);
  const fromModel =
    parts.languageModel &&
    createFromModel({
      model: parts.languageModel,
      render: (variables) => promptCalled(prompts, 'answer').render(variables),
      timeoutMs: config.XIANGYIN_LLM_TIMEOUT_MS,
      onGiveUp: (reason) => log.warn({ code: toAssistantError(reason).code }, 'the guide answers without the model'),
    });
  const rewriteModel =
    parts.languageModel &&
    createRewriteFromModel({
      model: parts.languageModel,
      render: (variables) => promptCalled(prompts, 'standardise').render(variables),
      timeoutMs: Math.min(rewriteTimeoutMs, config.XIANGYIN_LLM_TIMEOUT_MS),
      onGiveUp: (reason) => log.warn({ code: toAssistantError(reason).code }, 'the packs rewrite without the model'),
    });
  const silent: Stages['speak'] = async function* () {};
  return {
    recognise: createRecognise({
      recogniser: parts.recogniser,
      voiceDetector: parts.voiceDetector,
      hints: hearingHints(library),
    }),
    normalise: createNormalise({
      packs,
      ...(rewriteModel && { fromModel: rewriteModel }),
      repair: createRepair(repairSource(library.guides.values(), library.topics, packs)),
      ...assumedDialect(config, packs),
    }),
    understand: createUnderstand({ index, library }),
    retrieve: createRetrieve({ index, library }),
    compose: createCompose({ library, phrase, ...(fromModel && { fromModel }) }),
    check: createCheck({ fixed: new Set(fixed), nothingLeft: (id) => nothingLeft(library, phrase, id) }),
    speak: voice ? createSpeak({ speaker: voice }) : silent,
  };
}

function assumedDialect({ XIANGYIN_DIALECT: name }: Config, packs: readonly DialectPack[]): { assumed?: string } {
  if (name === 'auto') return {};
  const assumed = resolveDialect(name, packs);
  if (assumed) return { assumed };
  const known = packs.map((p) => p.code).join(', ');
  throw new AssistantError('config-invalid', {
    detail: `XIANGYIN_DIALECT: no dialect is called "${name}"; known: auto, ${known}`,
  });
}

function promptCalled(prompts: ReadonlyMap<string, PromptTemplate>, name: string): PromptTemplate {
  const prompt = prompts.get(name);
  if (!prompt) throw new AssistantError('config-invalid', { detail: `prompts/${name}.md is missing` });
  return prompt;
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
