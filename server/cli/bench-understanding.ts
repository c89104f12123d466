/**
 * `npm run -s bench:understanding -- --questions FILE.tsv [--questions MORE.tsv] [--limit N] [--json]`: where a spoken question is
 * lost. Right service first with the reference text, with heard text only, repaired text only, both, and as the whole product does.
 * Promise: recordings are heard once; every figure is over the same rows; only rows that expect a service count; no language model.
 * Change with it: understanding-ways.ts, server/turn/question-wordings.ts, server/knowledge/search-index.ts.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Assistant, assembleAssistant } from '../assemble.js';
import { type Config, loadConfig } from '../config.js';
import { createLogger } from '../logger.js';
import { decodeAudio } from '../speech/audio.js';
import { characterErrors } from './character-errors.js';
import { describeMachine } from './machine.js';
import { type EvaluationQuestion, readQuestions } from './questions.js';
import { runCommand } from './run-command.js';
import { isCorrect } from './score.js';
import { addUp, armsAlone, firstService, type Texts, type Understood, type Way, ways } from './understanding-ways.js';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', multiple: true },
      limit: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!values.questions)
    return 'usage: npm run -s bench:understanding -- --questions FILE.tsv [--questions MORE.tsv] [--limit N] [--json]';
  const config = { ...loadConfig(), XIANGYIN_LANGUAGE_MODEL: 'none' };
  const all = (await Promise.all(values.questions.map(readQuestions))).flat();
  const rows = spread(
    all.filter((r) => r.expected.length > 0 && !/REFUSE|CLARIFY/.test(r.expected.join())),
    Number(values.limit ?? all.length),
  );
  const assistant = await assembleAssistant(config, createLogger('error'), { voice: false });
  const understood: Understood[] = [];
  for (const [i, row] of rows.entries()) {
    understood.push(await understand(assistant, row, config));
    if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${rows.length}`);
  }
  await assistant.close();
  return JSON.stringify({ ...addUp(understood), ...(await describeMachine()) }, null, values.json ? 0 : 2);
});

/** `count` of the rows, evenly over all of them. */
function spread<T>(rows: readonly T[], count: number): T[] {
  if (!(count < rows.length)) return [...rows];
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)] as T);
}

async function understand(assistant: Assistant, row: EvaluationQuestion, config: Config): Promise<Understood> {
  const maxSeconds = config.XIANGYIN_MAX_AUDIO_SECONDS;
  const said = row.audio
    ? { utterance: await decodeAudio(await readFile(row.audio), { maxSeconds }) }
    : { text: row.question };
  const { question, need, answer } = await assistant.ask({ speak: false, ...said });
  const texts: Texts = {
    reference: row.question,
    heard: question?.heard ?? '',
    repaired: question?.repaired ?? '',
  };
  const isRight = (id: string | undefined) => row.expected.includes(id ?? '');
  const search = async (way: keyof typeof ways) => (await assistant.index.search(ways[way](texts))).ranked;
  const heard = await search('heard');
  const right: Record<Way, boolean> = {
    reference: isRight(firstService(await search('reference'))),
    heard: isRight(firstService(heard)),
    repaired: isRight(firstService(await search('repaired'))),
    both: isRight(firstService(await search('both'))),
    heardByCharacters: isRight(firstService(heard, armsAlone.heardByCharacters)),
    heardBySound: isRight(firstService(heard, armsAlone.heardBySound)),
    product: isRight(need?.candidates[0]?.id),
    answered: isCorrect(row, answer),
  };
  const { errors, length: characters } = characterErrors(texts.reference, texts.heard);
  return {
    voice: row.audio ? (row.voice ?? config.XIANGYIN_VOICE) : 'typed',
    style: row.style ?? 'plain',
    errors,
    characters,
    right,
  };
}
