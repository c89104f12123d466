import { describe, expect, it } from 'vitest';
import { parseLexicon } from '../../../server/dialect/lexicon.js';
import { detailOf } from './dialect-fixtures.js';

const head = 'dialect,standard,domain,note,context\n';
const read = (rows: string, particles: readonly string[] = []) =>
  parseLexicon('dialects/tried/lexicon.csv', head + rows, { name: '试话', particles });

describe('the lexicon', () => {
  it('reads conditions with alternatives', () => {
    expect(read('爷,爷爷,亲属,祖父,前=俺/我；后无=们\n')[0]?.conditions).toEqual([
      { kind: '前', words: ['俺', '我'] },
      { kind: '后无', words: ['们'] },
    ]);
  });

  it('gives a reason that a person can read', () => {
    const [kept, dropped] = read('本本,证件,证件,各种证书,\n哈,,语气,,\n');
    expect(kept?.reason).toBe('试话说“本本”，就是“证件”（各种证书）');
    expect(dropped?.reason).toBe('“哈”不改变意思，去掉');
  });

  it('puts longer words first and, of one length, those with a condition', () => {
    const order = read('没得,没有,否定,,\n爷,父亲,亲属,,\n爷,祖父,亲属,,前=老\n没得到,没有得到,否定,,\n').map(
      (e) => `${e.from}=${e.to}`,
    );
    expect(order).toEqual(['没得到=没有得到', '没得=没有', '爷=祖父', '爷=父亲']);
  });

  it('adds particles that are left out before a pause only', () => {
    expect(read('', ['嘛'])).toEqual([
      {
        from: '嘛',
        to: '',
        domain: '语气',
        conditions: [{ kind: '句末', words: [] }],
        reason: expect.stringContaining('嘛'),
      },
    ]);
  });

  it('reads what a spreadsheet writes: a byte-order mark, quotes, fewer cells at the end', () => {
    const entries = parseLexicon('f', `\uFEFF${head.replaceAll('\n', '\r\n')}"咋个","怎么",疑问,""\r\n`, {
      name: '试话',
      particles: [],
    });
    expect(entries.map((e) => [e.from, e.to])).toEqual([['咋个', '怎么']]);
  });

  it.each([
    ['an unknown domain', '咋个,怎么,天文,,\n', 'line 2: the domain "天文" is none of'],
    ['an empty word', '咋个,怎么,疑问,,\n,怎么,疑问,,\n', 'line 3: the column dialect is empty'],
    ['a word twice', '咋个,怎么,疑问,,\n啥,什么,疑问,,\n咋个,如何,疑问,,\n', 'line 4: "咋个" is already in line 2'],
    ['an unknown condition', '咋个,怎么,疑问,,左=我\n', 'line 2: context "左=我" must be one of'],
    ['a condition without words', '咋个,怎么,疑问,,前=\n', 'line 2: context "前=" names no word'],
    ['a short row', '咋个,怎么\n', 'line 2: has fewer than 4 columns'],
    ['an open quote', '"咋个,怎么,疑问,,\n', 'Quote'],
  ])('refuses %s, naming the file and the line', (_what, rows, message) => {
    const detail = detailOf(() => read(rows));
    expect(detail).toMatch(/^dialects\/tried\/lexicon\.csv: /);
    expect(detail).toContain(message);
  });

  it('refuses a table without a needed column', () => {
    expect(
      detailOf(() => parseLexicon('f', 'dialect,standard\n咋个,怎么\n', { name: '试话', particles: [] })),
    ).toContain('line 1: lacks the columns domain note');
  });
});
