/**
 * `npm run -s bench:understanding -- --questions FILE.tsv [--json]`: where a spoken question is lost. Right service first with the
 * text as written, as heard, by sound alone, repaired, and with all of it as the product does.
 * Promise: recordings are heard once; every figure is over the same rows; only rows that expect a service count.
 * Change with it: server/turn/question-wordings.ts, server/knowledge/search-index.ts.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Assistant, assembleAssistant } from '../assemble.js';
import { loadConfig } from '../config.js';
import type { ArmName, Ranked } from '../knowledge/search-index.js';
import { createLogger } from '../logger.js';
import { decodeAudio } from '../speech/audio.js';
import { characterErrors } from './character-errors.js';
import { describeMachine } from './machine.js';
import { type EvaluationQuestion, readQuestions } from './questions.js';
import { runCommand } from './run-command.js';

/** How each way of understanding ranks: which text, by which arms. */
const ways = {
  asWritten: ['written', ['words', 'meaning']],
  asHeard: ['heard', ['words', 'meaning']],
  bySound: ['heard', ['sound']],
  heardAndSound: ['heard', ['words', 'meaning', 'sound']],
  repaired: ['repaired', ['words', 'meaning']],
} as const satisfies Record<string, readonly ['written' | 'heard' | 'repaired', readonly ArmName[]]>;
type Way = keyof typeof ways;

runCommand(async () => {
  const { values } = parseArgs({ options: { questions: { type: 'string' }, json: { type: 'boolean' } } });
  if (!values.questions) return 'usage: npm run -s bench:understanding -- --questions FILE.tsv [--json]';
  const config = loadConfig();
  const rows = (await readQuestions(values.questions)).filter((r) => !/REFUSE|CLARIFY/.test(r.expected.join()));
  const assistant = await assembleAssistant(config, createLogger('error'), { voice: false });
  const right: Record<Way | 'asTheProduct', number> = {
    asWritten: 0,
    asHeard: 0,
    bySound: 0,
    heardAndSound: 0,
    repaired: 0,
    asTheProduct: 0,
  };
  let [wrongCharacters, characters] = [0, 0];
  for (const row of rows) {
    const { question, need } = await hear(assistant, row, config.XIANGYIN_MAX_AUDIO_SECONDS);
    const texts = { written: row.question, heard: question?.heard ?? '', repaired: question?.repaired ?? '' };
    for (const [way, [text, arms]] of Object.entries(ways) as [Way, (typeof ways)[Way]][])
      if (row.expected.includes((await best(assistant, texts[text], arms)) ?? '')) right[way] += 1;
    if (row.expected.includes(need?.candidates[0]?.id ?? '')) right.asTheProduct += 1;
    const { errors, length } = characterErrors(row.question, texts.heard);
    wrongCharacters += errors;
    characters += length;
  }
  await assistant.close();
  const share = (n: number) => Math.round((n / Math.max(1, rows.length)) * 1000) / 1000;
  return JSON.stringify(
    {
      questions: rows.length,
      characterErrorRate: Math.round((wrongCharacters / Math.max(1, characters)) * 1000) / 1000,
      rightServiceFirst: Object.fromEntries(Object.entries(right).map(([way, n]) => [way, share(n)])),
      baseline: { name: 'asHeard', ratio: Math.round((right.asTheProduct / Math.max(1, right.asHeard)) * 1000) / 1000 },
      ...(await describeMachine()),
    },
    null,
    values.json ? 0 : 2,
  );
});

async function hear(assistant: Assistant, row: EvaluationQuestion, maxSeconds: number) {
  if (!row.audio) return assistant.ask({ speak: false, text: row.question });
  return assistant.ask({ speak: false, utterance: await decodeAudio(await readFile(row.audio), { maxSeconds }) });
}

/** The first service of a ranking by the mean of some arms. */
async function best(assistant: Assistant, text: string, arms: readonly ArmName[]): Promise<string | undefined> {
  const { ranked } = await assistant.index.search([{ text, weight: 1 }]);
  // Meaning counts as much as the other two together, as in the index itself.
  const score = (r: Ranked) => arms.reduce((sum, arm) => sum + (r.arms[arm] ?? 0) * (arm === 'meaning' ? 2 : 1), 0);
  return ranked.filter((r) => r.entity.kind === 'service').sort((a, b) => score(b) - score(a))[0]?.entity.id;
}
