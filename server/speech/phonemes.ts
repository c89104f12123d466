/**
 * Words and marks → the phoneme alphabet of the Kokoro voice: initial, final with its tone mark right after the vowel
 * that carries it, a space between words, punctuation in its ASCII form.
 * Promise: pure; every symbol given out is in the voice's vocabulary; what cannot be read is left out.
 * Change with it: adapters/speakers/kokoro.ts.
 */
import { type Piece, toPieces } from './pinyin.js';
import type { Syllable } from './spoken-syllable.js';

// biome-ignore format: a table
const initials: Readonly<Record<string, string>> = {
  b: 'p', p: 'pʰ', m: 'm', f: 'f', d: 't', t: 'tʰ', n: 'n', l: 'l', g: 'k', k: 'kʰ', h: 'x', j: 'ʨ', q: 'ʨʰ', x: 'ɕ',
  zh: 'ꭧ', ch: 'ꭧʰ', sh: 'ʂ', r: 'ɻ', z: 'ʦ', c: 'ʦʰ', s: 's',
};

/** T stands where the tone mark goes. */
// biome-ignore format: a table
const finals: Readonly<Record<string, string>> = {
  a: 'aT', ai: 'aiT', an: 'aTn', ang: 'aTŋ', ao: 'auT', e: 'ɤT', ei: 'eiT', en: 'əTn', eng: 'əTŋ', er: 'ɚT', i: 'iT',
  ia: 'jaT', ian: 'jɛTn', iang: 'jaTŋ', iao: 'jauT', ie: 'jeT', in: 'iTn', iu: 'jouT', ing: 'iTŋ', iong: 'jʊTŋ',
  io: 'joT', ong: 'ʊTŋ', ou: 'ouT', u: 'uT', ua: 'waT', uai: 'waiT', uan: 'waTn', un: 'wəTn', uang: 'waTŋ',
  ueng: 'wəTŋ', ui: 'weiT', uo: 'woT', o: 'woT', v: 'yT', ve: 'ɥeT', van: 'ɥɛTn', vn: 'yTn', n: 'əTn', ng: 'əTŋ',
};

const toneMarks = ['', '→', '↗', '↓', '↘', ''];

/** Syllables that begin with a vowel are written with y or w: back to their finals. */
// biome-ignore format: a table
const bare: Readonly<Record<string, string>> = {
  yi: 'i', ya: 'ia', yan: 'ian', yang: 'iang', yao: 'iao', ye: 'ie', yin: 'in', you: 'iu', ying: 'ing', yong: 'iong',
  yo: 'io', wu: 'u', wa: 'ua', wai: 'uai', wan: 'uan', wen: 'un', wang: 'uang', weng: 'ueng', wei: 'ui', wo: 'uo',
  yu: 'v', yue: 've', yuan: 'van', yun: 'vn',
};

/** What each mark is said as; marks that are not listed are passed over. */
// biome-ignore format: a table
const marks: Readonly<Record<string, string>> = {
  '，': ',', '、': ',', '。': '.', '！': '!', '？': '?', '：': ':', '；': ';', ',': ',', '.': '.', '!': '!', '?': '?',
  ':': ':', ';': ';', '…': ',', '—': ',', '（': ',', '）': ',', '(': ',', ')': ',',
};

/** Names of the Latin letters as they are said in Chinese. */
// biome-ignore format: a table
const letters: Readonly<Record<string, string>> = {
  A: 'ei1', B: 'bi4', C: 'xi1', D: 'di4', E: 'yi4', F: 'ai2 fu5', G: 'ji4', H: 'ei1 qi5', I: 'ai4', J: 'zhei4',
  K: 'kei4', L: 'ai2 lou5', M: 'ai2 mu5', N: 'en1', O: 'ou1', P: 'pi4', Q: 'kiu1', R: 'a1 er5', S: 'ai2 si5',
  T: 'ti4', U: 'you4', V: 'wei1', W: 'da2 bu5 liu5', X: 'ai2 ke5 si5', Y: 'wai4', Z: 'zei4',
};

/** One syllable, e.g. {sound: 'nin', tone: 2} → 'ni↗n'. Empty when it cannot be read. */
export function syllablePhonemes({ sound, tone }: Pick<Syllable, 'sound' | 'tone'>): string {
  const whole = bare[sound];
  const initial = whole ? '' : (/^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs](?![g]?$))/.exec(sound)?.[0] ?? '');
  let final = whole ?? sound.slice(initial.length);
  if (/^[jqx]$/.test(initial)) final = final.replace(/^u/, 'v');
  const shape = final === 'i' && /^(?:[zcs]h?|r)$/.test(initial) ? 'ɨT' : finals[final.replace(/^ue$/, 've')];
  if (shape === undefined) return '';
  return (initials[initial] ?? '') + shape.replace('T', toneMarks[tone] ?? '');
}

/** The whole text as phonemes; empty when nothing in it can be said. */
export function toPhonemes(text: string): string {
  let out = '';
  let said = false;
  for (const piece of toPieces(text.normalize('NFKC').replace(/[a-zA-Z]/g, (c) => c.toUpperCase()))) {
    const sound = 'word' in piece ? piece.word.map(syllablePhonemes).join('') : letterPhonemes(piece);
    if (sound !== '') {
      out += out === '' || out.endsWith(' ') ? sound : ` ${sound}`;
      said = true;
    } else if ('mark' in piece) {
      const mark = marks[piece.mark];
      // One mark is one pause: of several in a row the first counts.
      if (mark && out !== '' && !/[,.!?:;] $/.test(out)) out = `${out.trimEnd()}${mark} `;
    }
  }
  return said ? out.trim() : '';
}

function letterPhonemes(piece: Piece): string {
  const name = 'mark' in piece ? letters[piece.mark] : undefined;
  if (!name) return '';
  return name
    .split(' ')
    .map((s) => syllablePhonemes({ sound: s.slice(0, -1), tone: Number(s.slice(-1)) }))
    .join('');
}
