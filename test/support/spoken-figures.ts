/**
 * The figures that a spoken sentence holds, as numbers: written apart from server/speech, so that one can check the
 * other. Shares become fractions (百分之五十 → 0.5), years are read digit by digit.
 */
const digitOf: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'零一二三四五六七八九'].map((c, i) => [c, i]),
  ['两', 2],
  ['幺', 1],
]);
const placeOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const groupOf: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

export function spokenFigures(said: string): number[] {
  const figure =
    /(?<share>[百千]分之)?(?<number>[零一二三四五六七八九两幺十百千万亿]+(?:点[零一二三四五六七八九]+)?[万亿]?)/gu;
  return [...said.matchAll(figure)].map(({ groups }) => {
    const value = numberOf(groups?.number ?? '');
    return groups?.share ? value / (groups.share.startsWith('百') ? 100 : 1000) : value;
  });
}

function numberOf(words: string): number {
  const [, whole = '', fraction = '', scale = ''] = /^([^点]+)(?:点([^万亿]+)([万亿]?))?$/u.exec(words) ?? [];
  const digits = [...fraction].map((c) => digitOf[c]).join('');
  if (digits === '') return integerOf(whole);
  return Number(`${integerOf(whole)}.${digits}`) * (groupOf[scale] ?? 1);
}

function integerOf(words: string): number {
  if (words.length > 1 && !/[十百千万亿]/u.test(words)) return Number([...words].map((c) => digitOf[c]).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of words) {
    if (c in placeOf) {
      section += (digit || (c === '十' ? 1 : 0)) * (placeOf[c] ?? 0);
      digit = 0;
    } else if (c in groupOf) {
      // 一千万亿: what stands before 亿 belongs to it whole.
      const upTo = groupOf[c] ?? 1;
      total = upTo === 1e8 ? (total + section + digit) * upTo : total + (section + digit) * upTo;
      section = 0;
      digit = 0;
    } else digit = digitOf[c] ?? 0;
  }
  return total + section + digit;
}
