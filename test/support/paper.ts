/**
 * Paper for tests: PDF files with text, with scanned pages, with a password; pictures of printed pages.
 * All made here, so that no binary lies in the repository.
 */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const fontFamily = GlobalFonts.families
  .map((one) => one.family)
  .find((name) => /WenQuanYi|Noto Sans (?:CJK )?SC|Noto Sans CJK|SimSun|PingFang|Microsoft YaHei/.test(name));
/** Pictures of Chinese print need a Chinese font on this machine. */
export const hasChineseFont = fontFamily !== undefined;

type Part = string | Uint8Array;
const bytesOf = (part: Part) =>
  typeof part === 'string' ? Uint8Array.from([...part].map((c) => c.charCodeAt(0))) : part;

function concat(parts: readonly Part[]): Uint8Array {
  const all = parts.map(bytesOf);
  const whole = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Objects are numbered from 1 in order; the first is the catalogue. */
function assemble(objects: readonly Part[], trailer = ''): Uint8Array {
  const parts: Part[] = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let at = bytesOf(parts[0] ?? '').length;
  for (const [i, object] of objects.entries()) {
    const whole = concat([`${i + 1} 0 obj\n`, object, '\nendobj\n']);
    offsets.push(at);
    at += whole.length;
    parts.push(whole);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`);
  return concat(parts);
}

const stream = (data: Part, entries = '') =>
  concat([`<< /Length ${bytesOf(data).length} ${entries}>>\nstream\n`, data, '\nendstream']);
const hex = (text: string) => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A Chinese font that is not embedded, as in many government PDFs: three objects from number `at` on. */
const font = (at: number): Part[] => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${at + 1} 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor ${at + 2} 0 R /DW 1000 >>`,
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
];

/** A4 pages of lines of print, 14 points. */
export function textPdf(pages: readonly (readonly string[])[], options: { password?: boolean } = {}): Uint8Array {
  const contents = pages.map(
    (lines) => `BT /F1 14 Tf 24 TL 72 770 Td ${lines.map((line) => `<${hex(line)}> Tj T*`).join('\n')} ET`,
  );
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ');
  const objects: Part[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...font(3),
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(content),
    ]),
  ];
  if (!options.password) return assemble(objects);
  const key = 'ab'.repeat(32);
  objects.push(`<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`);
  return assemble(objects, `/Encrypt ${objects.length} 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] `);
}

/** A picture of printed lines at 200 dots an inch; `turned`: quarter turns, clockwise; `blur`: how badly it was scanned. */
export function printedPage(lines: readonly string[], options: { turned?: number; blur?: number } = {}) {
  const [width, height] = [1654, 2339];
  const upright = createCanvas(width, height);
  const pen = upright.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = 'black';
  pen.font = `42px "${fontFamily ?? 'sans-serif'}"`;
  for (const [i, line] of lines.entries()) pen.fillText(line, 180, 240 + 72 * i);
  const turned = options.turned ?? 0;
  const swap = turned % 2 === 1;
  const canvas = createCanvas(swap ? height : width, swap ? width : height);
  const context = canvas.getContext('2d');
  if (options.blur) context.filter = `blur(${options.blur}px)`;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turned * Math.PI) / 2);
  context.drawImage(upright, -width / 2, -height / 2);
  return canvas;
}

/** A PDF whose pages are pictures, as a scanner makes them; some scanners print a line of letters under each. */
export function scannedPdf(pages: readonly ReturnType<typeof printedPage>[], footer = ''): Uint8Array {
  const kids = pages.map((_, i) => `${6 + 3 * i} 0 R`).join(' ');
  const objects: Part[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...font(3),
    ...pages.flatMap((page, i): Part[] => {
      const [w, h] = [(page.width * 72) / 200, (page.height * 72) / 200];
      const picture = `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode `;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${7 + 3 * i} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im ${8 + 3 * i} 0 R >> >> >>`,
        stream(`q ${w} 0 0 ${h} 0 0 cm /Im Do Q BT /F1 10 Tf 250 20 Td <${hex(footer)}> Tj ET`),
        stream(new Uint8Array(page.toBuffer('image/jpeg')), picture),
      ];
    }),
  ];
  return assemble(objects);
}
