/**
 * Figures as people say them, so that what is typed and what is heard can be compared: 60 → 六十, 2024 → 二零二四.
 * Promise: pure; only digits change. For comparison only; what is read aloud is made by server/speech/readout.ts.
 * Change with it: nothing.
 */
const digits = '零一二三四五六七八九';
const units = ['', '十', '百', '千'];

/** Every run of up to four digits as a number, longer runs and years digit by digit. */
export function spokenDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
    .replace(/\d+/g, (run) =>
      run.length > 4 || /^0|^(?:19|20)\d\d$/.test(run) ? [...run].map((d) => digits[Number(d)]).join('') : count(run),
    );
}

/** 1..9999 as a count: 10 → 十, 105 → 一百零五. */
function count(run: string): string {
  let said = '';
  for (const [i, d] of [...run].entries()) {
    if (d !== '0') said += `${digits[Number(d)]}${units[run.length - 1 - i]}`;
    else if (said && !said.endsWith('零')) said += '零';
  }
  return said.replace(/零$/, '').replace(/^一十/, '十');
}
