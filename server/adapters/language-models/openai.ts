/**
 * Language model adapter: any OpenAI-compatible endpoint through LangChain's ChatOpenAI, with fallbacks to further models and endpoints.
 * Promise: streams; aborts by signal; when one fails or stays silent before its first piece, the next one in the list answers.
 * Change with it: registry.ts, the XIANGYIN_LLM_* settings.
 */
import { ChatOpenAI } from '@langchain/openai';
import { HumanMessage, SystemMessage } from 'langchain';
import { AssistantError, toAssistantError } from '../../errors.js';
import type { GenerateOptions, LanguageModel, Prompt } from '../../ports/language-model.js';

export interface Endpoint {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}

export interface OpenAiOptions {
  /** First choice first. */
  readonly endpoints: readonly Endpoint[];
  /** Milliseconds until the first piece, shared out among those that are asked. */
  readonly timeoutMs: number;
}

/**
 * Endpoints out of three settings, each a list separated by commas. One address: every model is tried there.
 * Several: the models go with the addresses in order, the last one with all that are left; so do the keys.
 */
export function readEndpoints(baseUrls: string, apiKeys: string, models: string): Endpoint[] {
  const [urls, keys, names] = [baseUrls, apiKeys, models].map((s) =>
    s
      .split(',')
      .map((x) => x.trim())
      .filter(Boolean),
  );
  const of = (list: readonly string[] | undefined, i: number) => list?.[i] ?? list?.at(-1) ?? '';
  const count = names?.length === 0 ? 0 : urls?.length === 1 ? (names?.length ?? 0) : (urls?.length ?? 0);
  return Array.from({ length: count }, (_, i) => ({ baseUrl: of(urls, i), apiKey: of(keys, i), model: of(names, i) }));
}

/** Throws `config-invalid` when no endpoint or no model is named. */
export function createOpenAi({ endpoints, timeoutMs }: OpenAiOptions): LanguageModel {
  if (endpoints.length === 0 || endpoints.some((e) => !e.baseUrl || !e.model))
    throw new AssistantError('config-invalid', {
      detail: 'XIANGYIN_LANGUAGE_MODEL=openai needs XIANGYIN_LLM_BASE_URL and XIANGYIN_LLM_MODEL',
    });
  const chats = endpoints.map(
    ({ baseUrl, apiKey, model }) =>
      new ChatOpenAI({
        model,
        temperature: 0,
        timeout: timeoutMs,
        maxRetries: 0,
        // Local servers take any key, but the client insists on one.
        apiKey: apiKey || 'none',
        configuration: { baseURL: baseUrl },
      }),
  );
  const patience = timeoutMs / chats.length;

  return {
    async *generate(prompt: Prompt, { signal }: GenerateOptions = {}) {
      let failure: unknown;
      for (const chat of chats) {
        const stop = new AbortController();
        const leave = () => stop.abort(signal?.reason);
        const timer = setTimeout(() => stop.abort(), patience);
        let started = false;
        try {
          if (signal?.aborted) leave();
          signal?.addEventListener('abort', leave, { once: true });
          for await (const piece of openStream(chat, prompt, stop.signal)) {
            if (piece === '') continue;
            clearTimeout(timer);
            started = true;
            yield piece;
          }
          return;
        } catch (thrown) {
          if (signal?.aborted) throw stopped(signal.reason);
          failure = stop.signal.aborted ? stopped(new DOMException('silent', 'TimeoutError')) : thrown;
          // Half an answer has gone out: a second model would say it twice.
          if (started) break;
        } finally {
          clearTimeout(timer);
          signal?.removeEventListener('abort', leave);
        }
      }
      if (failure instanceof AssistantError) throw failure;
      throw new AssistantError('engine-failed', { stage: 'compose', retryable: true, cause: failure });
    },
  };
}

/** Out of time, or given up by the person. */
function stopped(reason: unknown): AssistantError {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
    ? new AssistantError('engine-timeout', { stage: 'compose', retryable: true, cause: reason })
    : toAssistantError(reason, 'compose');
}

async function* openStream(chat: ChatOpenAI, prompt: Prompt, signal: AbortSignal): AsyncIterable<string> {
  const stream = await chat.stream([new SystemMessage(prompt.system), new HumanMessage(prompt.user)], {
    signal,
    ...(prompt.json && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: prompt.json.name, schema: prompt.json.schema as Record<string, unknown>, strict: true },
      },
    }),
  });
  for await (const chunk of stream) yield chunk.text;
}
