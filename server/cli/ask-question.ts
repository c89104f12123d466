/**
 * Asks one evaluation question and judges the answer; a two-turn row asks its first question before, in the same conversation.
 * Promise: without a dialect when it is to be identified; what the first leaves (dialogue/memory.ts) goes with the second.
 * Change with it: questions.ts, score.ts, TurnInput in server/turn/turn.ts.
 */
import { readFile } from 'node:fs/promises';
import type { Asked, Assistant } from '../assemble.js';
import { nothingRemembered, recall, remember } from '../dialogue/memory.js';
import { decodeAudio } from '../speech/audio.js';
import type { TurnResult } from '../turn/turn-events.js';
import type { EvaluationQuestion } from './questions.js';
import { countUnsourced, isCorrect, type Scored } from './score.js';

export interface AskQuestionOptions {
  /** Longest recording, in seconds. */
  readonly maxSeconds: number;
  /** true: the dialect of the row is not passed in. */
  readonly identify: boolean;
}

/** Throws `audio-unreadable` when the row's recording is; asking itself never throws. */
export async function askQuestion(
  assistant: Pick<Assistant, 'ask' | 'resolveDialect' | 'passage'>,
  row: EvaluationQuestion,
  { maxSeconds, identify }: AskQuestionOptions,
): Promise<{ result: TurnResult; scored: Scored }> {
  const from = performance.now();
  const dialect = identify ? undefined : assistant.resolveDialect(row.dialect);
  const base: Asked = { speak: false, ...(dialect && { dialect }) };
  const now = Date.now();
  const memory = row.first
    ? remember(nothingRemembered, await assistant.ask({ ...base, text: row.first }), now)
    : nothingRemembered;
  const result = await assistant.ask({
    ...base,
    ...recall(memory, now),
    ...(row.audio
      ? { utterance: await decodeAudio(await readFile(row.audio), { maxSeconds }) }
      : { text: row.question }),
  });
  const { answer, need, question } = result;
  const scored: Scored = {
    row,
    dialect: row.dialect || 'unknown',
    answer,
    correct: isCorrect(row.expected, answer),
    unsourced: countUnsourced(answer, (id) => assistant.passage(id)),
    seconds: (performance.now() - from) / 1000,
    identified: question?.dialect.code ?? 'none',
    ...(need && { aspect: need.aspect }),
  };
  return { result, scored };
}
