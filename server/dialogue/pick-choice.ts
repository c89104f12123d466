/**
 * Which of two to four choices a reply means: by number, by name or a part of it, by sound.
 * Promise: pure; undefined when none or more than one fits, or when more is said than a choice.
 * Change with it: reply.ts, choices.ts, server/dialect/sound-distance.ts.
 */
import { syllables } from '../dialect/phonetics.js';
import { soundDistance } from '../dialect/sound-distance.js';
import type { Library } from '../knowledge/library.js';
import type { Choice } from '../turn/turn.js';
import { questionWords } from './reply-words.js';

const ordinal = '[一二两三四1234]';
const asNumber = new Map(
  [...'一二三四']
    .map((c, i) => [c, i])
    .concat(
      [['两', 1]],
      [...'1234'].map((c, i) => [c, i]),
    ) as [string, number][],
);
const unit = '(?:个|项|样|种|条|号|件|只|搿|隻|款)';
/** 第一个, 头一个, 1号, 一, 二嘛. */
const byNumber = new RegExp(
  `^(?:我?(?:要|问|选|是|办)的?(?:是)?|就是?|那|嗯|选|要|办)*(?:第(${ordinal})${unit}?|(${ordinal})${unit}|(${ordinal}))(?:的|嘛|吧|咧|哩|啊|呢|啦|哈|个|嘞|咯|哒)*$`,
  'u',
);
const first = new RegExp(
  `^.{0,4}(?:头一?${unit}|头前那?${unit}?|打头|最(?:前|上|先)(?:面|头|边)?的?那?${unit}?|(?:前|上)(?:面|头|边)的?那?${unit}?|先头那?${unit}|先讲(?:的|嘅|个)|首先)`,
  'u',
);
const last = new RegExp(
  `^.{0,4}(?:最(?:后|尾|末)(?:头|面|边|一)?的?那?${unit}?|(?:后|下)(?:面|头|边|底)的?那?${unit}?|末尾|落尾|收尾|尾(?:一|嗰|个)${unit}?|后讲(?:的|嘅|个))`,
  'u',
);
const middle = /^.{0,4}(?:中间|当中|中央|中心)/u;

/** Characters beside the name that a reply may hold. */
const besides = 8;

export function pickChoice(
  said: string,
  choices: readonly Choice[],
  library: Pick<Library, 'guides'>,
): string | undefined {
  const numbered = indexSaid(said, choices.length);
  if (numbered !== undefined) return choices[numbered]?.service;
  if (questionWords.test(said)) return undefined;
  const named = choices.filter((c) =>
    namesOf(c, library).some((n) => said.includes(n) && said.length <= n.length + besides),
  );
  if (named.length === 1) return named[0]?.service;
  return byPart(said, choices, library) ?? bySound(said, choices, library);
}

function indexSaid(said: string, count: number): number | undefined {
  const match = byNumber.exec(said);
  const digit = match && asNumber.get(match[1] ?? match[2] ?? match[3] ?? '');
  if (digit !== undefined && digit !== null) return digit < count ? digit : undefined;
  if (said.length > besides) return undefined;
  if (first.test(said)) return 0;
  if (last.test(said)) return count - 1;
  return middle.test(said) && count === 3 ? 1 : undefined;
}

function namesOf({ service, label }: Choice, library: Pick<Library, 'guides'>): string[] {
  const guide = library.guides.get(service ?? '');
  return [label, ...(guide ? [guide.name, ...guide.aliases] : [])];
}

/** The choice that alone shares the most of the reply's words: 残疾的那个, 看病的. */
function byPart(said: string, choices: readonly Choice[], library: Pick<Library, 'guides'>): string | undefined {
  if (said.length > longestPart) return undefined;
  const shared = choices.map((c) => Math.max(...namesOf(c, library).map((n) => longestShared(n, said))));
  const most = Math.max(...shared);
  const best = shared.flatMap((n, i) => (n === most ? [i] : []));
  return most >= 2 && best.length === 1 ? choices[best[0] ?? 0]?.service : undefined;
}

const longestPart = 12;

function longestShared(name: string, said: string): number {
  let most = 0;
  for (let from = 0; from < said.length; from++)
    for (let to = from + most + 1; to <= said.length && name.includes(said.slice(from, to)); to++) most = to - from;
  return most;
}

/** A syllable apart on the average by less than this may be the same one; the next choice must be clearly further. */
const nearEnough = 0.4;
const clearlyFurther = 0.3;

function bySound(said: string, choices: readonly Choice[], library: Pick<Library, 'guides'>): string | undefined {
  const heard = sounds(
    said
      .replace(/^(?:我?(?:问|要|办|是|说|讲)的?(?:是)?|就是)/u, '')
      .replace(/(?:的?那个|的|嘛|吧|咧|哩|啊|呢|啦)$/u, ''),
  );
  if (heard.length < 2 || heard.length > longestPart) return undefined;
  const ranked = choices
    .map((c) => ({ id: c.service, far: Math.min(...namesOf(c, library).map((n) => apart(heard, sounds(n)))) }))
    .sort((a, b) => a.far - b.far);
  const [best, next] = ranked;
  if (!best || best.far > nearEnough) return undefined;
  return next && next.far - best.far < clearlyFurther ? undefined : best.id;
}

const sounds = (text: string): string[] => syllables(text).flatMap((s) => s.sound ?? []);

/** Mean distance of the syllables in their places; names of another length are another name. */
function apart(heard: readonly string[], name: readonly string[]): number {
  if (heard.length !== name.length) return Infinity;
  return heard.reduce((sum, s, i) => sum + soundDistance(s, name[i] ?? ''), 0) / heard.length;
}
