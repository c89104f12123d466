/**
 * A guide's Mandarin sentence as people of a dialect would say it, by their pack's answers.yaml.
 * Promise: pure and the same every time; figures, names, quotations and negations stay; at most 30 % longer; once more changes
 * nothing; in doubt the sentence stays as it is.
 * Change with it: localise-data.ts, localise-guard.ts, test/server/dialect/localise.test.ts.
 */
import type { DialectAnswers, ParticleRule } from './localise-data.js';
import { saysTheSame } from './localise-guard.js';
import { type KeptWords, keptPlaces, keptWords } from './localise-keep.js';
import type { DialectPack } from './pack.js';
import { holds } from './rewrite.js';

export interface LocaliseOptions {
  /** Names to leave alone, from keptWords(). */
  readonly keep?: KeptWords;
  /** The person prefers plain Mandarin. */
  readonly plain?: boolean;
}

const nothing = keptWords([]);

export function localise(sentence: string, pack: DialectPack, { keep = nothing, plain }: LocaliseOptions = {}): string {
  if (plain) return sentence;
  const local = once(sentence, pack.answers, keep);
  return once(local, pack.answers, keep) === local ? local : sentence;
}

/** With a particle, else without, else as it was: the first that says the same. */
function once(sentence: string, answers: DialectAnswers, keep: KeptWords): string {
  const worded = replaceWords(sentence, answers, keep);
  return [addParticle(worded, answers.particles), worded].find((local) => saysTheSame(sentence, local)) ?? sentence;
}

/** From left to right, the longest wording whose surroundings fit. */
function replaceWords(text: string, answers: DialectAnswers, keep: KeptWords): string {
  const kept = keptPlaces(text, keep, answers.keep);
  let out = '';
  for (let at = 0; at < text.length; ) {
    const entry = answers.replacements.get(text[at] ?? '')?.find(({ from, conditions }) => {
      if (!text.startsWith(from, at) || kept.slice(at, at + from.length).includes(true)) return false;
      const [before, after] = [text.slice(0, at), text.slice(at + from.length)];
      return conditions.every((c) => holds(c, before, after));
    });
    out += entry ? entry.to : text[at];
    at += entry ? entry.from.length : 1;
  }
  return out;
}

/** What is forbidden, punished, mourned or goes wrong is said without a friendly particle, and so is a step of a list. */
const grave =
  /^第|[不没别未无勿莫冇唔毋袂呒]|骗|罚|犯罪|判刑|坐牢|举报|处分|违法|违规|追究|过世|去世|死|走的|走了|火化|丧|殡|墓|虐待|灾|伤|报警|急救|抢救|孤儿|重病|癌|后果|停发|取消|注销|退还|必须|只能|才/u;
/** A clause that says what is possible is no advice. */
const possibility = /[就能]/u;

/** Advice at the end of the sentence, or else at its beginning, gets the particle: in one of `every` sentences that it fits. */
function addParticle(text: string, rules: readonly ParticleRule[]): string {
  if (!text.endsWith('。') || grave.test(text)) return text;
  const clauses = text.slice(0, -1).split(/(?<=[，；：])/u);
  if (clauses.some((c) => rules.some(({ say }) => c.replace(/[，；：]$/u, '').endsWith(say)))) return text;
  for (const at of [clauses.length - 1, 0]) {
    const [, clause = '', stop = ''] = /^(.*?)([，；：]?)$/u.exec(clauses[at] ?? '') ?? [];
    const rule = rules.find(
      ({ starts, ends }) => starts.some((s) => clause.startsWith(s)) && ends.some((e) => clause.endsWith(e)),
    );
    if (rule && !possibility.test(clause))
      return chosen(text, rule.every) ? `${clauses.with(at, clause + rule.say + stop).join('')}。` : text;
  }
  return text;
}

/** The same for the same text, spread evenly over texts. */
function chosen(text: string, every: number): boolean {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % every === 0;
}
