import { expect, it } from 'vitest';
import { aspectsTogether } from '../../../server/turn/answer-aspects.js';

it.each([
  ['办低保要带什么，去哪儿办', ['materials', 'where']],
  ['多少个工作日办好？收不收费', ['time-limit', 'fee']],
  ['我妈七十了，低保在哪里申请', []],
  ['要带什么', []],
])('%s', (text, aspects) => {
  expect(aspectsTogether([text])).toEqual(aspects);
});
