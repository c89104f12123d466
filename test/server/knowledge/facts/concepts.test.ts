import { expect, it } from 'vitest';
import { conceptsIn } from '../../../../server/knowledge/facts/concepts.js';

it.each([
  ['社保卡丢了咋办', '社保卡唔见咗点算', 'lost'],
  ['我在外省打工', '人在广州回不去', 'away'],
  ['低保没批', '低保唔批', 'refused'],
  ['老人过世了', '阿嫲走了', 'death'],
  ['能不能一起领', '两样都领得不', 'both'],
] as const)('hears the same situation in %s and %s', (one, other, concept) => {
  expect(conceptsIn(one)).toContain(concept);
  expect(conceptsIn(other)).toContain(concept);
});

it('hears none where there is none', () => {
  expect(conceptsIn('多久办好')).toEqual([]);
});
