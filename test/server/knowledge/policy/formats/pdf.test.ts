import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../../server/knowledge/policy/formats/pdf.js';
import type { PageImage, TextReader } from '../../../../../server/ports/text-reader.js';
import { printedPage, scannedPdf, textPdf } from '../../../../support/paper.js';

const lines = [
  '某县低保实施办法',
  '第一条 为了规范最低生活保障工作，根据国家有关规定，结合我县实际，',
  '制定本办法。',
  '— 1 —',
];

/** Takes the page for upright when its upper left corner region is darker than the lower right one. */
const reader = (confidence: number): TextReader => ({
  async read({ width, height, data }: PageImage) {
    let [above, below] = [0, 0];
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) i / 4 / width < height / 2 ? above++ : below++;
    const upright = above > below && height > width;
    return [
      {
        text: '第一条 低保按月发给。',
        confidence: upright ? confidence : 0.4,
        left: 10,
        top: 10,
        right: width - 10,
        bottom: 60,
      },
    ];
  },
});
const scan = (turned = 0, footer = '') =>
  scannedPdf([printedPage(['第一条 低保按月发给。', '第二条 每年核一次。'], { turned })], footer);

describe('PDF', () => {
  it('gives paragraphs, without page numbers', async () => {
    const read = await readPdf(textPdf([lines, ['第二条 本办法自2024年3月1日起施行。']]));
    expect(read).toEqual({
      format: 'pdf',
      doubts: [],
      text: '某县低保实施办法\n\n第一条 为了规范最低生活保障工作，根据国家有关规定，结合我县实际，制定本办法。\n\n第二条 本办法自2024年3月1日起施行。',
    });
  });

  it('that is scanned is read with a visible confidence', async () => {
    const read = await readPdf(scan(), { textReader: async () => reader(0.97) });
    expect(read).toEqual({ format: 'scan', confidence: 0.97, doubts: [], text: '第一条 低保按月发给。' });
  });

  it('that is scanned not so well is to be checked', async () => {
    const read = await readPdf(scan(), { textReader: async () => reader(0.88) });
    expect(read.doubts).toEqual(['第1页的字认得不太准（把握 88%）：请和原件核对']);
  });

  it('that lies upside down is turned and named', async () => {
    const read = await readPdf(scan(2), { textReader: async () => reader(0.97) });
    expect(read).toMatchObject({ confidence: 0.97, doubts: ['第1页放倒了，转正以后读的：请和原件核对'] });
  });

  it('that cannot be read well enough is refused with page and confidence', async () => {
    await expect(readPdf(scan(), { textReader: async () => reader(0.5) })).rejects.toThrow(
      /^第1页看不清（把握 50%，至少要 80%）：.*放倒/,
    );
  });

  it('that is scanned with page numbers under the pictures is read all the same', async () => {
    const read = await readPdf(scan(0, '第1页 共1页'), { textReader: async () => reader(0.97) });
    expect(read).toMatchObject({ format: 'scan', text: '第一条 低保按月发给。' });
    expect((await readPdf(scan(0, '第1页 共1页'))).doubts).toEqual(['第1页有图片，上面的字没有读：请和原件核对']);
  });

  it('that is scanned is refused where nothing reads pictures', async () => {
    await expect(readPdf(scan())).rejects.toThrow(/^第1页是扫描的图片/);
  });

  it.each([
    ['with a password', textPdf([lines], { password: true }), /有密码/],
    ['cut short', textPdf([lines]).subarray(0, 900), /没有下载完整/],
    ['of rubbish', Buffer.from('%PDF-1.7 rubbish %%EOF'), /坏了/],
  ])('%s is refused', async (_, bytes, words) => {
    await expect(readPdf(bytes)).rejects.toMatchObject({
      code: 'knowledge-invalid',
      message: expect.stringMatching(words),
    });
  });
});
