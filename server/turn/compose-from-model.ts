/**
 * Words an answer with a language model: passages in, sentences with their sources out.
 * Promise: gives up (undefined) on a time-out, a refusal or a reply of another shape, so that the guide answers;
 * personal values are masked before the model sees the question.
 * Change with it: prompts/answer.md.
 */
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import type { LanguageModel } from '../ports/language-model.js';
import { maskPersonal } from '../safety/redact.js';
import { isSourced } from './check.js';
import type { Passage, Question, SpokenSentence } from './turn.js';

const reply = z.object({
  sentences: z.array(z.object({ text: z.string().min(1).max(120), passages: z.array(z.string()).min(1) })).max(3),
});

export interface FromModelDeps {
  readonly model: LanguageModel;
  /** Fills prompts/answer.md. */
  render(variables: { question: string; passages: string }): { system: string; user: string };
  readonly timeoutMs: number;
  /** Told why the model's words were not used. */
  onGiveUp?(reason: unknown): void;
}

/** How many passages the model is shown. */
const shown = 6;

export function createFromModel({ model, render, timeoutMs, onGiveUp }: FromModelDeps) {
  return async (
    question: Question,
    passages: readonly Passage[],
    signal: AbortSignal,
  ): Promise<readonly SpokenSentence[] | undefined> => {
    const given = passages.slice(0, shown);
    const prompt = {
      ...render({
        question: maskPersonal(question.standard),
        passages: given.map((p) => `[${p.id}] ${p.say.join('')}`).join('\n'),
      }),
      json: { name: 'answer', schema: z.toJSONSchema(reply) },
    };
    try {
      let text = '';
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      for await (const piece of model.generate(prompt, { signal: limit })) text += piece;
      return passing(readReply(text, new Set(given.map((p) => p.id))), given);
    } catch (reason) {
      // The person has left: nothing to fall back for.
      if (signal.aborted) throw reason;
      onGiveUp?.(reason);
      return undefined;
    }
  };
}

/** What the gate would drop is dropped here already: a model that only invents must not cost the person the guide's answer. */
function passing(sentences: readonly SpokenSentence[], given: readonly Passage[]): readonly SpokenSentence[] {
  const byId = new Map(given.map((p) => [p.id, p]));
  const sourced = sentences.filter((s) => isSourced(s, byId));
  if (sourced.length === 0 && sentences.length > 0)
    throw new AssistantError('engine-failed', { detail: 'no sentence of the model is sourced' });
  return sourced;
}

function readReply(text: string, known: ReadonlySet<string>): SpokenSentence[] {
  const { sentences } = reply.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
  // A source that was not shown is no source.
  return sentences
    .map((s) => ({ text: s.text.trim(), passages: s.passages.filter((id) => known.has(id)) }))
    .filter((s) => s.passages.length > 0);
}
