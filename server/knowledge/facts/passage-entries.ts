/**
 * The passages of a guide as they are compared with a question: the ways of asking for each, and what it says.
 * Promise: pure; ids as in passages.ts; a list of papers or steps is asked for by what is on it.
 * Change with it: passages.ts, fields.ts, passage-search.ts.
 */
import type { Aspect } from '../../turn/turn.js';
import { conditionsOf } from '../eligibility.js';
import type { Guide } from '../guide.js';
import { materialSentences } from '../passages.js';
import { fieldsOf } from './fields.js';

export type EntryKind = 'faq' | 'section' | 'list' | 'field' | 'condition';

export interface PassageEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly aspect: Aspect;
  /** Ways of asking for it; for conditions, the question that settles them. */
  readonly asks: readonly string[];
  readonly says: readonly string[];
}

export function passageEntries(guide: Guide): PassageEntry[] {
  const entry = (
    key: string,
    kind: EntryKind,
    aspect: Aspect,
    says: readonly string[],
    asks: readonly string[] = [],
  ) => ({
    id: `${guide.id}#${key}`,
    kind,
    aspect,
    asks,
    says,
  });
  return [
    ...guide.faq.map((f, i) => entry(`faq-${i}`, 'faq', f.aspect, f.say, f.ask)),
    ...Object.entries(guide.sections).flatMap(([aspect, s]) =>
      s ? [entry(aspect, 'section', aspect as Aspect, s.say)] : [],
    ),
    entry('materials-list', 'list', 'materials', materialSentences(guide)),
    entry('steps', 'list', 'how', guide.steps),
    ...fieldsOf(guide).map((f) => entry(f.key, 'field', f.aspect, f.say)),
    ...conditionsOf(guide.eligibility).map((c, i) => entry(`condition-${i}`, 'condition', 'who', [c.say], [c.ask])),
  ];
}
