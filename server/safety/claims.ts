/**
 * Takes a sentence apart into pieces that each make a claim: content in one form, and the marks that turn or limit it, each with its place.
 * Promise: platform-free and pure; figures are single tokens, so that a figure cannot wander from one thing to another.
 * Change with it: polarity-words.ts, restate.ts.
 */
import { type BoundFigure, boundFigures } from './bounds.js';
import { longestWord, type Mark, polarityWords, sameWords, silentCharacters } from './polarity-words.js';

export interface Token {
  /** A character, or a figure's key. */
  readonly is: string;
  /** With what is said of it in its clause. */
  readonly figure?: BoundFigure;
}

export interface PlacedMark {
  readonly mark: Mark;
  /** How many content tokens stand before it. */
  readonly at: number;
}

/** What stands between two pauses. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly marks: readonly PlacedMark[];
  /** The pause behind it: 、 joins the members of a list, anything else ends a clause. */
  readonly pause: string;
  /** It sets a condition for what follows (…的, 如果…, …的话). */
  readonly condition: boolean;
  /** It takes something back of what stands before it (但…, 除了…, 前提是…). */
  readonly exception: boolean;
}

const pauses = /[，,；;：:。！!？?、…—（）()“”"\n]+/gu;
const conditional =
  /^(?:如果|要是|只要|若|凡|倘|假如|等到?|除非|要不是)|(?:的|的话|以后|之后|后|时|时候|以前|之前|期间|了|以上|以下|以内|之内|内|前|起)$/u;

/** Whether a sentence or clause limits the one before it. */
export const takesBack = (text: string): boolean =>
  /^(?:但|不过|可是|只是|除非|除了|除|前提|条件是|例外|不包括|唔过|毋过|独独|另外要)/u.test(text.trim());

/** The pieces of a text in order; those without content and marks are left out. */
export function piecesOf(text: string): Piece[] {
  // The number of a step belongs to what the step says.
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/(第.{1,3}步)[，,、:：]/gu, '$1');
  const parts: Piece[] = [];
  let from = 0;
  for (const match of [...plain.matchAll(pauses), undefined]) {
    const to = match?.index ?? plain.length;
    const piece = readPiece(plain.slice(from, to), match?.[0] ?? '');
    if (piece.tokens.length + piece.marks.length > 0) parts.push(piece);
    from = to + (match?.[0].length ?? 0);
  }
  return parts;
}

/** Words for bounds are looked at by bounds.ts: here they would count as denials. */
const boundWords =
  /(?:不|毋|唔|勿|不得|不能)(?:超过|多于|高于|大于|少于|低于|小于|过|多过|少过)|最多|至多|顶多|最高|最长|至少|最少|最低|起码|不满|未满|没满|唔满|冇满|不到|未到|没到|唔到|不足|不够|唔够|超过|年满|满$|够$/u;

/** Those that a verb may part from their figure: 至少要有五个. */
const farBound = /^(?:最|至|顶|起)|过$|[多少高低]于/u;

function readPiece(text: string, pause: string): Piece {
  const tokens: Token[] = [];
  const marks: PlacedMark[] = [];
  const bounded = boundFigures(text);
  const figures = new Map(bounded.map((f) => [f.from, f]));
  for (let at = 0; at < text.length; ) {
    const figure = figures.get(at);
    if (figure) {
      tokens.push({ is: figure.key, figure });
      at = figure.to + (/^(?:以上|以下|以内|之内|及以上|及以下|左右|内)/u.exec(text.slice(figure.to))?.[0].length ?? 0);
      continue;
    }
    const whether = /^(.)(?:不|唔|没|毋)\1|^有没有|^有冇|^有无|^可不可以|^能不能|^是不是|^要不要|^系唔系/u.exec(
      text.slice(at),
    );
    if (whether) {
      marks.push({ mark: 'hedge', at: tokens.length });
      at += whether[0].length;
      continue;
    }
    const bound = boundWords.exec(text.slice(at));
    const next = bounded.find((f) => f.from >= at);
    if (
      bound?.index === 0 &&
      next &&
      text.slice(at + bound[0].length, next.from).length <= (farBound.test(bound[0]) ? 4 : 0)
    ) {
      at += bound[0].length;
      continue;
    }
    const known = wordAt(text, at);
    if (known) {
      const { marks: found, content } = known.word;
      for (const mark of found) marks.push({ mark, at: tokens.length });
      pushContent(tokens, content);
      at += known.length;
      continue;
    }
    const same = sameAt(text, at);
    pushContent(tokens, same?.one ?? text[at] ?? '');
    at += same?.length ?? 1;
  }
  const said = text.trim();
  if (tokens.length === 0 && /(?:给|有|让|会)的?$/u.test(said)) tokens.push({ is: said.replace(/的$/u, '').slice(-1) });
  return { tokens, marks, pause, condition: conditional.test(said), exception: takesBack(said) };
}

function wordAt(text: string, at: number) {
  for (let length = Math.min(longestWord, text.length - at); length > 0; length--) {
    const word = polarityWords.get(text.slice(at, at + length));
    if (word) return { word, length };
  }
  return undefined;
}

const longestSame = Math.max(...[...sameWords.keys()].map((w) => w.length));

function sameAt(text: string, at: number): { one: string; length: number } | undefined {
  for (let length = Math.min(longestSame, text.length - at); length > 0; length--) {
    const one = sameWords.get(text.slice(at, at + length));
    if (one !== undefined) return { one, length };
  }
  return undefined;
}

function pushContent(tokens: Token[], content: string): void {
  for (const is of content) if (/[\p{L}\p{N}]/u.test(is) && !silentCharacters.has(is)) tokens.push({ is });
}
