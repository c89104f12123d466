import { expect, it } from 'vitest';
import { speaksOfAnother } from '../../../../server/knowledge/facts/rival-things.js';

it.each([
  ['林地承包能包几年', '耕地承包到期后再延长三十年。', true],
  ['草地承包期是多少年', '耕地承包期三十年。', true],
  ['林地承包能包几年', '林地承包期三十年到七十年，耕地三十年。', false],
  ['承包地能包几年', '耕地承包期三十年。', false],
  ['林地承包找哪个', '找村委会。', false],
])('%s / %s', (wording, says, another) => {
  expect(speaksOfAnother(wording, says)).toBe(another);
});
