/**
 * `npm run -s evaluate -- --questions FILE.tsv [--json] [--rows OUT.jsonl]`: asks every question, typed or spoken, and scores the answers.
 * Promise: one process, models loaded once; a recording that cannot be read is an error of its row, not of the run.
 * Change with it: score.ts, questions.ts, knowledge-base/evaluation/README.md.
 */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Assistant, assembleAssistant } from '../assemble.js';
import { loadConfig } from '../config.js';
import { createLogger } from '../logger.js';
import { decodeAudio } from '../speech/audio.js';
import type { TurnInput } from '../turn/turn.js';
import { type EvaluationQuestion, readQuestions } from './questions.js';
import { runCommand } from './run-command.js';
import { countUnsourced, isCorrect, type Scored, summarise } from './score.js';

runCommand(async () => {
  const { values } = parseArgs({
    options: { questions: { type: 'string' }, json: { type: 'boolean' }, rows: { type: 'string' } },
  });
  if (!values.questions) return 'usage: npm run -s evaluate -- --questions FILE.tsv [--json] [--rows OUT.jsonl]';
  const config = loadConfig();
  const questions = await readQuestions(values.questions);
  const assistant = await assembleAssistant(config, createLogger('error'), {
    ear: questions.some((q) => q.audio),
    voice: false,
  });
  const rows = values.rows ? createWriteStream(values.rows) : undefined;
  const scored: Scored[] = [];
  for (const [i, row] of questions.entries()) {
    const { result, scored: one } = await askOne(assistant, row, config.XIANGYIN_MAX_AUDIO_SECONDS);
    scored.push(one);
    const top = result.need?.candidates.slice(0, 3).map(({ id, score }) => ({ id, score })) ?? [];
    rows?.write(
      `${JSON.stringify({
        dialect: one.dialect,
        question: row.question,
        expected: row.expected,
        correct: one.correct,
        heard: result.question?.heard ?? '',
        understood: result.question?.standard ?? '',
        status: one.answer.status,
        service: one.answer.service ?? null,
        candidates: top,
        spoken: one.answer.spoken.map((s) => s.text),
        citations: one.answer.citations,
        unsourcedFigures: one.unsourced,
        timings: result.timings,
      })}\n`,
    );
    if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${questions.length}`);
  }
  await new Promise<void>((done) => (rows ? rows.end(done) : done()));
  await assistant.close();
  const summary = summarise(scored);
  if (values.json) return JSON.stringify(summary);
  const wrong = scored.filter((s) => !s.correct);
  const lines = wrong.map(
    (s) => `✗ ${s.row.question} → ${s.answer.status} ${s.answer.service ?? ''} (expected ${s.row.expected.join('|')})`,
  );
  return [...lines, JSON.stringify(summary, null, 2)].join('\n');
});

async function askOne(assistant: Assistant, row: EvaluationQuestion, maxSeconds: number) {
  const from = performance.now();
  const dialect = assistant.resolveDialect(row.dialect);
  const base: Omit<TurnInput, 'turnId'> = { speak: false, ...(dialect && { dialect }) };
  const input = row.audio
    ? { ...base, utterance: await decodeAudio(await readFile(row.audio), { maxSeconds }) }
    : { ...base, text: row.question };
  const result = await assistant.ask(input);
  const { answer } = result;
  const scored: Scored = {
    row,
    dialect: row.dialect || 'unknown',
    answer,
    correct: isCorrect(row.expected, answer),
    unsourced: countUnsourced(answer, (id) => assistant.passage(id)),
    seconds: (performance.now() - from) / 1000,
  };
  return { result, scored };
}
