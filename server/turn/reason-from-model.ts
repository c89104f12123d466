/**
 * Plans and concludes with a language model; every sentence of the conclusion goes through the gate.
 * Promise: at most four parts; gives up (undefined) on a time-out, another shape, or when the gate drops the answer itself, so that the rules
 * are told side by side instead; personal values are masked.
 * Change with it: prompts/plan.md, prompts/reason.md, reason.ts.
 */
import { z } from 'zod';
import { AssistantError } from '../errors.js';
import type { LanguageModel } from '../ports/language-model.js';
import { createJudge } from '../safety/grounding.js';
import { maskPersonal } from '../safety/redact.js';
import { startDeadline } from './deadline.js';
import { evidenceOf, gate } from './gate.js';
import { askJson } from './model-json.js';
import { mostSentences } from './model-reply.js';
import type { Reading, ReasonFromModel } from './reason.js';
import { mostParts, type ReasonPart } from './reason-plan.js';
import type { SpokenSentence } from './turn.js';

const planSchema = z.object({
  parts: z
    .array(z.object({ ask: z.string().min(2).max(60), service: z.string() }))
    .min(1)
    .max(mostParts),
});
const conclusionSchema = z.object({
  steps: z.array(z.object({ part: z.number().int().min(1).max(mostParts), found: z.string().max(200) })).max(mostParts),
  sentences: z
    .array(
      z.object({
        text: z.string().min(1).max(120),
        standard: z.string().min(1).max(120),
        passages: z.array(z.string()).min(1),
      }),
    )
    .max(mostSentences),
});

type Render<V extends string> = (variables: Readonly<Record<V, string>>) => { system: string; user: string };

export interface ReasonFromModelDeps {
  readonly model: LanguageModel;
  /** Fills prompts/plan.md. */
  readonly renderPlan: Render<'question' | 'services'>;
  /** Fills prompts/reason.md. */
  readonly renderReason: Render<'question' | 'parts' | 'voice'>;
  /** Milliseconds for plan and conclusion together. */
  readonly timeoutMs: number;
  onGiveUp?(reason: unknown): void;
}

const plainVoice = '普通话，像村里办事员一样，亲切简短';

export function createReasonFromModel({
  model,
  renderPlan,
  renderReason,
  timeoutMs,
  onGiveUp,
}: ReasonFromModelDeps): ReasonFromModel {
  return async (question, plan, look, signal, voice = plainVoice) => {
    const masked = maskPersonal(question.standard);
    const deadline = startDeadline(signal, timeoutMs);
    try {
      const services = plan.services.map((s) => `[${s.id}] ${s.names[0] ?? ''}`).join('\n');
      const planned = await askJson(
        model,
        renderPlan({ question: masked, services }),
        'plan',
        planSchema,
        deadline.signal,
      );
      const ids = new Set(plan.services.map((s) => s.id));
      const parts = planned.parts.map(({ ask, service }): ReasonPart => {
        const asked = { ask, aspect: 'concurrent' as const };
        return ids.has(service) ? { ...asked, service } : asked;
      });
      const readings = await Promise.all(parts.map(look));
      const shown = readings.map(
        ({ part, passages }, i) =>
          `第${i + 1}部分：${part.ask}\n${passages.map((p) => `[${p.id}] ${p.say.join('') || p.text}`).join('\n')}`,
      );
      const prompt = renderReason({ question: masked, parts: shown.join('\n'), voice });
      const { steps, sentences } = await askJson(model, prompt, 'conclusion', conclusionSchema, deadline.signal);
      const byId = new Map(readings.flatMap((r) => r.passages.map((p) => [p.id, p] as const)));
      const written = sentences.map(
        ({ text, standard, passages }): SpokenSentence =>
          text === standard ? { text, passages } : { text, standard, passages },
      );
      const spoken = gate(written, (id) => byId.get(id));
      if (spoken.length === 0 || spoken[0]?.passages !== written[0]?.passages)
        throw new AssistantError('engine-failed', { stage: 'compose', detail: 'the gate dropped the conclusion' });
      return {
        spoken,
        readings,
        found: readings.map((r, i) => foundIn(r, steps.find((s) => s.part === i + 1)?.found)),
      };
    } catch (reason) {
      if (signal.aborted) throw reason;
      onGiveUp?.(reason);
      return undefined;
    } finally {
      deadline.end();
    }
  };
}

/** The model's reading of a part, where the passages say so; else their own words. */
function foundIn({ passages }: Reading, found: string | undefined): string {
  const best = passages[0];
  if (!best) return '';
  return found && createJudge(evidenceOf(passages))(found).ok ? found : best.say.join('');
}
