import { expect, it } from 'vitest';
import { passageEntries } from '../../../../server/knowledge/facts/passage-entries.js';
import { passagesOf } from '../../../../server/knowledge/passages.js';
import { smallGuides } from '../../../support/small-knowledge.js';

it('has an entry for every passage that can be spoken but the telephone, saying the same', () => {
  for (const guide of smallGuides()) {
    const entries = new Map(passageEntries(guide).map((e) => [e.id, e]));
    const passages = passagesOf(guide).filter((p) => p.kind !== 'contact');
    expect(passages.filter((p) => !entries.has(p.id))).toEqual([]);
    for (const p of passages.filter((p) => p.kind !== 'steps'))
      expect(entries.get(p.id)).toMatchObject({ aspect: p.aspect, says: p.say });
  }
});
