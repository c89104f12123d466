/**
 * What an article of a law or policy says to a question, in one or two sentences that can be spoken: the clauses nearest to the
 * question, in plainer words than the law's.
 * Promise: pure; figures, permissions and prohibitions stay as they are; a clause that would be too long to follow, or that hangs on
 * another one ("前款规定的"), is not taken; nothing is put together out of two articles.
 * Change with it: look-up-articles.ts, check.ts (which has the last word).
 */
import { type AnswerKind, figureKinds, kindsAsked } from '../knowledge/facts/answer-kinds.js';
import { speaksOfAnother } from '../knowledge/facts/rival-things.js';
import { charPairs } from '../knowledge/grams.js';
import type { Citation } from './turn.js';

/** Characters that can be followed by ear. */
const longestClause = 70;
const mostClauses = 2;
/** A second clause is said when it is nearly as near to the question as the first. */
const nearly = 0.6;

/** The law's words and people's. What permits, obliges or forbids keeps its sense. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/应当自(?=[^，。；]{1,16}之日起)/g, '要从'],
  [/自([^，。；]{1,16}?)之日起/g, '从$1那天起'],
  [/之日起/g, '那天起'],
  [/应当/g, '要'],
  [/不得/g, '不能'],
  [/(?<!不)予以/g, ''],
  [/并处|并予/g, '并'],
  [/逾期/g, '过了期'],
  [/(?:中华人民共和国)/g, ''],
];

/** Words that make a clause lean on another one. */
const leaning = /前款|前两款|前条|本条|上述|该款|第[一二三四五六七八九十]+款|^(?:其中|但是|但|除外|否则|同时)|：$|下列/;

export interface ArticleSaid {
  /** One or two sentences; empty when no clause can stand by itself. */
  readonly say: readonly string[];
  /** How near the best clause is to the question, comparable between articles. */
  readonly near: number;
}

/** `asked` are wordings of the question. */
export function articleSentences(text: string, asked: readonly string[], { title, article }: Citation): ArticleSaid {
  const wanted = new Set(asked.flatMap(charPairs));
  const kinds = numeric.filter((kind) => asked.some((wording) => kindsAsked(wording).has(kind)));
  const ranked = text
    .split(/[。；\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 0 && clause.length <= longestClause && !leaning.test(clause))
    .filter((clause) => !asked.some((wording) => speaksOfAnother(wording, clause)))
    .map((clause, at) => ({ clause, at, near: nearness(clause, wanted) * (gives(clause, kinds) ? 1 : noFigure) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || a.at - b.at);
  const best = ranked[0]?.near ?? 0;
  const said = ranked.filter(({ near }) => near >= best * nearly).slice(0, mostClauses);
  const source = `${shortTitle(title)}${article ?? ''}规定，`;
  const say = said.sort((a, b) => a.at - b.at).map(({ clause }, i) => `${i === 0 ? source : ''}${plainly(clause)}。`);
  return { say, near: best };
}

/** Kinds of fact for which a number is the answer. */
const numeric: readonly AnswerKind[] = ['duration', 'money', 'age', 'share', 'count', 'date'];
/** A clause without the figure that is asked for is hardly the one that was meant. */
const noFigure = 0.3;
const gives = (clause: string, kinds: readonly AnswerKind[]): boolean =>
  kinds.length === 0 || kinds.some((kind) => figureKinds([clause]).has(kind));

/** "《社会保险法》": as people call it. */
const shortTitle = (title: string): string => `《${title.replace(/^中华人民共和国/, '').replace(/^《|》$/g, '')}》`;

function plainly(clause: string): string {
  return plainWords.reduce(
    (words, [from, to]) => words.replace(from, to),
    clause.replace(/^（[一二三四五六七八九十]+）/, ''),
  );
}

/** Share of what the question asks for that the clause holds, a little less for longer clauses. */
function nearness(clause: string, wanted: ReadonlySet<string>): number {
  const pairs = new Set(charPairs(clause));
  const shared = [...pairs].filter((pair) => wanted.has(pair)).length;
  return shared / Math.sqrt(10 + pairs.size);
}
