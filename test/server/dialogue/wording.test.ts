import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DialectPack } from '../../../server/dialect/pack.js';
import {
  fixedSentences,
  nothingLeft,
  nothingLeftFor,
  phrasesFor,
  statusPhrase,
  wordingFor,
} from '../../../server/dialogue/wording.js';
import { readPacks } from '../../../server/knowledge/files.js';
import { buildLibrary } from '../../../server/knowledge/library.js';
import { answerStatuses } from '../../../server/turn/turn.js';
import { sampleGuide } from '../../fixtures/guides.js';
import { root } from '../../house/sources.js';

let packs: DialectPack[];
beforeAll(async () => {
  packs = await readPacks(join(root, 'knowledge-base'));
});
const words = (code: string) => packs.find((p) => p.code === code)?.phrases.unheard;

describe('phrasesFor', () => {
  it('speaks a dialect that the voice can speak and plain Mandarin where it cannot', () => {
    const phrase = phrasesFor(packs, 'kokoro');
    expect(phrase('unheard', 'southwestern')).toBe(words('southwestern'));
    expect(phrase('unheard', 'cantonese')).toBe(words('mandarin'));
    expect(phrase('unheard', 'nowhere')).toBe(words('mandarin'));
  });
});

describe('fixed sentences', () => {
  it('hold every phrase and what is said about other subjects', () => {
    const topic = {
      id: 'visa',
      name: '签证',
      status: 'out-of-scope',
      asks: ['签证'],
      say: ['签证不归我管。'],
    } as const;
    const fixed = fixedSentences(packs, buildLibrary({ guides: [sampleGuide()], topics: [topic] }));
    expect(fixed).toContain('签证不归我管。');
    expect(fixed).toContain(words('cantonese'));
  });

  it('name the office when nothing is left of an answer', () => {
    const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
    expect(nothingLeft(library, phrasesFor(packs, 'kokoro'), 'sample-allowance').join('')).toContain('示例局');
    expect(nothingLeft(library, phrasesFor(packs, 'kokoro'), undefined)).toHaveLength(1);
  });
});

describe('the wording of a status', () => {
  it('is there in every pack, one sentence each', () => {
    for (const status of answerStatuses) {
      if (status === 'answered') continue;
      for (const { code, phrases } of packs)
        expect(phrases[statusPhrase[status]], `${code}: ${status}`).toMatch(/^[^。？！]{3,39}[。？]$/u);
    }
  });

  it('is a dialect’s own', () => {
    for (const key of new Set(Object.values(statusPhrase)))
      expect(new Set(packs.map((p) => p.phrases[key])).size, key).toBeGreaterThan(packs.length / 2);
  });
});

describe('wordingFor', () => {
  const library = buildLibrary({ guides: [sampleGuide()], topics: [] });
  const sentence = '没有手机的，问村委会怎么办。';

  it('words an answer in a dialect that the voice speaks', () => {
    const wording = wordingFor(packs, 'kokoro', library);
    const whom = { dialect: 'southwestern' };
    expect(wording.localise(sentence, whom)).toBe('没得手机的，问村委会咋个办。');
    expect(wording.fill('ask-phone', { phone: '12345' }, whom)).toBe('您打12345问一下嘛。');
    expect(wording.askWhich(['低保', '五保'], whom)).toBe('您问的是低保，还是五保嘛？');
    expect(wording.voiceOf(whom)).toContain('四川');
    expect(wording.say('unheard', whom)).toBe(words('southwestern'));
    expect(nothingLeftFor(wording, library, 'sample-allowance', whom)).toEqual([
      '这一点我手头没得准信，您问一下示例局嘛。',
    ]);
    expect(nothingLeftFor(wording, library, undefined, whom)).toEqual([wording.say('not-covered', whom)]);
  });

  it.each([
    ['a dialect that the voice does not speak', 'kokoro', { dialect: 'cantonese' }],
    ['an unknown dialect', 'kokoro', { dialect: 'nowhere' }],
    ['who prefers it', 'kokoro', { dialect: 'southwestern', plain: true }],
  ])('is plain Mandarin for %s', (_what, voice, whom) => {
    const wording = wordingFor(packs, voice, library);
    expect(wording.localise(sentence, whom)).toBe(sentence);
    expect(wording.fill('ask-phone', { phone: '12345' }, whom)).toBe('可以打12345问一问。');
    expect(wording.voiceOf(whom)).toContain('大白话');
    expect(wording.say('unheard', whom)).toBe(words('mandarin'));
  });

  it('keeps what the gate saw beside what is said', () => {
    const wording = wordingFor(packs, 'kokoro', library);
    const seen = { text: sentence, passages: ['a#b'] };
    expect(wording.spoken(seen, { dialect: 'southwestern' })).toEqual({
      text: '没得手机的，问村委会咋个办。',
      standard: sentence,
      passages: ['a#b'],
    });
    expect(wording.spoken(seen, { dialect: 'cantonese' })).toEqual(seen);
  });

  it('writes Cantonese where a Cantonese voice speaks', () => {
    const wording = wordingFor(packs, 'zh-HK', library);
    expect(wording.localise('不用您自己去拿。', { dialect: 'cantonese' })).toBe('唔使您自己去攞。');
  });
});
