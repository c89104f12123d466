/**
 * Asks one evaluation question and judges the answer; a two-turn row asks its first question before, in the same conversation.
 * Promise: without a dialect when it is to be identified; what the first leaves (dialogue/memory.ts) goes with the second;
 * a question that no way in would take (safety/limits.ts) gets the words that the person would get.
 * Change with it: questions.ts, score.ts, TurnInput in server/turn/turn.ts.
 */
import { readFile } from 'node:fs/promises';
import type { Asked, Assistant } from '../assemble.js';
import { nothingRemembered, recall, remember } from '../dialogue/memory.js';
import { toAssistantError } from '../errors.js';
import { checkQuestion } from '../safety/limits.js';
import { decodeAudio } from '../speech/audio.js';
import type { TurnResult } from '../turn/turn-events.js';
import type { EvaluationQuestion } from './questions.js';
import { countUnsourced, isCorrect, judgeRow, type Scored } from './score.js';

export interface AskQuestionOptions {
  /** Longest recording, in seconds. */
  readonly maxSeconds: number;
  /** Longest typed question; none: any length is asked. */
  readonly maxCharacters?: number;
  /** true: the dialect of the row is not passed in. */
  readonly identify: boolean;
}

/** Throws `audio-unreadable` when the row's recording is; asking itself never throws. The seconds are those of the last turn. */
export async function askQuestion(
  assistant: Pick<Assistant, 'ask' | 'resolveDialect' | 'passage'>,
  row: EvaluationQuestion,
  { maxSeconds, maxCharacters, identify }: AskQuestionOptions,
): Promise<{ result: TurnResult; scored: Scored }> {
  const dialect = identify ? undefined : assistant.resolveDialect(row.dialect);
  const base: Asked = { speak: false, ...(dialect && { dialect }) };
  const now = Date.now();
  const before = row.first ? await assistant.ask({ ...base, text: row.first }) : undefined;
  const memory = before ? remember(nothingRemembered, before, now) : nothingRemembered;
  const said = row.audio
    ? { utterance: await decodeAudio(await readFile(row.audio), { maxSeconds }) }
    : { text: row.question };
  const from = performance.now();
  const result =
    notTaken(said.text, maxCharacters) ?? (await assistant.ask({ ...base, ...recall(memory, now), ...said }));
  const { answer, need, question } = result;
  const judged = { ...row, expected: row.expected.map((e) => chosen(e, before)) };
  const fact = judgeRow(judged, answer);
  const scored: Scored = {
    row: judged,
    dialect: row.dialect || 'unknown',
    answer,
    correct: isCorrect(judged, answer),
    unsourced: countUnsourced(answer, (id) => assistant.passage(id)),
    seconds: (performance.now() - from) / 1000,
    identified: question?.dialect.code ?? 'none',
    ...(need && { aspect: need.aspect, candidates: need.candidates.map((c) => c.id) }),
    ...(fact && { fact }),
  };
  return { result, scored };
}

/** The service behind `CHOICE-2` or `CHOICE-LAST` among what the first turn offered; as written where it offered no such thing. */
function chosen(expected: string, before: TurnResult | undefined): string {
  const place = /^CHOICE-(\d|LAST)$/.exec(expected)?.[1];
  if (!place) return expected;
  return before?.answer.choices.at(place === 'LAST' ? -1 : Number(place) - 1)?.service ?? expected;
}

/** What a way in says to a question that it does not let through; undefined where it does. */
function notTaken(text: string | undefined, maxCharacters = Number.POSITIVE_INFINITY): TurnResult | undefined {
  if (text === undefined) return undefined;
  try {
    checkQuestion(text, maxCharacters);
    return undefined;
  } catch (thrown) {
    const spoken = [{ text: toAssistantError(thrown).forPerson, passages: [] }];
    return {
      turnId: '',
      answer: { status: 'error', spoken, choices: [], citations: [] },
      trace: [],
      timings: {},
    };
  }
}
