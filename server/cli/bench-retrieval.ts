/**
 * `npm run -s bench:retrieval -- --corpus FILE --queries FILE --qrels FILE [--repeat PASSAGES] [--peer-questions N]
 * [--without-learned] [--json]`: how well, how fast and at what cost the hybrid index finds passages, arm by arm, beside other libraries.
 * Promise: one corpus, the same questions for all; nothing is learned from them but by `learned`, in folds that share no answer.
 * Change with it: retrieval-ours.ts, retrieval-peers.ts, retrieval-repeat.ts, server/README.md.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAdapter } from '../adapters/registry.js';
import { loadConfig, vectorFolder } from '../config.js';
import { AssistantError } from '../errors.js';
import { withBenchVectors } from './bench-vectors.js';
import { describeMachine } from './machine.js';
import { benchOurs } from './retrieval-bench.js';
import { readBenchQuestions, readCorpus } from './retrieval-data.js';
import { benchPeers } from './retrieval-peers-bench.js';
import { benchRepeated } from './retrieval-repeat.js';
import { runCommand } from './run-command.js';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      qrels: { type: 'string' },
      repeat: { type: 'string' },
      // Slow libraries may be asked every so many-th question only; 0: none.
      'peer-questions': { type: 'string' },
      'without-learned': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  if (!values.corpus || !values.queries || !values.qrels)
    return 'usage: npm run -s bench:retrieval -- --corpus FILE --queries FILE --qrels FILE [--repeat PASSAGES] [--peer-questions N] [--without-learned] [--json]';
  const config = loadConfig();
  const engine = await createAdapter('embedder', config.XIANGYIN_EMBEDDER, config);
  if (!engine) throw new AssistantError('config-invalid', { detail: 'the benchmark needs an embedder' });
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const embedder = withBenchVectors(engine, join(vectorFolder(config), 'bench', config.XIANGYIN_EMBEDDER), note);
  const documents = await readCorpus(values.corpus);
  const questions = await readBenchQuestions(values.queries, values.qrels);
  const ours = await benchOurs(documents, questions, embedder, { note, learned: !values['without-learned'] });
  const few = Number(values['peer-questions'] ?? questions.length);
  const peers = few > 0 ? await benchPeers(documents, questions, ours, { note, few }) : {};
  const repeated = values.repeat ? await benchRepeated(ours, Number(values.repeat), note) : undefined;
  await embedder.close?.();
  const { minisearch } = peers;
  return JSON.stringify(
    {
      passages: documents.length,
      questions: questions.length,
      embedded: embedder.made,
      arms: ours.arms,
      index: ours.index,
      whole: ours.whole,
      peers,
      ...(minisearch && {
        baseline: {
          name: 'minisearch',
          lexicalTimesFaster: Math.round(minisearch.p50 / (ours.arms.lexical?.p50 || 0.01)),
        },
      }),
      ...(repeated && { repeated }),
      ...(await describeMachine(['minisearch', 'flexsearch', '@langchain/classic'])),
    },
    null,
    values.json ? 0 : 2,
  );
});
