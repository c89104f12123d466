/**
 * Toneless pinyin taken apart: as written (initial + final, for the merges of the dialect packs) and as spoken
 * (initial, medial, nucleus, coda, for distances).
 * Promise: pure; any string of Latin letters gets an answer; ü is v.
 * Change with it: phonetics.ts, sound-distance.ts.
 */

const initials = [
  'zh',
  'ch',
  'sh',
  ...['b', 'p', 'm', 'f', 'd', 't', 'n', 'l', 'g', 'k', 'h', 'j', 'q', 'x', 'r', 'z', 'c', 's', 'y', 'w'],
];

/** `ling` → l + ing, `yin` → y + in, `an` → '' + an. */
export function splitWritten(pinyin: string): { readonly initial: string; readonly final: string } {
  const initial = initials.find((i) => pinyin.startsWith(i)) ?? '';
  return { initial, final: pinyin.slice(initial.length) };
}

/** What the mouth does. `medial` and `coda` may be empty. */
export interface SpokenSyllable {
  readonly initial: string;
  readonly medial: string;
  readonly nucleus: string;
  readonly coda: string;
}

/** Finals whose spelling hides what is said. */
const spelled: Readonly<Record<string, string>> = {
  ui: 'uei',
  iu: 'iou',
  un: 'uen',
  in: 'ien',
  ing: 'ieng',
  ong: 'ueng',
  iong: 'veng',
  vn: 'ven',
  o: 'uo',
  er: 'er',
};

/** `yang` → '' i a ng, `xiu` → x i o u, `lv` → l '' v ''. */
export function spokenSyllable(pinyin: string): SpokenSyllable {
  const { initial: written, final } = splitWritten(pinyin);
  const initial = written === 'y' || written === 'w' ? '' : written;
  const full = unspell(written, final);
  const expanded = spelled[full] ?? full;
  const coda = /(?:ng|n|r)$/.exec(expanded)?.[0] ?? (/[aeo]([iu])$/.exec(expanded)?.[1] || '');
  const body = expanded.slice(0, expanded.length - coda.length);
  const medial = body.length > 1 && /^[iuv]/.test(body) ? (body[0] ?? '') : '';
  return { initial, medial, nucleus: body.slice(medial.length), coda };
}

/** The final with the y, w and u of the spelling put back to i, u and v. */
function unspell(initial: string, final: string): string {
  if (initial === 'w') return final.startsWith('u') ? final : final === 'o' ? 'uo' : `u${final}`;
  if (initial === 'y') {
    if (final.startsWith('u')) return `v${final.slice(1)}`;
    if (final === 'ong') return 'iong';
    return final.startsWith('i') ? final : `i${final}`;
  }
  return /^[jqx]$/.test(initial) && final.startsWith('u') ? `v${final.slice(1)}` : final;
}
