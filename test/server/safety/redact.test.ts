import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../../../server/safety/redact.js';

const spokenDigits = (digits: string) => [...digits].map((d) => '零一二三四五六七八九'[Number(d)] ?? '叉').join('');
const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const pad = (n: number) => String(n).padStart(2, '0');

const identity = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: 1900, max: 2024 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(3),
    fc.constantFrom(...'0123456789X'),
  )
  .map(([region, year, month, day, sequence, check]) => `${region}${year}${pad(month)}${pad(day)}${sequence}${check}`);
const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((p) => p.join(''));

describe('maskPersonal', () => {
  it.each([
    ['身份证510723195803124418掉了咋办', '身份证[身份证号]掉了咋办'],
    ['51072319580312441X', '[身份证号]'],
    ['51072319580312441x，', '[身份证号]，'],
    ['５１０７２３１９５８０３１２４４１８', '[身份证号]'],
    ['510723 19580312 4418', '[身份证号]'],
    ['五一零七二三一九五八零三一二四四一叉', '[身份证号]'],
    ['五一〇七二三，一九五八〇三一二，四四一八', '[身份证号]'],
    ['老身份证是510723580312441', '老身份证是[身份证号]'],
    ['打我电话13800138000', '打我电话[电话号码]'],
    ['138 0013 8000', '[电话号码]'],
    ['138-0013-8000', '[电话号码]'],
    ['139 12345 678', '[电话号码]'],
    ['+8613800138000', '+[电话号码]'],
    ['幺三八零零幺三八零零零', '[电话号码]'],
    ['家里座机0816-2345678', '家里座机[电话号码]'],
    ['010 12345678', '[电话号码]'],
    ['卡号6222 0212 3456 7890 123', '卡号[银行卡号]'],
    ['卡号6222021234567890123打不进钱', '卡号[银行卡号]打不进钱'],
    ['我记的是510723195813324418', '我记的是[银行卡号]'],
    ['一三八零零一三八零零零和13900139000', '[电话号码]和[电话号码]'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each([
    '打12345问一下',
    '12345 12333 110',
    '12348 12310 12333',
    '12345、12333、12393都打过',
    '95588和12306',
    '2024-05-01到2025-06-30',
    '2024.5.1 2025.6.30 12345',
    '2024年5月1日国务院令第649号',
    '每个月领3600块，一年43200块',
    '满六十了，一共交了一万二千三百块',
    '我妈老汉儿满六十了，养老金咋个领嘛',
    '一二三四五六七八九',
    '',
  ])('leaves "%s" alone', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });

  it('masks every identity number however it is written', () => {
    fc.assert(
      fc.property(identity, fc.constantFrom('', ' ', '-'), fc.boolean(), (id, separator, aloud) => {
        const whole = aloud ? spokenDigits(id) : id;
        const written = [whole.slice(0, 6), whole.slice(6, 14), whole.slice(14)].join(separator);
        expect(maskPersonal(`我的号是${written}对不对`)).toBe('我的号是[身份证号]对不对');
      }),
    );
  });

  it('masks every mobile number, read digit by digit too', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('', ' ', '，'), (number, separator) => {
        expect(maskPersonal(`电话${[...number].join(separator)}。`)).toBe('电话[电话号码]。');
      }),
    );
  });

  it('leaves no run of eleven digits, and does nothing the second time', () => {
    const piece = fc.oneof(
      fc.constantFrom('低保', '，', ' ', '-', '12345', 'X', '幺'),
      fc.stringMatching(/^\d{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const masked = maskPersonal(pieces.join(''));
        expect(masked).not.toMatch(/(?<![\d.-])\d{11,}(?![\d.-])/);
        expect(maskPersonal(masked)).toBe(masked);
      }),
    );
  });
});
