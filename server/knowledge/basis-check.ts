/**
 * Checks what guides rest on against the laws at hand: the law is there, in force, and has the article.
 * Promise: pure; every basis gets exactly one finding; what cannot be checked is said, never passed over.
 * Change with it: law-shelf.ts, law-status.ts, figure-check.ts, server/cli/check-basis.ts.
 */
import type { Guide, GuideBasis } from './guide.js';
import { articleLabels, type LawShelf, type ShelvedLaw } from './law-shelf.js';
import type { LawStatus } from './law-status.js';
import { normaliseTitle } from './policy/names.js';

/** The first three are no fault; the last four are. */
export type BasisState =
  | 'found'
  | 'not-held' // no text of this document is at hand
  | 'newer-than-held' // cites a text younger than the one at hand
  | 'no-article' // the law is at hand, but the basis names no article
  | 'article-missing'
  | 'repealed'
  | 'old-text';

export interface BasisFinding {
  readonly guide: string;
  readonly basis: GuideBasis;
  readonly state: BasisState;
  /** For a person: what is wrong and what to do. */
  readonly note: string;
  /** The articles' text, when all were found. */
  readonly text?: string;
}

export const faults: ReadonlySet<BasisState> = new Set(['no-article', 'article-missing', 'repealed', 'old-text']);

export interface BasisCheckOptions {
  readonly shelf: LawShelf;
  readonly status: ReadonlyMap<string, LawStatus>;
  /** YYYY-MM-DD */
  readonly today: string;
}

export function checkBases(guides: Iterable<Guide>, options: BasisCheckOptions): BasisFinding[] {
  return [...guides].flatMap((guide) =>
    guide.basis.map((basis) => ({ guide: guide.id, basis, ...checkOne(basis, options) })),
  );
}

type Outcome = Pick<BasisFinding, 'state' | 'note' | 'text'>;

function checkOne(basis: GuideBasis, { shelf, status, today }: BasisCheckOptions): Outcome {
  const known = status.get(normaliseTitle(basis.title));
  if (known?.repealedOn && known.repealedOn <= today)
    return {
      state: 'repealed',
      note: `${known.repealedOn}起废止${known.replacedBy ? `，改用${known.replacedBy}` : ''}`,
    };
  const texts = shelf.texts(basis.title);
  const [newest] = texts;
  const newText = known?.newText && known.newText.validFrom <= today ? known.newText : undefined;
  if (newText && !(newest && newest.day >= (newText.issuedOn ?? newText.validFrom)))
    return basis.date && basis.date !== newText.issuedOn && basis.date < (newText.issuedOn ?? newText.validFrom)
      ? { state: 'old-text', note: `有新文本，${newText.validFrom}起施行` }
      : { state: 'newer-than-held', note: `新文本不在手头（${newText.validFrom}起施行），人工核对` };
  if (!newest) return { state: 'not-held', note: '手头没有这份文件，人工核对' };
  const aged = ageOf(basis, newest, texts);
  return aged ?? articlesIn(basis, newest);
}

/** Whether the basis means another text than the newest at hand. */
function ageOf(basis: GuideBasis, newest: ShelvedLaw, texts: readonly ShelvedLaw[]): Outcome | undefined {
  const { date } = basis;
  if (!date || newest.days.includes(date) || newest.day === '') return undefined;
  if (date > newest.day && !newest.days.some((d) => d >= date))
    return { state: 'newer-than-held', note: `手头的文本是${newest.day}的，人工核对` };
  const older = texts.slice(1).some((t) => t.days.includes(date));
  return {
    state: 'old-text',
    note: older ? `引的是旧文本，新的是${newest.day}` : `手头文本的日期是${newest.days.join('、')}，没有${date}的文本`,
  };
}

function articlesIn(basis: GuideBasis, law: ShelvedLaw): Outcome {
  const labels = articleLabels(basis.article ?? '');
  if (labels.length === 0) return { state: 'no-article', note: '手头有这部法规，请写明第几条' };
  const missing = labels.filter((label) => !law.articles.has(label));
  if (missing.length > 0) return { state: 'article-missing', note: `${law.title}没有${missing.join('、')}` };
  return { state: 'found', note: '', text: labels.map((l) => law.articles.get(l)?.text ?? '').join('\n') };
}
