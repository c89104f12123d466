import { describe, expect, it } from 'vitest';
import { questionWordings } from '../../../server/turn/question-wordings.js';
import { questionOf } from '../../support/questions.js';

describe('questionWordings', () => {
  it('holds every wording once, what was meant and what was heard first', () => {
    const question = questionOf('底包咋个办', {
      repaired: '低保咋个办',
      standard: '低保怎么办',
      alternatives: ['第包咋个办', '低包咋个办', '弟包咋个办'],
    });
    const wordings = questionWordings(question);
    expect(wordings.map((w) => w.text)).toEqual(['低保咋个办', '底包咋个办', '低保怎么办', '第包咋个办', '低包咋个办']);
    expect(wordings.map((w) => w.weight)).toEqual(wordings.map((w) => w.weight).sort((a, b) => b - a));
  });

  it('adds up the weights of wordings that are the same', () => {
    expect(questionWordings(questionOf('低保'))).toHaveLength(1);
    expect(questionWordings(questionOf(''))).toEqual([]);
  });

  it('gives one question one array', () => {
    const question = questionOf('低保');
    expect(questionWordings(question)).toBe(questionWordings(question));
    expect(questionWordings(questionOf('低保'))).not.toBe(questionWordings(question));
  });
});
