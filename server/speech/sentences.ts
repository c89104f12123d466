/**
 * Cuts a text into sentences, and a sentence into the clauses that are made into sound one after another.
 * Promise: pure; nothing is lost: the pieces joined are the text (but for white space at their ends); a number, a time,
 * an address or a document number is never cut.
 */

/** A full stop, with the closing quotes and brackets that belong to it. Between digits or letters a dot is no stop. */
const stop = /(?:[。！？!?；;…]+|\.(?![\w.]))["'”’」』）)】]*|\n+/gu;
/** A pause inside a sentence; not the comma of 3,600 nor the colon of 8:30. */
const pause = /(?:[，、：]|,(?!\d)|:(?!\d))["'”’」』）)】]*/gu;

/** Short enough that its sound is there at once, long enough that the next one is ready when it ends. */
const firstClause = { least: 3, most: 14 };
/** Later clauses are joined up to this many characters: a longer breath sounds better. */
const laterClause = 28;
/** No piece is longer than this, punctuation or not: the voice takes a limited number of phonemes. */
const longest = 60;

/** Sentences in order, trimmed, without empty ones. */
export function splitSentences(text: string): string[] {
  return cut(text, stop).filter(hasWords);
}

/** Clauses of one sentence in order, the first one short. */
export function splitClauses(sentence: string): string[] {
  const pieces = cut(sentence, pause).flatMap((p) => chop(p));
  const clauses: string[] = [];
  for (const piece of pieces) {
    const last = clauses.at(-1);
    const isFirst = clauses.length === 1;
    const joined = (last?.length ?? 0) + piece.length;
    const tooShort = last !== undefined && wordCount(last) < firstClause.least;
    const fits = joined <= (isFirst ? firstClause.most : laterClause);
    if (last !== undefined && (fits || (tooShort && joined <= longest) || !hasWords(piece)))
      clauses[clauses.length - 1] = last + piece;
    else clauses.push(piece);
  }
  return clauses.map((c) => c.trim()).filter(hasWords);
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const wordCount = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

function cut(text: string, at: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(at)) {
    const to = match.index + match[0].length;
    parts.push(text.slice(from, to).trim());
    from = to;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((p) => p !== '');
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Cuts a piece without any pause into lengths the voice can take, at word boundaries; digits stay together. */
function chop(piece: string): string[] {
  if (piece.length <= longest) return [piece];
  const parts = [''];
  for (const { segment } of segmenter.segment(piece)) {
    const last = parts[parts.length - 1] ?? '';
    const insideNumber = /[\d.,:]$/.test(last) && /^[\d.,:%]/.test(segment);
    if (last !== '' && last.length + segment.length > longest && !insideNumber) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}
