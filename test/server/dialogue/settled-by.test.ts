/** What is settled by the way a person asks, and what is not. */
import { describe, expect, it } from 'vitest';
import { settledBy } from '../../../server/dialogue/settled-by.js';
import type { Condition } from '../../../server/knowledge/eligibility.js';

const condition = (fact: Condition['fact'], more: Partial<Condition>): Condition => ({
  fact,
  say: '一条。',
  ask: '您合不合？',
  basis: ['a'],
  ...more,
});
const sixty = condition('age', { atLeast: 60, ask: '您满六十周岁了没有？' });
const three = condition('age', { below: 3, ask: '孩子是不是还没满三周岁？' });
const rural = condition('household', { is: '农村居民户口' });
const grade = condition('disability', { atMost: 2 });
const card = condition('disability', { is: '有残疾人证' });
const years = condition('contribution-years', { atLeast: 15, say: '养老保险要累计交满十五年。' });
const drawn = condition('benefit', { is: '特困人员供养' });
const poor = condition('identity', { is: '低保家庭的残疾人' });
const veteran = condition('service', { is: '退役军人' });
const insured = condition('insurance', { is: '参加了基本医保' });

describe('what was said already', () => {
  it.each<[string, Condition, boolean]>([
    ['我今年六十二，能不能领', sixty, true],
    ['我今年62了能领吗', sixty, true],
    ['我妈七十了能领不', sixty, true],
    ['俺爹五十八，能领不', sixty, false],
    ['我快六十了能不能领', sixty, false],
    ['我虚岁六十能领不', sixty, false],
    ['我刚满六十岁，可以领没', sixty, true],
    ['我六十多了够不够', sixty, true],
    ['娃儿才八个月能领补贴不', three, true],
    ['我孩子两岁半可以领吗', three, true],
    ['娃四岁了还能领不', three, false],
    ['我是农村户口能不能领', rural, true],
    ['我是城镇户口能不能领', rural, false],
    ['我是二级残疾能不能领', grade, true],
    ['我老婆残疾证是三级，够不够', grade, false],
    ['我没得残疾证能不能领', card, false],
    ['我有残疾证，能不能领', card, true],
    ['我没交过养老保险能不能领', years, false],
    ['我一直冇交社保，领得到吗', years, false],
    ['养老保险交了十六年够不够', years, true],
    ['我交了十二年养老保险够不够', years, false],
    ['我妈在吃五保，能领不', drawn, true],
    ['我家是低保户，能不能领', poor, true],
    ['我当过兵，能不能办', veteran, true],
    ['我没当过兵，能不能办', veteran, false],
    ['我交了今年的医保，能不能报', insured, true],
    ['我没交医保能不能报', insured, false],
  ])('%s', (text, asked, holds) => {
    expect(settledBy(text, [asked])).toEqual([{ condition: 0, holds }]);
  });

  it.each<[string, Condition]>([
    ['我妈七十了，我能不能领', sixty],
    ['我六十二，我妈八十五，能不能领', sixty],
    ['我家六亩地，六十块钱能领不', sixty],
    ['我今年三十二，能不能领', three],
    ['娃三岁了，能不能领', sixty],
    ['我能不能吃低保', poor],
    ['吃五保要啥条件', drawn],
    ['一级教师能领不', grade],
    ['我满六十能领不能领要看户口不', rural],
    ['我住院花了十五万', years],
    ['我快满六十多了吧', condition('age', { local: true })],
    ['想问养老保险', years],
  ])('%s: settles nothing', (text, asked) => {
    expect(settledBy(text, [asked])).toEqual([]);
  });
});
