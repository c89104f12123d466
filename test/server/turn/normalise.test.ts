import { describe, expect, it } from 'vitest';
import type { DialectPack } from '../../../server/dialect/pack.js';
import type { Repair, RepairOptions } from '../../../server/dialect/repair.js';
import { createRepair } from '../../../server/dialect/repair.js';
import { spokenCosts, typedCosts } from '../../../server/dialect/repair-costs.js';
import { repairSource } from '../../../server/knowledge/repair-source.js';
import { createNormalise } from '../../../server/turn/normalise.js';
import type { Transcript, TurnInput } from '../../../server/turn/turn.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

const pack = (code: string, markers: string[], words: [string, string][]): DialectPack => ({
  code,
  name: code,
  aliases: [],
  engines: [],
  voices: [],
  family: '官话',
  places: ['某地'],
  markers: markers.map((text) => ({ text, weight: 3 })),
  lexicon: words.map(([from, to]) => ({ from, to, domain: '疑问', reason: `“${from}”就是“${to}”`, conditions: [] })),
  merges: [{ part: 'initial', sounds: ['l', 'n'], with: [], note: code }],
  phrases: {} as DialectPack['phrases'],
  answers: {} as DialectPack['answers'],
});
const packs = [
  pack('mandarin', [], [['在哪儿', '在哪里']]),
  pack('southwestern', ['咋个', '好多钱'], [['咋个', '怎么']]),
  pack('cantonese', ['边度'], [['边度', '哪里']]),
];
const utterance = { samples: new Float32Array(1600), sampleRate: 16000 as const };
const spoken: TurnInput = { turnId: 't', utterance, speak: false };
const typed: TurnInput = { turnId: 't', text: '…', speak: false };
const heard = (...texts: string[]): Transcript => ({
  text: texts[0] ?? '',
  hypotheses: texts.map((text, i) => ({ text, logProb: -0.2 - i / 10 })),
  confidence: 0.8,
  noSpeech: 0,
  final: true,
});
const signal = new AbortController().signal;
const repair = createRepair(repairSource(smallGuides(), smallTopics(), []));
const normalise = createNormalise({ packs, repair });

/** A repair that changes nothing and remembers how it was asked. */
function listening() {
  const asked: { texts: string[]; options: RepairOptions | undefined }[] = [];
  const fake: Repair = (hypotheses, options) => {
    asked.push({ texts: hypotheses.map((h) => h.text), options });
    return { text: hypotheses[0]?.text ?? '', score: 0, changes: [] };
  };
  return { asked, normalise: createNormalise({ packs, repair: fake }) };
}

describe('normalise', () => {
  it('mends what was heard and keeps what was heard beside it', async () => {
    const question = await normalise(heard('底包咋个申请', '第包咋个申请'), spoken, signal);
    expect(question).toMatchObject({
      heard: '底包咋个申请',
      repaired: '低保咋个申请',
      standard: '低保怎么申请',
      alternatives: ['第包咋个申请'],
      spoken: true,
      confidence: 0.8,
      dialect: { code: 'southwestern', source: 'identified' },
    });
    expect(question.rewrites).toEqual([{ from: '咋个', to: '怎么', reason: '“咋个”就是“怎么”' }]);
  });

  it('takes characters typed one by one for words, and leaves the space between words', async () => {
    const apart = await normalise(heard('低 保 在 哪 儿 申 请'), typed, signal);
    expect(apart).toMatchObject({ heard: '低保在哪儿申请', repaired: '低保在哪儿申请', alternatives: [] });
    expect((await normalise(heard('低保 在哪儿申请'), typed, signal)).heard).toBe('低保 在哪儿申请');
  });

  it('lets an empty transcript pass', async () => {
    const question = await normalise(heard(), spoken, signal);
    expect(question).toMatchObject({ heard: '', repaired: '', standard: '', alternatives: [], rewrites: [] });
  });

  it('believes the dialect that was chosen, and mends by its sounds', async () => {
    const { asked, normalise: run } = listening();
    const question = await run(heard('低保在边度申请'), { ...spoken, dialect: 'southwestern' }, signal);
    expect(question.dialect).toEqual({ code: 'southwestern', confidence: 1, source: 'chosen' });
    expect(question.standard).toBe('低保在边度申请');
    expect(asked[0]?.options?.merges).toBe(packs[1]?.merges);
  });

  it('mends by the sounds of the dialect that the words give away', async () => {
    const { asked, normalise: run } = listening();
    await run(heard('低保在边度申请'), spoken, signal);
    await run(heard('低保在哪里申请'), spoken, signal);
    expect(asked.map((a) => a.options?.merges)).toEqual([packs[2]?.merges, packs[0]?.merges]);
  });

  it('rewrites by the dialect and then by plain colloquial speech', async () => {
    const { normalise: run } = listening();
    const { standard } = await run(heard('低保咋个办，在哪儿办'), typed, signal);
    expect(standard).toBe('低保怎么办，在哪里办');
  });

  it('is careful with what was typed, and certain of it', async () => {
    const { asked, normalise: run } = listening();
    const question = await run(heard('低保怎么办'), typed, signal);
    expect(question).toMatchObject({ spoken: false, confidence: 1 });
    await run(heard('低保怎么办'), spoken, signal);
    expect(asked.map((a) => a.options?.costs)).toEqual([typedCosts, spokenCosts]);
  });

  it('says once what the recogniser heard twice, and drops readings that differ in punctuation only', async () => {
    const { asked, normalise: run } = listening();
    const question = await run(heard('低保怎么办。低保怎么办', '低保怎么办？', '地保怎么办'), spoken, signal);
    expect(question.heard).toBe('低保怎么办');
    expect(asked[0]?.texts).toEqual(['低保怎么办', '地保怎么办']);
    expect(question.alternatives).toEqual(['地保怎么办']);
  });

  it('stops for a signal that has fired', async () => {
    await expect(normalise(heard('低保'), spoken, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
