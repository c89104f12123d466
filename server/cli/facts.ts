/**
 * Whether the one fact that a question asks for was said, and whether something was said that is wrong.
 * Promise: pure; figures are the same by value and unit, however they are written; a word after a negation is not that word.
 * Change with it: score.ts, knowledge-base/evaluation/README.md (which says what the two columns mean).
 */
import { AssistantError } from '../errors.js';
import { type FigureKey, figuresIn, sameFigure } from '../safety/figures.js';

/** One thing that may be said: figures (all of them, in any order), or else the words as they stand. */
interface Term {
  readonly written: string;
  readonly words: string;
  readonly figures: readonly FigureKey[];
  /** true: met when it is not said. */
  readonly not: boolean;
}

export interface ExpectedFact {
  /** Each must be met, by any of its terms. */
  readonly conditions: readonly (readonly Term[])[];
  /** None may be said. */
  readonly wrong: readonly Term[];
  /** Figures that may be said beside the fact, and units of which any may. */
  readonly beside: { readonly figures: readonly FigureKey[]; readonly units: ReadonlySet<string> };
}

export interface FactJudgement {
  readonly said: boolean;
  /** The conditions that were not met, as written. */
  readonly missing: readonly string[];
  /** What was said and is wrong. */
  readonly wrong: readonly string[];
}

/** `fact`: `60岁&能|可以`, `!x` for what must not occur; `wrong`: `80岁|不能|~30天`. Throws `bad-request` for an empty term. */
export function parseFact(fact: string, wrong = ''): ExpectedFact {
  const items = split(wrong, '|');
  const beside = items.filter((w) => w.startsWith('~')).map((w) => w.slice(1));
  const conditions = split(fact, '&').map((condition) => split(condition, '|').map(toTerm));
  if (conditions.length === 0 || conditions.some((c) => c.length === 0))
    throw new AssistantError('bad-request', { detail: 'an empty fact' });
  return {
    conditions,
    wrong: items.filter((w) => !w.startsWith('~')).map(toTerm),
    beside: {
      figures: beside.flatMap(figuresIn),
      units: new Set(beside.filter((w) => figuresIn(w).length === 0).map((w) => unitOf(figuresIn(`9${w}`)[0] ?? ''))),
    },
  };
}

/** Judges what was said: sentences in standard wording, joined. */
export function judgeFact({ conditions, wrong, beside }: ExpectedFact, spoken: string): FactJudgement {
  const heard = [...new Set(figuresIn(spoken))];
  const missing = conditions.filter((terms) => !terms.some((t) => isMet(t, spoken, heard)));
  const said = missing.length === 0;
  const terms = conditions.flat().filter((t) => !t.not);
  return {
    said,
    missing: missing.map((c) => c.map((t) => t.written).join('|')),
    wrong: [
      ...wrong.filter((t) => isMet(t, spoken, heard)).map((t) => t.written),
      ...otherValues(terms, heard).filter(
        (key) => !(said && (holds(beside.figures, key) || beside.units.has(unitOf(key)))),
      ),
      ...oppositesSaid(terms, spoken),
    ],
  };
}

/** Figures said in a unit of the fact that are not the fact's. Years of the calendar count only against a calendar year. */
function otherValues(terms: readonly Term[], heard: readonly FigureKey[]): FigureKey[] {
  const own = terms.flatMap((t) => t.figures);
  const units = new Set(own.map(unitOf).filter(Boolean));
  const calendar = own.some(isCalendarYear);
  return heard.filter((key) => units.has(unitOf(key)) && !holds(own, key) && isCalendarYear(key) === calendar);
}

const holds = (figures: readonly FigureKey[], key: FigureKey): boolean => figures.some((f) => sameFigure(key, f));

const isCalendarYear = (key: FigureKey): boolean => unitOf(key) === '年' && Number.parseFloat(key) >= 1900;
const unitOf = (key: FigureKey): string => key.slice(key.indexOf('|') + 1);

const negation = /^[不没无未非别]/;
const modal = /^(?:能|可以|要|会|算|有|收|给|报|影响|行|是)/;
const leadingNo = /^(?:不能|不可以|不行|不用|不要|不会|不是|没有|不算|不得|不收|不影响)$/;
const leadingYes = /^(?:能|能的|可以|要|要的|会|会的|行|是|是的|有|有的|算|算的|得|收|影响)$/;

/** The opposite of a yes or no: the same words turned round at the head of a clause, or a first word that says the contrary. */
function oppositesSaid(terms: readonly Term[], spoken: string): string[] {
  const words = terms.filter((t) => t.figures.length === 0).map((t) => t.words);
  const clauses = spoken.split(/[，。；：！？,;!?\s]/).filter(Boolean);
  const turned = words.map(turnRound).filter((o) => o.length >= 2 && !words.includes(o));
  const found = turned.filter((o) => clauses.some((c) => c.startsWith(o) && c[o.length] !== '的'));
  const [first = ''] = clauses;
  const lead =
    (words.length > 0 && words.every((w) => negation.test(w)) && leadingYes.test(first)) ||
    (words.length > 0 && words.every((w) => modal.test(w)) && leadingNo.test(first));
  return lead && !found.includes(first) ? [...found, first] : found;
}

/** 不收费 → 收费, 没有 → 有, 能办 → 不能办; '' where there is no plain opposite. */
function turnRound(words: string): string {
  if (/^[不没]/.test(words)) return words.slice(1);
  if (!modal.test(words)) return '';
  return words.startsWith('有') ? `没${words}` : `不${words}`;
}

function isMet(term: Term, spoken: string, heard: readonly FigureKey[]): boolean {
  const occurs = term.figures.length > 0 ? term.figures.every((f) => holds(heard, f)) : wordsOccur(term.words, spoken);
  return occurs !== term.not;
}

/** Whether the words occur and are meant: not right after a negation (不能), and not as the half of a question (能不能). */
function wordsOccur(words: string, spoken: string): boolean {
  const negative = negation.test(words);
  for (let at = spoken.indexOf(words); at >= 0; at = spoken.indexOf(words, at + 1)) {
    const before = spoken[at - 1] ?? '';
    if (negative ? before !== words[1] : !negation.test(before)) return true;
  }
  return false;
}

function toTerm(written: string): Term {
  const not = written.startsWith('!');
  const words = not ? written.slice(1) : written;
  if (!words) throw new AssistantError('bad-request', { detail: 'an empty term in a fact' });
  return { written, words, figures: figuresIn(words), not };
}

const split = (cell: string, by: string): string[] => (cell ? cell.split(by).map((x) => x.trim()) : []);
