/**
 * The passages a guide can speak: its sections, its FAQ, its list of papers, its steps, its fields, the conditions of its
 * eligibility rule (counted as in `conditionsOf`), its telephone.
 * Promise: `text` holds every figure that `say` holds; a passage whose bases are all unconfirmed is left out.
 * Change with it: guide.ts, facts/passage-entries.ts.
 */
import type { Aspect, Citation, Passage } from '../turn/turn.js';
import { conditionsOf } from './eligibility.js';
import { fieldsOf } from './facts/fields.js';
import type { Guide } from './guide.js';

/** All passages of a guide, score 0. FAQ passages carry the number of their entry in the guide. */
export function passagesOf(guide: Guide): Passage[] {
  const byId = new Map(guide.basis.map((b) => [b.id, b]));
  const make = (
    key: string,
    kind: Passage['kind'],
    aspect: Aspect,
    say: readonly string[],
    basis: readonly string[],
    extra = '',
  ): Passage[] => {
    const entries = basis.flatMap((id) => byId.get(id) ?? []);
    if (entries.length > 0 && entries.every((b) => b.unconfirmed)) return [];
    const citations: Citation[] = entries.filter((b) => !b.unconfirmed).map(toCitation);
    const text = [guide.name, ...say, extra].filter(Boolean).join('\n');
    return [{ id: `${guide.id}#${key}`, serviceId: guide.id, kind, aspect, say, text, citations, score: 0 }];
  };
  return [
    ...guide.faq.flatMap((f, i) => make(`faq-${i}`, 'faq', f.aspect, f.say, f.basis, f.ask.join('\n'))),
    ...Object.entries(guide.sections).flatMap(([aspect, s]) =>
      s ? make(aspect, 'section', aspect as Aspect, s.say, s.basis) : [],
    ),
    ...make(
      'materials-list',
      'materials',
      'materials',
      materialSentences(guide),
      guide.materials.flatMap((m) => m.basis),
    ),
    ...make('steps', 'steps', 'how', stepSentences(guide), []),
    ...fieldsOf(guide).flatMap((f) => make(f.key, 'field', f.aspect, f.say, f.basis)),
    ...conditionsOf(guide.eligibility).flatMap((c, i) =>
      make(`condition-${i}`, 'condition', 'who', [c.say], c.basis, c.ask),
    ),
    ...(guide.hotline
      ? make('contact', 'contact', 'appeal', [`可以打${guide.hotline.name}${guide.hotline.number}。`], [])
      : []),
  ];
}

/** A guide's basis entry as what is cited. */
export function toCitation(basis: Guide['basis'][number]): Citation {
  const { title, article, number, date } = basis;
  return { title, ...(article && { article }), ...(number && { number }), ...(date && { date }) };
}

/** "要带户口簿、身份证。" and, for what is only filled in there, a second sentence. */
export function materialSentences(guide: Guide): string[] {
  const bring = guide.materials.filter((m) => m.form !== 'filled-in-there' && !m.exempt.includes('免提交'));
  const there = guide.materials.filter((m) => m.form === 'filled-in-there');
  const free = guide.materials.filter((m) => m.exempt.includes('免提交'));
  return [
    ...(bring.length > 0 ? [`要带${bring.map((m) => spokenPaper(m.name, m.form)).join('、')}。`] : []),
    ...(there.length > 0 ? [`${there.map((m) => m.name).join('、')}到了现场填。`] : []),
    ...(free.length > 0 ? [`${free.map((m) => m.name).join('、')}不用您交，工作人员网上查。`] : []),
  ];
}

function spokenPaper(name: string, form: Guide['materials'][number]['form']): string {
  if (form === 'copy') return `${name}复印件`;
  return form === 'original-and-copy' ? `${name}原件和复印件` : name;
}

function stepSentences(guide: Guide): string[] {
  return guide.steps.map(
    (step, i) => `第${'一二三四五六七八九十'[i] ?? String(i + 1)}步，${step.replace(/[。；]$/, '')}。`,
  );
}
