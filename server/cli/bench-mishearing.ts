/**
 * `npm run -s bench:mishearing -- --corpus FILE --queries FILE --qrels FILE [--dialect southwestern] [--outside near|arbitrary]
 * [--seed 1] [--part tuning|rest|all] [--sample N] [--json]`: what is still found when 15, 30 and 50 % of a question's characters
 * were misheard.
 * Promise: errors follow the dialect's sound merges, a third of them leave the merged syllable; the decoder sees the corpus only;
 * the settings of server/knowledge/retrieval/homophones.ts were chosen on the part `tuning`, figures are of `rest`, unless asked otherwise.
 * Change with it: mishear-text.ts, mishearing-levels.ts.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAdapter } from '../adapters/registry.js';
import { loadConfig, vectorFolder } from '../config.js';
import { AssistantError } from '../errors.js';
import { readPacks } from '../knowledge/files.js';
import { seededRandom } from '../knowledge/retrieval/query-map-random.js';
import { withBenchVectors } from './bench-vectors.js';
import { knowledgeFolder } from './knowledge-folder.js';
import { describeMachine } from './machine.js';
import type { OutsideErrors } from './mishear-text.js';
import { benchMishearing } from './mishearing-levels.js';
import { type BenchQuestion, readBenchQuestions, readCorpus } from './retrieval-data.js';
import { runCommand } from './run-command.js';

const usage =
  'usage: npm run -s bench:mishearing -- --corpus FILE --queries FILE --qrels FILE [--dialect CODE] [--outside near|arbitrary] [--seed N] [--part tuning|rest|all] [--sample N] [--json]';

const isOutside = (text: string): text is OutsideErrors => text === 'near' || text === 'arbitrary';

const parts = ['tuning', 'rest', 'all'] as const;
type PartName = (typeof parts)[number];
const isPart = (text: string): text is PartName => parts.some((p) => p === text);

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      qrels: { type: 'string' },
      dialect: { type: 'string', default: 'southwestern' },
      outside: { type: 'string', default: 'near' },
      seed: { type: 'string', default: '1' },
      part: { type: 'string', default: 'rest' },
      sample: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { outside: outsideErrors, part, dialect } = values;
  if (!values.corpus || !values.queries || !values.qrels || !isOutside(outsideErrors) || !isPart(part)) return usage;
  const seed = Number(values.seed);
  const pack = (await readPacks(knowledgeFolder)).find((p) => p.code === dialect);
  if (!pack) throw new AssistantError('bad-request', { detail: `there is no dialect pack ${dialect}` });

  const config = loadConfig();
  const engine = await createAdapter('embedder', config.XIANGYIN_EMBEDDER, config);
  if (!engine) throw new AssistantError('config-invalid', { detail: 'the benchmark needs an embedder' });
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const embedder = withBenchVectors(engine, join(vectorFolder(config), 'bench', config.XIANGYIN_EMBEDDER), note);
  const documents = await readCorpus(values.corpus);
  const chosen = partOf(await readBenchQuestions(values.queries, values.qrels), part);
  const questions = chosen.slice(0, values.sample ? Number(values.sample) : chosen.length);
  const result = await benchMishearing(
    { documents, questions, embedder, merges: pack.merges, outsideErrors, seed },
    note,
  );
  await embedder.close?.();
  return JSON.stringify(
    {
      passages: documents.length,
      questions: questions.length,
      part,
      dialect,
      errors: { outsideTheSyllable: '1/3', outside: outsideErrors, seed },
      ...result,
      ...(await describeMachine(['pinyin-pro'])),
    },
    null,
    values.json ? 0 : 2,
  );
});

/** A random quarter, always the same, is for tuning. */
function partOf(questions: readonly BenchQuestion[], part: PartName): BenchQuestion[] {
  const order = seededRandom(4).shuffle(questions.map((_, i) => i));
  const tuning = new Set(order.slice(0, Math.round(questions.length / 4)));
  return questions.filter((_, i) => part === 'all' || tuning.has(i) === (part === 'tuning'));
}
