/** What replies are taken for, in all the dialects. */
import { describe, expect, it } from 'vitest';
import { conditionChoices, replyLabels } from '../../../server/dialogue/choices.js';
import { readHolds, takeReply } from '../../../server/dialogue/reply.js';
import { type Condition, conditionsOf } from '../../../server/knowledge/eligibility.js';
import { readLibrary } from '../../../server/knowledge/files.js';
import type { Asking } from '../../../server/turn/turn.js';
import { realPacks } from '../dialect/dialect-fixtures.js';

const condition = (ask: string, more: Partial<Condition> = { is: '一条' }): Condition => ({
  fact: 'land',
  say: '一条。',
  ask,
  basis: ['a'],
  ...more,
});
const plain = condition('您家有承包地吗？');
const negated = condition('孩子以前没上过户口，是不是？');
const mixed = condition('您家的地还在种，没有荒也没有改作别用，是不是？');
const student = condition('您不是在校学生，是不是？');
const sixty = condition('您满六十周岁了没有？', { fact: 'age', atLeast: 60 });
const years = condition('您养老保险累计交满十五年了吗？', { fact: 'contribution-years', atLeast: 15 });
const each = (words: string): string[] => words.split(' ');

describe('a reply to a condition', () => {
  it.each(
    each(
      '有 有的 是 是的 对头 系 系啊 系嘅 啱 是哩 是个 对个 对着呢 着 中 嗯 嗯呐 欸 满了 早就满了 要得 有咧 当然咯 没错 就是 有啊',
    ),
  )('%s: yes', (said) => {
    expect(readHolds(said, plain)).toBe(true);
  });

  it.each(
    each(
      '没有 没得 莫得 冇 冇得 冒得 毋 毋系 毋是 唔系 唔曾 无 呒没 弗是 勿是 不是哩 不中 不得 不 还没 还冇 盲 没呢 木有 还差两年 冇啊 还没满',
    ),
  )('%s: no', (said) => {
    expect(readHolds(said, plain)).toBe(false);
  });

  it.each(
    each(
      '不晓得 搞不清 不知道 唔知 毋知 毋知影 弗晓得 勿晓得 知不道 晓不得 整不明白 不清楚 我记不得了 唔清楚 说不准 我哪晓得 不太清楚',
    ),
  )('%s: unsure', (said) => {
    expect(readHolds(said, plain)).toBe('unsure');
  });

  it.each(each('那要带什么 在哪里办 要好多钱 我想问一下身份证丢了怎么补办 我妈呢 那低保呢 哪个管'))(
    '%s: a new question',
    (said) => {
      expect(readHolds(said, plain)).toBeUndefined();
    },
  );

  it.each<[string, Condition, boolean | 'unsure' | undefined]>([
    ['没有', negated, true],
    ['是', negated, true],
    ['没上过', negated, true],
    ['冇', negated, true],
    ['有', negated, false],
    ['上过了', negated, false],
    ['不对', negated, false],
    ['对', mixed, true],
    ['不对', mixed, false],
    ['没有', mixed, 'unsure'],
    ['交够了的', sixty, undefined],
    ['交够了的', years, true],
    ['不是', student, 'unsure'],
    ['不是学生', student, true],
    ['对', student, true],
  ])('%s, by how it was asked', (said, asked, holds) => {
    expect(readHolds(said, asked)).toBe(holds);
  });

  it.each<[string, Condition, boolean | undefined]>([
    ['六十二了', sixty, true],
    ['62', sixty, true],
    ['七十几了', sixty, true],
    ['今年六十五', sixty, true],
    ['五十八', sixty, false],
    ['快六十了', sixty, false],
    ['五十多', sixty, false],
    ['还差两年', sixty, false],
    ['十六年', years, true],
    ['交了十二年', years, false],
    ['还差三年', years, false],
  ])('%s, against the bound', (said, asked, holds) => {
    expect(readHolds(said, asked)).toBe(holds);
  });
});

describe('the buttons of every pack', async () => {
  const packs = await realPacks();
  const labels = replyLabels(packs);

  it.each(packs.map((p) => p.code))('%s: are read as what they stand for', (code) => {
    for (const asked of [plain, negated, mixed, student, sixty]) {
      const read = conditionChoices(asked.ask, labels(code)).map((c) => readHolds(c.label, asked));
      expect(read, asked.ask).toEqual([true, false, 'unsure']);
    }
  });

  it('are those of plain Mandarin for a dialect that has none', () => {
    expect(replyLabels([])('wu')).toEqual({ yes: '是', no: '不是', unsure: '不知道', right: '对', wrong: '不对' });
  });

  it('never say the opposite of what a guide asks', async () => {
    const library = await readLibrary('knowledge-base', '2026-11-24');
    const wrong = [...library.guides.values()].flatMap((guide) =>
      conditionsOf(guide.eligibility).flatMap((c) =>
        packs
          .filter(
            (p) =>
              String(conditionChoices(c.ask, labels(p.code)).map((l) => readHolds(l.label, c))) !== 'true,false,unsure',
          )
          .map((p) => `${guide.id} ${p.code}: ${c.ask}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a reply to several services', async () => {
  const library = await readLibrary('knowledge-base', '2026-11-24');
  const asking: Asking = {
    kind: 'services',
    aspect: 'overview',
    choices: [
      { service: 'subsistence-allowance', label: '低保' },
      { service: 'disabled-living-subsidy', label: '残疾人生活补贴' },
      { service: 'temporary-relief', label: '临时救助' },
    ],
  };
  const ids = ['subsistence-allowance', 'disabled-living-subsidy', 'temporary-relief'];

  it.each<[string, number]>([
    ['第一个', 0],
    ['头一个', 0],
    ['头个嘛', 0],
    ['1', 0],
    ['一', 0],
    ['第一', 0],
    ['前头那个', 0],
    ['二', 1],
    ['第二个咧', 1],
    ['我要第二个', 1],
    ['中间那个', 1],
    ['第三项', 2],
    ['最后一个', 2],
    ['后头那个', 2],
    ['低保', 0],
    ['我问的是低保', 0],
    ['就是临时救助嘛', 2],
    ['残疾的那个', 1],
    ['底包', 0],
    ['灵时救助', 2],
  ])('%s', (said, which) => {
    expect(takeReply(said, asking, library)).toEqual({ kind: 'service', id: ids[which] });
  });

  it.each(['都不是', '都不对', '一个都不是', '都唔系', '拢毋是', '侪勿是', '都冇'])('%s: none of them', (said) => {
    expect(takeReply(said, asking, library)).toEqual({ kind: 'none' });
  });

  it.each(['第四个', '那我想办身份证要带什么', '低保在哪里申请', '在哪里办', '你好', '五十'])(
    '%s: something new',
    (said) => {
      expect(takeReply(said, asking, library)).toBeUndefined();
    },
  );

  it('takes yes and no where one was asked about', () => {
    const one: Asking = { ...asking, choices: asking.choices.slice(0, 1) };
    expect(takeReply('系啊', one, library)).toEqual({ kind: 'service', id: ids[0] });
    expect(takeReply('不是', one, library)).toEqual({ kind: 'none' });
  });
});
