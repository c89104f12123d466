import { expect, it } from 'vitest';
import { answersAsked } from '../../../server/turn/answer-asked.js';
import type { Passage } from '../../../server/turn/turn.js';

const scored = (score: number): Passage => ({
  id: 'a#faq-0',
  serviceId: 'a',
  kind: 'faq',
  aspect: 'who',
  say: ['要满六十周岁。'],
  text: '',
  citations: [],
  score,
});

it.each([
  [[scored(0.9), scored(0.1)], 'yes'],
  [[scored(0.3)], 'near'],
  [[scored(0.05)], 'no'],
  [[], 'no'],
] as const)('goes by the best passage (%#)', (passages, expected) => {
  expect(answersAsked(passages)).toBe(expected);
});
