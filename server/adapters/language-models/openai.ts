/**
 * Language model adapter: any OpenAI-compatible endpoint through LangChain's ChatOpenAI, with fallback models.
 * Promise: streams; aborts by signal; when a model fails before its first piece, the next one in the list answers.
 * Change with it: registry.ts, the XIANGYIN_LLM_* settings.
 */
import { ChatOpenAI } from '@langchain/openai';
import { HumanMessage, SystemMessage } from 'langchain';
import { AssistantError, toAssistantError } from '../../errors.js';
import type { GenerateOptions, LanguageModel, Prompt } from '../../ports/language-model.js';

export interface OpenAiOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** First choice first. */
  readonly models: readonly string[];
  readonly timeoutMs: number;
}

/** Throws `config-invalid` when no endpoint or no model is named. */
export function createOpenAi({ baseUrl, apiKey, models, timeoutMs }: OpenAiOptions): LanguageModel {
  if (!baseUrl || models.length === 0)
    throw new AssistantError('config-invalid', {
      detail: 'XIANGYIN_LANGUAGE_MODEL=openai needs XIANGYIN_LLM_BASE_URL and XIANGYIN_LLM_MODEL',
    });
  const chats = models.map(
    (model) =>
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

  return {
    async *generate(prompt: Prompt, { signal }: GenerateOptions = {}) {
      let failure: unknown;
      for (const chat of chats) {
        let started = false;
        try {
          for await (const piece of await openStream(chat, prompt, signal)) {
            if (piece === '') continue;
            started = true;
            yield piece;
          }
          return;
        } catch (thrown) {
          if (signal?.aborted) throw toAssistantError(signal.reason, 'compose');
          failure = thrown;
          // Half an answer has gone out: a second model would say it twice.
          if (started) break;
        }
      }
      throw new AssistantError('engine-failed', { stage: 'compose', retryable: true, cause: failure });
    },
  };
}

async function* openStream(chat: ChatOpenAI, prompt: Prompt, signal: AbortSignal | undefined): AsyncIterable<string> {
  const stream = await chat.stream([new SystemMessage(prompt.system), new HumanMessage(prompt.user)], {
    ...(signal && { signal }),
    ...(prompt.json && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: prompt.json.name, schema: prompt.json.schema as Record<string, unknown>, strict: true },
      },
    }),
  });
  for await (const chunk of stream) yield chunk.text;
}
