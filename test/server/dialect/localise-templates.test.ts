import { describe, expect, it } from 'vitest';
import {
  askWhich,
  fillTemplate,
  gapsOf,
  templateKeys,
  templateReader,
  templateSlots,
} from '../../../server/dialect/localise-templates.js';
import type { DialectPack } from '../../../server/dialect/pack.js';
import { figuresIn } from '../../../server/safety/figures.js';
import { packWith, realPacks } from './dialect-fixtures.js';

const packs = await realPacks();
const pack = (code: string) => packs.find((p) => p.code === code) as DialectPack;

describe('filling a template', () => {
  it('puts the data into the dialect’s sentence and leaves the data as they are', () => {
    expect(fillTemplate(pack('southwestern'), 'yes-if', { condition: '要满六十周岁。' })).toBe(
      '可以，不过要满六十周岁才得行。',
    );
    expect(fillTemplate(pack('cantonese'), 'citation', { title: '社会救助法', article: '第三十七条' })).toBe(
      '依据系社会救助法第三十七条。',
    );
    expect(fillTemplate(pack('northeastern'), 'ask-first', { question: '您的户口在本地吗？' })).toBe(
      '我先问您一句啊，您的户口在本地吗？',
    );
  });

  it('takes braces in the data for data', () => {
    expect(fillTemplate(packWith(), 'two-things', { first: '{second}', second: '乙' })).toBe(
      'two-things、{second}、乙。',
    );
  });
});

describe('asking which', () => {
  it.each([
    [['低保'], false, '您问的是低保嘛？'],
    [['低保', '五保'], false, '您问的是低保，还是五保嘛？'],
    [['低保', '五保', '临时救助'], false, '您问的是低保、五保，还是临时救助嘛？'],
    [['低保', '五保', '临时救助', '残补'], false, '您问的是低保、五保、临时救助，还是残补嘛？'],
    [['低保', '五保'], true, '您想问哪一样嘛？第一，低保；第二，五保。'],
    [['甲', '乙', '丙', '丁', '戊'], true, '您想问哪一样嘛？第一，甲；第二，乙；第三，丙；第四，丁。'],
  ])('names %s', (labels, numbered, question) => {
    expect(askWhich(pack('southwestern'), labels, numbered)).toBe(question);
  });
});

describe('the templates of every pack', () => {
  const slots = Object.fromEntries(Object.values(templateSlots).flatMap((names) => names.map((n) => [n, `〈${n}〉`])));
  const fillAny = (p: DialectPack, key: (typeof templateKeys)[number]) =>
    fillTemplate(p, key, slots as Parameters<typeof fillTemplate<typeof key>>[2]);

  it.each(packs.map((p) => [p.code, p] as const))('of %s are one polite sentence each and read back', (_code, p) => {
    const read = templateReader(packs);
    for (const key of templateKeys) {
      const template = p.answers.templates[key];
      const wanted: readonly string[] = templateSlots[key];
      expect([...gapsOf(template)].sort(), key).toEqual([...wanted].sort());
      expect(template, key).toMatch(/(?:[。？]|\{question\})$/u);
      expect(fillAny(p, key), key).not.toMatch(/[{}]/);
      // The ordinals of a numbered list are the only figures that a template may say by itself.
      if (!key.startsWith('numbered')) expect(figuresIn(template.replace(/\{[a-z]+\}/g, '，')), key).toEqual([]);
      const data = gapsOf(template).map((name) => `〈${name}〉`);
      expect(read(fillAny(p, key))?.values.join(''), key).toBe(data.join(''));
    }
  });

  it('tell a language model in two to four lines how to word an answer', () => {
    for (const { code, answers } of packs) expect(answers.voice.split('\n').length, code).toBeOneOf([2, 3, 4]);
  });
});

describe('reading a template back', () => {
  const read = templateReader(packs);

  it('names the template and its data, figures included', () => {
    const said = fillTemplate(pack('wu'), 'ask-phone', { phone: '12345' });
    expect(read(said)).toEqual({ key: 'ask-phone', values: ['12345'] });
  });

  it('knows no other sentence', () => {
    expect(read('低保从受理起，三十个工作日内办完。')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });
});
