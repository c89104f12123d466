/**
 * `npm run -s evaluate -- --questions FILE.tsv`: asks every question, typed or spoken, and scores the answers.
 * Promise: one process, models loaded once; no language model unless `--llm`, whatever the settings; the scored part of our own
 * questions is counted, never shown, unless `--show-scored`.
 * Change with it: ask-question.ts, score.ts, evaluation-summary.ts, evaluation-report.ts, knowledge-base/evaluation/README.md.
 */
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { assembleAssistant } from '../assemble.js';
import { type Config, loadConfig } from '../config.js';
import { AssistantError } from '../errors.js';
import { createLogger } from '../logger.js';
import { askQuestion } from './ask-question.js';
import { mayShow, rowLine, shareLines, wrongQuestions } from './evaluation-report.js';
import { summarise } from './evaluation-summary.js';
import { confusionTable, scoreIdentification } from './identification.js';
import { keepsScoredBack, partOf, type QuestionPart, questionParts } from './question-part.js';
import { readQuestions } from './questions.js';
import { runCommand } from './run-command.js';
import type { Scored } from './score.js';

const usage =
  'usage: npm run -s evaluate -- --questions FILE.tsv [--part open|scored] [--llm] [--identify] [--json] [--rows OUT.jsonl] [--show-scored]';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string' },
      part: { type: 'string' },
      llm: { type: 'boolean', default: false },
      identify: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      rows: { type: 'string' },
      'show-scored': { type: 'boolean', default: false },
    },
  });
  if (!values.questions) return usage;
  const part = toPart(values.part);
  const show = { showScored: values['show-scored'] || !keepsScoredBack(values.questions) };
  if (values.rows && part === 'scored' && !show.showScored)
    throw new AssistantError('bad-request', {
      detail: '--rows would show the scored part, which is not to be looked at; --show-scored writes it all the same',
    });
  const config = withModel(loadConfig(), values.llm);
  const questions = (await readQuestions(values.questions)).filter((q) => !part || partOf(q.question) === part);
  const assistant = await assembleAssistant(config, createLogger('error'), {
    ear: questions.some((q) => q.audio),
    voice: false,
  });
  const rows = values.rows ? createWriteStream(values.rows) : undefined;
  const scored: Scored[] = [];
  for (const [i, row] of questions.entries()) {
    const asked = await askQuestion(assistant, row, {
      maxSeconds: config.XIANGYIN_MAX_AUDIO_SECONDS,
      maxCharacters: config.XIANGYIN_MAX_QUESTION_CHARS,
      identify: values.identify,
    });
    scored.push(asked.scored);
    if (mayShow(row, show)) rows?.write(`${rowLine(asked.scored, asked.result)}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${questions.length}`);
  }
  await new Promise<void>((done) => (rows ? rows.end(done) : done()));
  await assistant.close();

  const kept = rows ? questions.filter((q) => !mayShow(q, show)).length : 0;
  if (kept > 0) process.stderr.write(`${kept} questions of the scored part are not in ${values.rows}\n`);
  const summary = summarise(scored);
  const identification = values.identify
    ? scoreIdentification(scored.map((s) => ({ label: s.dialect, identified: s.identified })))
    : undefined;
  if (values.json) return JSON.stringify({ ...summary, ...(identification && { identification }) });
  const { byService, ...figures } = summary;
  return [
    ...wrongQuestions(scored, show),
    JSON.stringify(figures, null, 2),
    ...(Object.keys(byService).length > 0 ? ['by service:', ...shareLines(byService)] : []),
    ...(identification ? [identified(identification), confusionTable(identification)] : []),
  ].join('\n');
});

function identified({ correct, total, accuracy }: ReturnType<typeof scoreIdentification>): string {
  return `dialect identified: ${correct}/${total} (${accuracy ?? 'none'})`;
}

/** The settings without a language model, or with the one that they name; throws `bad-request` when it is wanted and there is none. */
function withModel(config: Config, llm: boolean): Config {
  if (!llm) return { ...config, XIANGYIN_LANGUAGE_MODEL: 'none' };
  if (config.XIANGYIN_LANGUAGE_MODEL === 'none')
    throw new AssistantError('bad-request', { detail: '--llm needs XIANGYIN_LANGUAGE_MODEL and its endpoint' });
  return config;
}

/** Throws `bad-request` for a part that there is not. */
function toPart(name: string | undefined): QuestionPart | undefined {
  if (name === undefined) return undefined;
  const part = questionParts.find((p) => p === name);
  if (!part) throw new AssistantError('bad-request', { detail: `--part is one of ${questionParts.join(', ')}` });
  return part;
}
