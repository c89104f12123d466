/**
 * The stages of a turn over one state of the knowledge: which engine and which data each of them gets.
 * Promise: wiring only; what a setting turns off is left out here.
 * Change with it: server/turn (the stages), assemble.ts.
 */
import type { Config } from './config.js';
import { templateReader } from './dialect/localise-templates.js';
import { type DialectPack, resolveDialect } from './dialect/pack.js';
import { replyLabels } from './dialogue/choices.js';
import { nothingLeft, phrasesFor, wordingFor } from './dialogue/wording.js';
import { AssistantError, toAssistantError } from './errors.js';
import { hearingHints } from './knowledge/hearing-hints.js';
import type { Library } from './knowledge/library.js';
import { namesOf, serviceNames } from './knowledge/names.js';
import type { Known } from './knowledge-state.js';
import type { Logger } from './logger.js';
import type { Parts } from './parts.js';
import type { Speaker } from './ports/speaker.js';
import type { PromptTemplate } from './prompt-library.js';
import { createCheck } from './turn/check.js';
import { createCompose } from './turn/compose.js';
import { createFromModel } from './turn/compose-from-model.js';
import { createNormalise } from './turn/normalise.js';
import { createReason } from './turn/reason.js';
import { createReasonFromModel } from './turn/reason-from-model.js';
import { createRecognise } from './turn/recognise.js';
import { createRetrieve, type RetrieveDeps } from './turn/retrieve.js';
import { createRetrievePart } from './turn/retrieve-part.js';
import { createRewriteFromModel } from './turn/rewrite-from-model.js';
import type { Stages } from './turn/run-turn.js';
import { createSpeak } from './turn/speak.js';
import { stillKnown } from './turn/still-known.js';
import { createUnderstand } from './turn/understand.js';

export interface Materials extends Known {
  readonly config: Config;
  readonly log: Logger;
  /** What is known by now: a turn that began earlier runs on what was known then. */
  current(): Library;
  /** What the imported rules say where a guide is silent. */
  readonly articles: NonNullable<RetrieveDeps['articles']>;
  readonly prompts: ReadonlyMap<string, PromptTemplate>;
  readonly parts: Parts;
  readonly voice: Speaker | undefined;
}

/** A person waits for it before anything is looked up. */
const rewriteTimeoutMs = 2500;

export function buildStages(materials: Materials): Stages {
  const { config, log, library, index, packs, prompts, parts, voice, fixed, current, articles, repair } = materials;
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
  const reasonModel =
    parts.languageModel &&
    createReasonFromModel({
      model: parts.languageModel,
      renderPlan: (variables) => promptCalled(prompts, 'plan').render(variables),
      renderReason: (variables) => promptCalled(prompts, 'reason').render(variables),
      timeoutMs: config.XIANGYIN_LLM_TIMEOUT_MS,
      onGiveUp: (reason) =>
        log.warn({ code: toAssistantError(reason).code }, 'the rules are put together without the model'),
    });
  const names = serviceNames(library);
  const reason = createReason({
    services: () => names,
    retrieve: createRetrievePart({ library, index }),
    ...(reasonModel && { fromModel: reasonModel }),
  });
  const check = createCheck({
    fixed: new Set(fixed),
    nothingLeft: (id) => nothingLeft(library, phrase, id),
    readTemplate: templateReader(packs),
    names: namesOf(library),
    lookUp: (id) => library.passages(id.split('#')[0] ?? '').find((p) => p.id === id),
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
      repair: (...heard) => repair.value(...heard),
      ...assumedDialect(config, packs),
    }),
    understand: createUnderstand({ index, library }),
    retrieve: createRetrieve({ index, library, articles }),
    compose: createCompose({
      library,
      wording: wordingFor(packs, config.XIANGYIN_SPEAKER, library),
      labels: replyLabels(packs),
      reason,
      ...(fromModel && { fromModel }),
    }),
    check: async (answer, passages) =>
      stillKnown(await check(answer, passages), {
        known: (id) => current().guides.has(id),
        instead: (id) => nothingLeft(library, phrase, id),
      }),
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
