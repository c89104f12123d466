/**
 * Puts into standard wording what the dialect packs leave, with a language model that is given their matches as evidence.
 * Promise: gives up (undefined) on a time-out, a reply of another shape, a figure that was not said or a text of another length,
 * so that the packs' wording stands; personal values are masked before the model sees the question.
 * Change with it: prompts/standardise.md, normalise.ts.
 */
import { z } from 'zod';
import type { Rewritten } from '../dialect/rewrite.js';
import { AssistantError } from '../errors.js';
import type { LanguageModel } from '../ports/language-model.js';
import { unsourcedFigures } from '../safety/figures.js';
import { maskPersonal } from '../safety/redact.js';
import { startDeadline } from './deadline.js';
import type { DialectGuess } from './turn.js';

const reply = z.object({ standard: z.string().trim().min(1) });

export interface AskedRewrite {
  readonly said: string;
  readonly dialect: DialectGuess;
  /** The dialect's name for people. */
  readonly name: string;
  readonly byPacks: Rewritten;
  readonly signal: AbortSignal;
}

export type RewriteFromModel = (asked: AskedRewrite) => Promise<Rewritten | undefined>;

export interface RewriteFromModelDeps {
  readonly model: LanguageModel;
  /** Fills prompts/standardise.md. */
  render(variables: { dialect: string; question: string; matches: string; rewritten: string }): {
    system: string;
    user: string;
  };
  readonly timeoutMs: number;
  /** Told why the model's words were not used. */
  onGiveUp?(reason: unknown): void;
}

export function createRewriteFromModel({ model, render, timeoutMs, onGiveUp }: RewriteFromModelDeps): RewriteFromModel {
  return async ({ said, name, byPacks, signal }) => {
    const prompt = {
      ...render({
        dialect: name,
        question: maskPersonal(said),
        matches: byPacks.rewrites.map((r) => `${r.from}：${r.to || '（语气词）'}`).join('\n') || '（没有）',
        rewritten: maskPersonal(byPacks.text),
      }),
      json: { name: 'standard', schema: z.toJSONSchema(reply) },
    };
    const deadline = startDeadline(signal, timeoutMs);
    try {
      let text = '';
      for await (const piece of model.generate(prompt, { signal: deadline.signal })) text += piece;
      const { standard } = reply.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
      return accepted(standard, said, byPacks);
    } catch (reason) {
      if (signal.aborted) throw reason;
      onGiveUp?.(reason);
      return undefined;
    } finally {
      deadline.end();
    }
  };
}

/** So much longer or shorter than what was said, something was added or left out. */
const growth = { most: 2, spare: 10, least: 0.4 } as const;

function accepted(standard: string, said: string, byPacks: Rewritten): Rewritten {
  const known = `${said}\n${byPacks.text}`;
  const length = [...standard].length;
  const was = [...said].length;
  const added = unsourcedFigures(standard, known).length > 0 || length > was * growth.most + growth.spare;
  if (added || length < was * growth.least || /[\n{}[\]<>]/.test(standard.replace(/\[[^\]]*号码?\]/g, '')))
    throw new AssistantError('engine-failed', { detail: 'the model changed more than the wording' });
  if (standard === byPacks.text) return byPacks;
  return {
    text: standard,
    rewrites: [...byPacks.rewrites, { from: byPacks.text, to: standard, reason: '语言模型改写' }],
  };
}
