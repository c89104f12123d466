import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../../server/knowledge/search-index.js';
import type { Question, TurnInput } from '../../../server/turn/turn.js';
import { createUnderstand } from '../../../server/turn/understand.js';
import { questionOf } from '../../support/questions.js';
import { smallGuides, smallLibrary } from '../../support/small-knowledge.js';

const input: TurnInput = { turnId: 't', text: '…', speak: false };
const signal = new AbortController().signal;

async function need(question: Question, more: Partial<TurnInput> = {}) {
  const library = smallLibrary();
  const index = await buildSearchIndex({ guides: library.guides.values(), topics: library.topics });
  return createUnderstand({ library, index })(question, { ...input, ...more }, signal);
}

describe('understand', () => {
  it('names the service, the aspect and the runners-up', async () => {
    const found = await need(questionOf('吃低保在哪里申请嘛'));
    expect(found).toMatchObject({ decision: 'service', aspect: 'where' });
    expect(found.candidates[0]).toMatchObject({ id: 'subsistence-allowance', name: '最低生活保障' });
    expect(Object.keys(found.candidates[0]?.arms ?? {})).toEqual(['words', 'sound']);
    expect(found.candidates.length).toBeGreaterThan(1);
    expect(found.topic).toBeUndefined();
  });

  it('hears through what was mended', async () => {
    const found = await need(
      questionOf('底包在哪里申请', { repaired: '低保在哪里申请', spoken: true, confidence: 0.7 }),
    );
    expect(found.decision).toBe('service');
    expect(found.candidates[0]?.id).toBe('subsistence-allowance');
  });

  it('hands on the subject that is not ours, without its wordings', async () => {
    const found = await need(questionOf('出国的护照在哪里办'));
    expect(found.decision).toBe('topic');
    expect(found.topic).toEqual({
      id: 'passport',
      name: '护照和出国',
      status: 'out-of-scope',
      say: ['护照请问出入境窗口。'],
      office: '出入境管理窗口',
    });
  });

  it.each(['给我唱首歌', 'hello how are you', '12345678', '12345 67', '啊啊啊啊'])('does not know %s', async (text) => {
    expect(['unknown', 'topic']).toContain((await need(questionOf(text))).decision);
    expect((await need(questionOf(text))).decision).not.toBe('service');
  });

  it('asks back with two to four choices when the words say too little', async () => {
    const found = await need(questionOf('去哪里办'));
    expect(found.decision).toBe('ambiguous');
    expect(found.candidates.length).toBeGreaterThanOrEqual(2);
    expect(found.candidates.length).toBeLessThanOrEqual(4);
  });

  describe('after a turn about a service', () => {
    const previous = { service: 'subsistence-allowance', aspect: 'where' as const };

    it.each([
      ['那要带啥子喃', 'materials'],
      ['去哪里办', 'where'],
    ])('goes on with it: %s', async (text, aspect) => {
      const found = await need(questionOf(text), { previous });
      expect(found).toMatchObject({ decision: 'service', aspect });
      expect(found.candidates.map((c) => c.id)).toEqual(['subsistence-allowance']);
    });

    it('leaves it when another service or subject is named', async () => {
      expect((await need(questionOf('出国的护照在哪里办'), { previous })).decision).toBe('topic');
    });

    it('asks of a service named next what was asked of the last', async () => {
      const asked = { service: smallGuides().at(-1)?.id ?? '', aspect: 'refused' as const };
      expect(await need(questionOf('那低保呢'), { previous: asked })).toMatchObject({
        decision: 'service',
        aspect: 'refused',
      });
      expect((await need(questionOf('那低保在哪里申请呢'), { previous: asked })).aspect).toBe('where');
    });

    it('does not go on from a service that is gone', async () => {
      const gone = { ...previous, service: 'no-such-service' };
      expect((await need(questionOf('去哪里办'), { previous: gone })).decision).toBe('ambiguous');
    });
  });

  it('hears nothing in an empty question', async () => {
    expect(await need(questionOf(''))).toMatchObject({ decision: 'unheard', candidates: [] });
  });

  it('asks again for what was heard badly, rather than turning it down', async () => {
    const heard = (confidence: number) => need(questionOf('给我唱首歌', { spoken: true, confidence }));
    expect((await heard(0.3)).decision).toBe('unheard');
    expect((await heard(0.9)).decision).not.toBe('unheard');
  });

  it('believes the service that the person chose', async () => {
    const found = await need(questionOf('多久能办好'), { service: 'id-card' });
    expect(found).toMatchObject({ decision: 'service', aspect: 'time-limit', confidence: 1 });
    expect(found.candidates.map((c) => c.id)).toEqual(['id-card']);
    expect((await need(questionOf('护照在哪里办'), { service: 'no-such-service' })).decision).toBe('topic');
  });
});
