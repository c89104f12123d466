/**
 * Words an answer with a language model: passages in, sentences with their sources out, each through the gate before it is told.
 * Promise: gives up (undefined) on a time-out, a refusal, a reply of another shape or of nothing, or when the gate drops what answers the
 * question, so that the guide answers; a sentence told is never taken back; personal values are masked before the model sees the question.
 * Change with it: prompts/answer.md, model-reply.ts, gate.ts.
 */
import { AssistantError } from '../errors.js';
import type { LanguageModel } from '../ports/language-model.js';
import { takesBack } from '../safety/claims.js';
import { createJudge } from '../safety/grounding.js';
import { maskPersonal } from '../safety/redact.js';
import { startDeadline } from './deadline.js';
import { evidenceOf, gate } from './gate.js';
import { answerSchema, mostSentences, readSentences } from './model-reply.js';
import type { Aspect, Passage, Question, SpokenSentence } from './turn.js';

export interface AnswerVariables {
  readonly question: string;
  /** In words: 要带什么. */
  readonly aspect: string;
  readonly passages: string;
  /** How the sentences should sound: the dialect and its pack's notes, or plain Mandarin. */
  readonly voice: string;
}

export interface FromModelDeps {
  readonly model: LanguageModel;
  /** Fills prompts/answer.md. */
  render(variables: Readonly<Record<keyof AnswerVariables, string>>): { system: string; user: string };
  /** Milliseconds for the whole reply. */
  readonly timeoutMs: number;
  /** Told why the model's words were not used. */
  onGiveUp?(reason: unknown): void;
}

export interface Wording {
  readonly aspect?: Aspect;
  readonly voice?: string;
  /** Told each sentence as soon as it has passed the gate and no later one can take it back, in order. */
  onSentence?(sentence: SpokenSentence): void;
}

export type FromModel = (
  question: Question,
  passages: readonly Passage[],
  signal: AbortSignal,
  wording?: Wording,
) => Promise<readonly SpokenSentence[] | undefined>;

/** How many passages the model is shown: the best ones, and the fields of the guide beside them. */
const shown = { best: 6, fields: 4 } as const;
const plainVoice = '普通话，像村里办事员一样，亲切简短';

export function createFromModel({ model, render, timeoutMs, onGiveUp }: FromModelDeps): FromModel {
  return async (question, passages, signal, { aspect, voice = plainVoice, onSentence } = {}) => {
    const given = show(passages);
    const byId = new Map(given.map((p) => [p.id, p]));
    const prompt = {
      ...render({
        question: maskPersonal(question.standard),
        aspect: aspectNames[aspect ?? 'overview'],
        passages: given.map((p) => `[${p.id}] ${p.say.join('') || p.text}`).join('\n'),
        voice,
      }),
      json: { name: 'answer', schema: answerSchema },
    };
    const told: SpokenSentence[] = [];
    const written: SpokenSentence[] = [];
    const tell = (kept: readonly SpokenSentence[]) => {
      for (const sentence of kept.filter((k) => !told.some((t) => t.text === k.text))) {
        told.push(sentence);
        onSentence?.(sentence);
      }
    };
    const deadline = startDeadline(signal, timeoutMs);
    try {
      for await (const sentence of readSentences(model.generate(prompt, { signal: deadline.signal }))) {
        written.push(sentence);
        // The last one waits: the next may turn out to limit it.
        if (!takesBack(sentence.standard ?? sentence.text)) tell(unbroken(written.slice(0, -1), byId));
      }
      const kept = gate(written, (id) => byId.get(id));
      if (kept.length === 0 || !answers(kept, written)) throw dropped(written.length - kept.length);
      tell(completed(kept, byId));
      return told;
    } catch (reason) {
      // The person has left: nothing to fall back for.
      if (signal.aborted) throw reason;
      onGiveUp?.(reason);
      // What was told stands by itself; the rest is lost.
      return told.length > 0 ? told : undefined;
    } finally {
      deadline.end();
    }
  };
}

function show(passages: readonly Passage[]): Passage[] {
  const best = passages.slice(0, shown.best);
  const fields = passages.filter((p) => p.kind === 'field' && !best.includes(p)).slice(0, shown.fields);
  return [...best, ...fields];
}

/** The sentences that pass, up to the first that does not. */
function unbroken(written: readonly SpokenSentence[], byId: ReadonlyMap<string, Passage>): SpokenSentence[] {
  const kept = gate(written, (id) => byId.get(id));
  return kept.filter((s, i) => s.passages === written[i]?.passages);
}

/** The first sentence is the answer; without it the others only explain. */
const answers = (kept: readonly SpokenSentence[], written: readonly SpokenSentence[]): boolean =>
  kept[0]?.passages === written[0]?.passages;

/** Where the guide limits in its next sentence what was said, that sentence is said too, in the guide's words. */
function completed(kept: readonly SpokenSentence[], byId: ReadonlyMap<string, Passage>): SpokenSentence[] {
  const missing = kept.flatMap(({ text, standard, passages }) => {
    const passage = passages.length === 1 ? byId.get(passages[0] ?? '') : undefined;
    if (!passage) return [];
    const judged = createJudge(evidenceOf([passage]));
    const covers = (sentence: string, at: number) => {
      const verdict = judged(sentence);
      return verdict.ok && verdict.spans.some((s) => s.sentence === at);
    };
    return passage.say.flatMap((limit, at) => {
      const saysBefore = takesBack(limit) && covers(standard ?? text, at - 1);
      const saidAnyway = kept.some((k) => covers(k.standard ?? k.text, at));
      return saysBefore && !saidAnyway ? [{ text: limit, passages }] : [];
    });
  });
  return [...kept, ...missing].slice(0, Math.max(mostSentences, kept.length + Math.min(1, missing.length)));
}

const dropped = (count: number): AssistantError =>
  new AssistantError('engine-failed', { stage: 'compose', detail: `the gate dropped ${count} sentences of the model` });

const aspectNames: Readonly<Record<Aspect, string>> = {
  overview: '这件事怎么办',
  who: '谁能办',
  materials: '要带什么',
  where: '到哪里办',
  how: '怎么办、走什么步骤',
  'time-limit': '多久办好',
  fee: '要不要钱',
  amount: '能领多少',
  when: '什么时候办、什么时候开始',
  frequency: '多久一次',
  result: '办好拿到什么',
  proxy: '能不能让别人代办',
  late: '晚了怎么办',
  refused: '没批怎么办',
  lost: '丢了怎么办',
  wrong: '写错了怎么办',
  concurrent: '几样能不能同时领',
  exception: '特殊情况',
  appeal: '找谁说理',
};
