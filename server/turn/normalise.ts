/**
 * Stage 2: the question in every wording that retrieval may use: as heard, mended by sound, in standard wording.
 * Promise: pure but for a language model, which only adds; an empty transcript passes through; a dialect the person chose is never second-guessed.
 * Change with it: server/dialect/{repair,said-once,identify,rewrite}.ts.
 */
import { identify, keepDialect } from '../dialect/identify.js';
import type { DialectPack } from '../dialect/pack.js';
import type { Repair } from '../dialect/repair.js';
import { spokenCosts, typedCosts } from '../dialect/repair-costs.js';
import { type Rewritten, rewriteAll } from '../dialect/rewrite.js';
import { saidOnce } from '../dialect/said-once.js';
import type { AskedRewrite, RewriteFromModel } from './rewrite-from-model.js';
import type { DialectCode, DialectGuess, Hypothesis, Question, Transcript, TurnInput } from './turn.js';

export interface NormaliseDeps {
  readonly packs: readonly DialectPack[];
  readonly repair: Repair;
  /** The dialect of this place: what is spoken where neither the person nor the words tell. */
  readonly assumed?: DialectCode;
  /** Puts into standard wording what the packs leave; absent or giving up: the packs alone carry it. */
  readonly fromModel?: RewriteFromModel;
}

const plain: DialectCode = 'mandarin';

/** How sure we are of the dialect of this place. */
const assumedConfidence = 0.5;

export function createNormalise({ packs, repair, assumed, fromModel }: NormaliseDeps) {
  const usual: DialectGuess | undefined = assumed
    ? { code: assumed, confidence: assumedConfidence, source: 'default' }
    : undefined;
  const merges = (code: DialectCode) => {
    const pack = packs.find((p) => p.code === code);
    return pack && pack.merges.length > 0 ? { merges: pack.merges } : {};
  };

  const completed = async (byPacks: Rewritten, asked: Omit<AskedRewrite, 'byPacks' | 'name'>): Promise<Rewritten> => {
    if (!fromModel || !isDialect(asked.dialect) || asked.said === '') return byPacks;
    const name = packs.find((p) => p.code === asked.dialect.code)?.name ?? '';
    return (await fromModel({ ...asked, name, byPacks })) ?? byPacks;
  };

  return async (transcript: Transcript, input: TurnInput, signal: AbortSignal): Promise<Question> => {
    signal.throwIfAborted();
    const spoken = input.utterance !== undefined;
    const hypotheses = spoken
      ? distinct(transcript.hypotheses)
      : transcript.hypotheses.map((h) => ({ ...h, text: unspaced(h.text) }));
    const heard = spoken ? saidOnce(transcript.text) : unspaced(transcript.text);
    const known = hypotheses.length > 0 ? hypotheses : [{ text: heard, logProb: 0 }];

    const costs = spoken ? spokenCosts : typedCosts;
    const guess = (text: string) => keepDialect(identify(text, packs), input.lastDialect ?? usual);
    const sounds = merges(input.dialect ?? guess(heard).code);
    const repaired = heard === '' ? '' : repair(known, { costs, ...sounds }).text;
    // Dialect words are often heard wrongly and mended rightly: the guess that counts comes after the repair.
    const dialect: DialectGuess = input.dialect
      ? { code: input.dialect, confidence: 1, source: 'chosen' }
      : guess(repaired);
    const byPacks = rewriteAll(repaired, lastly(packs, dialect.mixed ?? [dialect.code]));
    const { text: standard, rewrites } = await completed(byPacks, { said: repaired, dialect, signal });
    return {
      heard,
      repaired,
      standard,
      alternatives: known.map((h) => h.text).filter((text) => text !== heard && text !== repaired),
      rewrites,
      dialect,
      spoken,
      confidence: spoken ? transcript.confidence : 1,
    };
  };
}

/** What was asked; typed in plain speech there is nothing to put into other words. */
const isDialect = ({ code, source }: DialectGuess) => code !== plain && source !== 'default';

/** The dialects' own packs, and plain colloquial speech after them. */
function lastly(packs: readonly DialectPack[], codes: readonly DialectCode[]): DialectPack[] {
  return [...codes.filter((code) => code !== plain), plain].flatMap((code) => packs.filter((p) => p.code === code));
}

/** Characters typed one by one are one word again (低 保); a space between words stays, it parts what was said. */
const unspaced = (text: string): string =>
  text.replace(/(?<=(?:^|[\s\p{P}])\p{Script=Han})\s+(?=\p{Script=Han}(?:$|[\s\p{P}]))/gu, '');

/** Each reading once, said once, best first. */
function distinct(hypotheses: readonly Hypothesis[]): Hypothesis[] {
  const seen = new Map<string, Hypothesis>();
  for (const { text, logProb } of hypotheses) {
    const once = saidOnce(text);
    const bare = once.replace(/[^\p{L}\p{N}]/gu, '');
    if (bare !== '' && !seen.has(bare)) seen.set(bare, { text: once, logProb });
  }
  return [...seen.values()];
}
