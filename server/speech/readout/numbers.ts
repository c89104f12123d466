/**
 * Figures in words. Promise: pure; the words mean exactly the figure that was written.
 */
const digits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'];
const groups = ['', '万', '亿', '万亿'];

/** '2019' → 二零一九. For phones and identity numbers `one` is 幺. Other characters stay. */
export function digitByDigit(text: string, one: '一' | '幺' = '一'): string {
  return text.replace(/\d/g, (d) => (d === '1' ? one : (digits[Number(d)] ?? d)));
}

/**
 * '3600', '3,600', '1.50' → 三千六百, 一点五零. `two: true` says 两 where a measure word follows a bare 2.
 * More than 16 digits, or a leading zero, are said digit by digit.
 */
export function numberInWords(written: string, { two = false } = {}): string {
  const [whole = '0', fraction] = written.replaceAll(',', '').split('.');
  const words = integerInWords(whole, two && fraction === undefined);
  return fraction === undefined ? words : `${words}点${digitByDigit(fraction)}`;
}

function integerInWords(whole: string, two: boolean): string {
  if (whole.length > 16 || (whole.length > 1 && whole.startsWith('0'))) return digitByDigit(whole);
  if (/^0$/.test(whole)) return '零';
  if (whole === '2' && two) return '两';
  const words = bigInWords(whole)
    .replace(/^一十/, '十')
    // The first 二 before 百, 千, 万, 亿 is 两 in speech.
    .replace(/^二(?=[百千万亿])/, '两');
  return words;
}

function bigInWords(whole: string): string {
  const parts: string[] = [];
  const chunks = whole.padStart(Math.ceil(whole.length / 4) * 4, '0').match(/.{4}/g) ?? [];
  let gap = false;
  for (const [i, chunk] of chunks.entries()) {
    const value = Number(chunk);
    if (value === 0) {
      gap = parts.length > 0;
      continue;
    }
    if (parts.length > 0 && (gap || value < 1000)) parts.push('零');
    parts.push(chunkInWords(chunk) + (groups[chunks.length - 1 - i] ?? ''));
    gap = false;
  }
  return parts
    .join('')
    .replace('万亿零', '万亿零')
    .replace(/万亿(?=.*亿)/, '万');
}

/** Four digits, without leading 零. */
function chunkInWords(chunk: string): string {
  let out = '';
  let gap = false;
  for (const [i, d] of [...chunk].entries()) {
    if (d === '0') {
      gap = out !== '';
      continue;
    }
    out += (gap ? '零' : '') + digits[Number(d)] + places[3 - i];
    gap = false;
  }
  return out;
}
