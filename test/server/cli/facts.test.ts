import { describe, expect, it } from 'vitest';
import { judgeFact, parseFact } from '../../../server/cli/facts.js';

const judge = (fact: string, spoken: string, wrong = '') => judgeFact(parseFact(fact, wrong), spoken);

describe('a fact that is said', () => {
  it.each([
    ['60岁', '满六十周岁就能领。'],
    ['30个工作日', '受理后三十个工作日内办完。'],
    ['3600元', '一孩一年三千六百元。'],
    ['50%', '报销比例要到百分之五十以上。'],
    ['不收费|免费|不要钱', '办这个不要钱。'],
    ['12333', '先打12333挂失。'],
    ['3日&10日', '到了城里三日内、到了农村十日内，去报迁入。'],
    ['能', '能，在现在住处的派出所就能开。'],
    ['可以委托', '可以委托成年人代办。'],
    ['能&!代办', '能，本人去。'],
  ])('%s: %s', (fact, spoken) => {
    expect(judge(fact, spoken)).toEqual({ said: true, missing: [], wrong: [] });
  });
});

describe('a fact that is not said', () => {
  it.each([
    ['60岁', '到村委会申请。', ['60岁']],
    ['20个工作日', '二十天内办完。', ['20个工作日']],
    ['能', '孩子不能代办。', ['能']],
    ['不能分', '能不能分由当地定。', ['不能分']],
    ['收费', '不收费。', ['收费']],
    ['3日&10日', '三日内去报迁入。', ['10日']],
    ['能&!代办', '能代办。', ['!代办']],
  ])('%s: %s', (fact, spoken, missing) => {
    expect(judge(fact, spoken)).toMatchObject({ said: false, missing });
  });
});

describe('something wrong that is said', () => {
  it.each([
    ['another value of the same unit', '60岁', '满五十五周岁就能领。', ['55|岁']],
    ['another value beside the right one', '60岁', '男的六十岁，女的五十五岁。', ['55|岁']],
    ['a figure named as wrong', '半年', '住满一年才行。', ['1|年']],
    ['the opposite at the head of a clause', '不收费|免费', '办证要先填表，收费由窗口定。', ['收费']],
    ['a first word that says the contrary of yes', '能', '不能，要本人去。', ['不能']],
    ['a first word that says the contrary of no', '不能', '可以，家里人去就行。', ['可以']],
    ['a 不 before the very words', '算工伤', '这样的，不算工伤。', ['不算工伤']],
  ])('%s', (_, fact, spoken, wrong) => {
    expect(judge(fact, spoken).wrong).toEqual(wrong);
  });

  it('catches what the row names', () => {
    expect(judge('上门', '可以请人上门，也可以发现金。', '发现金').wrong).toEqual(['发现金']);
    expect(judge('券', '给的是券，不发现金。', '发现金').wrong).toEqual([]);
  });
});

describe('what is no mistake', () => {
  it.each([
    ['a figure that may stand beside the fact', '20元', '第一次不要钱，到期换证二十元，丢了四十元。', '~40元'],
    ['any figure of a unit that the row lets go', '4级', '残疾分四级，一级最重，二级次之。', '~级'],
    ['a figure of another unit', '60岁', '满六十周岁、交满十五年。', ''],
    ['a year of the calendar', '5年', '二〇二六年起，毕业后头五年只还利息。', ''],
    ['those who take money', '不收费|不要钱', '办证不要钱，要钱的都是骗子。', ''],
    ['a number that counts nothing', '12333', '打12333，也可以打12345。', ''],
  ])('%s', (_, fact, spoken, wrong) => {
    expect(judge(fact, spoken, wrong)).toEqual({ said: true, missing: [], wrong: [] });
  });

  it('may stand beside the fact only, not in its place', () => {
    expect(judge('40元', '到期换证二十元。', '~20元')).toMatchObject({ said: false, wrong: ['20|元'] });
  });
});

describe('a fact that cannot be read', () => {
  it.each(['', '60岁|', '60岁&', '!'])('%j', (fact) => {
    expect(() => parseFact(fact)).toThrowError(/fact/);
  });
});
