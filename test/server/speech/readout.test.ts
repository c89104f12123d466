import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readout } from '../../../server/speech/readout.js';
import { spokenFigures } from '../../support/spoken-figures.js';

const cases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  numbers: [
    ['0个', '零个'],
    ['10个', '十个'],
    ['12个', '十二个'],
    ['20个', '二十个'],
    ['101个', '一百零一个'],
    ['110个', '一百一十个'],
    ['1005人', '一千零五人'],
    ['1050人', '一千零五十人'],
    ['10005人', '一万零五人'],
    ['100000人', '十万人'],
    ['120000000人', '一亿二千万人'],
    ['1.5倍', '一点五倍'],
    ['0.25个百分点', '零点二五个百分点'],
    ['007', '零零七'],
    ['1,234,567人', '一百二十三万四千五百六十七人'],
    ['１２个', '十二个'],
    ['1000多人', '一千多人'],
  ],
  两: [
    ['2个月', '两个月'],
    ['2年', '两年'],
    ['2月', '二月'],
    ['2日', '二日'],
    ['2级', '二级'],
    ['2元', '两元'],
    ['2万元', '两万元'],
    ['第2款', '第二款'],
    ['12份', '十二份'],
    ['2.5天', '二点五天'],
    ['200元', '两百元'],
    ['2000元', '两千元'],
    ['20元', '二十元'],
    ['22000元', '两万二千元'],
    ['2026年2月2日', '二零二六年二月二日'],
    ['1-2个', '一到两个'],
    ['2kg', '两公斤'],
  ],
  dates: [
    ['2026-11-24', '二零二六年十一月二十四日'],
    ['2026/1/5', '二零二六年一月五日'],
    ['2026.01.05', '二零二六年一月五日'],
    ['2026年11月24日', '二零二六年十一月二十四日'],
    ['2026-11', '二零二六年十一月'],
    ['2010年', '二零一零年'],
    ['2024-2026年', '二零二四到二零二六年'],
    ['1-12月', '一到十二月'],
    ['9月1日—12月31日', '九月一日到十二月三十一日'],
    ['2026年1月1日至3月31日', '二零二六年一月一日至三月三十一日'],
    ['15年', '十五年'],
    ['3·15', '三一五'],
  ],
  times: [
    ['8:30-17:00', '八点半到十七点'],
    ['8：00—12：00', '八点到十二点'],
    ['9:05', '九点零五分'],
    ['14:45', '十四点四十五分'],
    ['2:00', '两点'],
    ['07:15:08', '七点十五分零八秒'],
    ['比例为1:10', '比例为一比十'],
    ['1:3', '一比三'],
  ],
  money: [
    ['¥3,600', '三千六百元'],
    ['￥3600.00', '三千六百元'],
    ['3600元', '三千六百元'],
    ['3,600元', '三千六百元'],
    ['1.5万元', '一点五万元'],
    ['0.5元', '零点五元'],
    ['3.50元', '三点五元'],
    ['100—200元', '一百到两百元'],
    ['￥1-2万', '一到两万元'],
    ['200元/月', '两百元每月'],
    ['200元/人·年', '两百元每人每年'],
    ['100元/亩', '一百元每亩'],
    ['12345元', '一万二千三百四十五元'],
  ],
  ranges: [
    ['10-15个工作日', '十到十五个工作日'],
    ['60～65岁', '六十到六十五岁'],
    ['60周岁-65周岁', '六十周岁到六十五周岁'],
    ['0-6岁', '零到六岁'],
    ['3-5%', '百分之三到百分之五'],
    ['3%-5%', '百分之三到百分之五'],
    ['1.5-2万元', '一点五到两万元'],
    ['3个月-6个月', '三个月到六个月'],
  ],
  shares: [
    ['50%', '百分之五十'],
    ['99.5%', '百分之九十九点五'],
    ['5‰', '千分之五'],
    ['1/2', '二分之一'],
    ['3/4', '四分之三'],
  ],
  telephones: [
    ['打12345', '打幺二三四五'],
    ['12333', '幺二三三三'],
    ['拨打120', '拨打幺二零'],
    ['报警电话：110', '报警电话：幺幺零'],
    ['010-12345678', '零幺零，幺二三四，五六七八'],
    ['0731-1234567', '零七三幺，幺二三，四五六七'],
    ['13812345678', '幺三八，幺二三四，五六七八'],
    ['400-123-4567', '四零零，幺二三，四五六七'],
    ['电话120个', '电话一百二十个'],
    ['138****1234', '幺三八，星号，幺二三四'],
  ],
  names: [
    ['国办发〔2019〕51号', '国办发二零一九年五十一号'],
    ['民发(2021)第3号', '民发二零二一年第三号'],
    ['11010519491231002X', '幺幺零幺零五，幺九四九，幺二三幺，零零二X'],
    ['6222021234567890', '六二二二，零二幺二，三四五六，七八九零'],
    ['302室', '三零二室'],
    ['8-1-302', '八杠一杠三零二'],
    ['G1234次', 'G一二三四次'],
    ['A4纸', 'A四纸'],
  ],
  articles: [
    ['第11条', '第十一条'],
    ['第十一条', '第十一条'],
    ['第2条第3款', '第二条第三款'],
    ['第 16 条', '第 十六 条'],
  ],
  lists: [
    ['1. 带证件', '第一，带证件'],
    ['先登记。\n2、交表', '先登记。\n第二，交表'],
    ['①身份证', '第一，身份证'],
  ],
  units: [
    ['120㎡', '一百二十平方米'],
    ['3km', '三公里'],
    ['5kg/亩', '五公斤每亩'],
    ['500mL', '五百毫升'],
    ['5cm', '五厘米'],
    ['36.5℃', '三十六点五摄氏度'],
    ['100kWh', '一百千瓦时'],
    ['10MB', '十兆'],
  ],
  signs: [
    ['≥60岁', '大于等于六十岁'],
    ['<65', '小于六十五'],
    ['7×24小时', '七乘二十四小时'],
    ['1+1', '一加一'],
    ['气温：-5℃', '气温：负五摄氏度'],
    ['www.gov.cn', 'www点gov点cn'],
    ['100，200元', '一百，两百元'],
  ],
};

