/**
 * `npm run -s bench:turn -- --json [--questions FILE.tsv] [--limit N]`: end of speech → text → first sentence → first audio, by stage.
 * Spoken questions are made with the embedded voice first (not timed). The first pass finds no sentence prepared, the second finds all.
 * Baseline: the same answers when nothing is heard before all is spoken (the turn's end), side by side in the same run.
 * Change with it: server/turn/turn-events.ts (timings).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Assistant, assembleAssistant } from '../assemble.js';
import { loadConfig } from '../config.js';
import { AssistantError } from '../errors.js';
import { createLogger } from '../logger.js';
import type { Utterance } from '../turn/turn.js';
import type { TurnResult } from '../turn/turn-events.js';
import { describeMachine } from './machine.js';
import { percentiles } from './percentiles.js';
import { readQuestions } from './questions.js';
import { runCommand } from './run-command.js';
import { sayQuestion } from './say-question.js';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', default: 'knowledge-base/evaluation/spoken.tsv' },
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean' },
    },
  });
  const config = loadConfig();
  const folder = await mkdtemp(join(tmpdir(), 'xiangyin-bench-'));
  try {
    const assistant = await assembleAssistant(config, createLogger('error'), { phraseFolder: folder });
    const { speaker } = assistant;
    if (!speaker) throw new AssistantError('model-missing', { detail: 'bench:turn needs the voice: npm run models' });
    const rows = (await readQuestions(values.questions))
      .filter((q) => (q.style ?? 'plain') === 'plain')
      .slice(0, Number(values.limit));
    const utterances: Utterance[] = [];
    for (const row of rows) utterances.push(await sayQuestion(speaker, row.question));
    const uncached = await askAll(assistant, utterances);
    const cached = await askAll(assistant, utterances);
    await assistant.close();
    return JSON.stringify(
      {
        questions: rows.length,
        answered: cached.filter((r) => r.answer.status === 'answered').length,
        firstAudio: { cached: firstAudio(cached), uncached: firstAudio(uncached) },
        stages: Object.fromEntries(
          ['recognise', 'normalise', 'understand', 'retrieve', 'compose', 'check', 'speak'].map((stage) => [
            stage,
            {
              cached: percentiles(cached.map((r) => r.timings[stage] ?? 0)),
              uncached: percentiles(uncached.map((r) => r.timings[stage] ?? 0)),
            },
          ]),
        ),
        baseline: {
          name: 'nothing is heard before the whole answer is spoken',
          firstAudio: { cached: wholeAnswer(cached), uncached: wholeAnswer(uncached) },
          ratio: {
            cached: firstAudio(cached).p50 / wholeAnswer(cached).p50,
            uncached: firstAudio(uncached).p50 / wholeAnswer(uncached).p50,
          },
        },
        unit: 'ms from the end of speech',
        ...(await describeMachine()),
      },
      null,
      values.json ? 0 : 2,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function askAll(assistant: Assistant, utterances: readonly Utterance[]): Promise<TurnResult[]> {
  const results: TurnResult[] = [];
  for (const utterance of utterances) results.push(await assistant.ask({ utterance, speak: true }));
  return results;
}

const firstAudio = (results: readonly TurnResult[]) => percentiles(results.flatMap((r) => r.timings.firstAudio ?? []));
const wholeAnswer = (results: readonly TurnResult[]) =>
  percentiles(results.filter((r) => r.timings.firstAudio !== undefined).map((r) => r.timings.total ?? 0));
