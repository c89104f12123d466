import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../server/turn/model-reply.js';

const whole =
  '{"sentences": [ {"text":"到乡镇\\"政府\\"办","standard":"到乡镇\\"政府\\"办","passages":["a#1"]}, {"text":"好{的}。","passages":["b]","c"]} ] }';
async function read(...pieces: string[]) {
  const found = [];
  async function* stream() {
    yield* pieces;
  }
  for await (const sentence of readSentences(stream())) found.push(sentence);
  return found;
}

describe('readSentences', () => {
  it('reads the same whatever the pieces', async () => {
    const expected = [
      { text: '到乡镇"政府"办。', passages: ['a#1'] },
      { text: '好{的}。', passages: ['b]', 'c'] },
    ];
    expect(await read(whole)).toEqual(expected);
    expect(await read(...whole)).toEqual(expected);
    expect(await read(`\`\`\`json\n${whole}\n\`\`\``)).toEqual(expected);
  });

  it('keeps the standard wording where it differs', async () => {
    expect(await read('{"sentences":[{"text":"唔收钱","standard":"不收钱。","passages":["a"]}]}')).toEqual([
      { text: '唔收钱。', standard: '不收钱。', passages: ['a'] },
    ]);
  });

  it('reads an empty list as no sentence, and no more than three', async () => {
    expect(await read('{"sentences":[]}')).toEqual([]);
    const one = '{"text":"好。","passages":["a"]}';
    expect(await read(`{"sentences":[${[one, one, one, one].join(',')}]}`)).toHaveLength(3);
  });

  it.each([
    '',
    '好的',
    '{"answer":1}',
    whole.slice(0, -3),
    '{"sentences":[{"text":1,"passages":["a"]}]}',
    '{"sentences":[{"text":"好","passages":[]}]}',
    '{"sentences":[{x}]}',
  ])('refuses %j', async (reply) => {
    await expect(read(reply)).rejects.toMatchObject({ code: 'engine-failed' });
  });
});