describe('readout', () => {
  for (const [kind, rows] of Object.entries(cases))
    describe(kind, () => {
      it.each(rows)('%s → %s', (written, said) => {
        expect(readout(written)).toBe(said);
      });
    });

  it('leaves text without figures as it is', () => {
    const han = fc.string({ unit: fc.constantFrom(...'养老金怎么领，带上身份证、户口簿。（先）去“村里”问一下！') });
    fc.assert(fc.property(han, (text) => readout(text) === text));
  });
  it('reads any text without falling over, and leaves no figure unread', () => {
    const unit = fc.constantFrom(...'0123456789.,-:/%¥元年月日个万号第〔〕()~～AXk ㎡①*+≥\n，。养');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(readout(text)).not.toMatch(/\d/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readout never drops or alters a figure', () => {
  const sameAfterReading = (written: string, figures: readonly number[]) =>
    expect([written, spokenFigures(readout(written))]).toEqual([written, figures]);
  const whole = fc.oneof(fc.nat(9999), fc.nat(2_000_000_000));
  const grouped = (n: number) => n.toLocaleString('en-US');

  it.each(['个', '元', '人', '份', '天', '岁', '个月', '平方米'])('amounts of %s', (unit) => {
    fc.assert(
      fc.property(whole, (n) => {
        sameAfterReading(`共${n}${unit}。`, [n]);
        sameAfterReading(`共${grouped(n)}${unit}`, [n]);
      }),
    );
  });
  it('amounts of 万元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        sameAfterReading(`共${n}万元`, [n * 10_000]);
      }),
    );
  });
  it('decimals', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.integer({ min: 1, max: 99 }), (n, cents) => {
        const value = `${n}.${String(cents).padStart(2, '0')}`;
        sameAfterReading(`¥${value}`, [Number(value)]);
        sameAfterReading(`${value}倍`, [Number(value)]);
      }),
    );
  });
  it('ranges', () => {
    const dash = fc.constantFrom('-', '～', '—', '–', '~');
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.nat(5000),
        dash,
        fc.constantFrom('元', '天', '岁', '个工作日', '亩'),
        (a, b, d, u) => {
          sameAfterReading(`${a}${d}${b}${u}`, [a, b]);
          sameAfterReading(`${a}${u}${d}${b}${u}`, [a, b]);
        },
      ),
    );
  });
  it('shares', () => {
    fc.assert(
      fc.property(fc.nat(1000), (n) => {
        sameAfterReading(`报销${n}%`, [n / 100]);
      }),
    );
  });
  it('dates', () => {
    const date = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom('-', '/', '.'), (d, sep) => {
        const [y, m, day] = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
        const padded = [y, String(m).padStart(2, '0'), String(day).padStart(2, '0')].join(sep);
        for (const written of [`${y}年${m}月${day}日`, padded, [y, m, day].join(sep)])
          sameAfterReading(`${written}起`, [y, m, day]);
      }),
    );
  });
  it('telephones and identity numbers, digit by digit', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const said = (text: string) =>
      [...readout(text)]
        .map((c) => '零一二三四五六七八九'.indexOf(c.replace('幺', '一')))
        .filter((d) => d >= 0)
        .join('');
    fc.assert(
      fc.property(digits(9), digits(17), digits(8), (tail, id, local) => {
        expect(said(`电话13${tail}`)).toBe(`13${tail}`);
        expect(said(`证号${id}X`)).toBe(id);
        expect(said(`拨010-${local}`)).toBe(`010${local}`);
      }),
    );
  });
  it('document numbers and articles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 999 }), (year, n) => {
        sameAfterReading(`国办发〔${year}〕${n}号`, [year, n]);
        sameAfterReading(`第${n}条`, [n]);
      }),
    );
  });
});
