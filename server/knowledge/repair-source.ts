/**
 * What the repair by sound learns from: the knowledge base's own names, questions and answers, and the dialects' words.
 * Promise: pure; subjects that are not ours are in it too, so that a question about them is not bent into one of ours.
 * Change with it: server/dialect/repair.ts.
 */
import type { DialectPack } from '../dialect/pack.js';
import type { RepairSentence, RepairSource } from '../dialect/repair.js';
import type { Guide } from './guide.js';
import type { TopicEntry } from './topics.js';

/** Questions are what we hear; answers only teach words. */
const questionCounts = 2;
const answerCounts = 1;
const wordLength = { shortest: 2, longest: 8 } as const;

export function repairSource(
  guides: Iterable<Guide>,
  topics: readonly TopicEntry[],
  packs: readonly DialectPack[],
): RepairSource {
  const sentences: RepairSentence[] = [];
  const words: string[] = [];
  const learn = (weight: number, texts: readonly string[]) => {
    for (const text of texts) sentences.push({ text, weight });
  };
  for (const g of guides) {
    const names = [g.name, ...g.aliases];
    const papers = g.materials.map((m) => m.name);
    learn(questionCounts, [...names, ...g.faq.flatMap((f) => f.ask)]);
    learn(answerCounts, [
      ...papers,
      ...g.faq.flatMap((f) => f.say),
      ...Object.values(g.sections).flatMap((s) => s?.say ?? []),
    ]);
    words.push(...names, ...papers);
  }
  for (const t of topics) {
    learn(questionCounts, [t.name, ...t.asks]);
    words.push(t.name);
  }
  for (const pack of packs) {
    const spoken = pack.lexicon.flatMap((entry) => [entry.from, entry.to]).filter(isWord);
    learn(answerCounts, spoken);
    words.push(...spoken);
  }
  return { sentences, words: [...new Set(words)].filter(isWord) };
}

function isWord(text: string): boolean {
  const length = [...text].length;
  return /^\p{Script=Han}+$/u.test(text) && length >= wordLength.shortest && length <= wordLength.longest;
}
