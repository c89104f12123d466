/**
 * What a file is, told from its first bytes and never from its name.
 * Promise: pure; the kinds that are not read come with words that say what to do.
 */
export type Kind = 'zip' | 'pdf' | 'text';

export type Sniffed = { readonly kind: Kind } | { readonly refused: string };

const images: readonly (readonly [string, readonly number[]])[] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['BMP', [0x42, 0x4d]],
];

export function sniff(bytes: Uint8Array): Sniffed {
  const starts = (magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) return { refused: '文件是空的' };
  if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return { kind: 'zip' };
  if (starts([0xd0, 0xcf, 0x11, 0xe0])) return { refused: oldOffice(bytes) };
  const image = images.find(([name, magic]) => starts(magic) && (name !== 'BMP' || bytes.length > 1000))?.[0];
  if (image) return { refused: `内容是一张 ${image} 图片，不是文档：扫描件请做成 PDF 再导入` };
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return { kind: 'pdf' };
  if (starts([...'{\\rtf'].map((c) => c.charCodeAt(0))))
    return { refused: 'RTF 文档还读不了：请用 Word 或 WPS 另存为 DOCX' };
  if (starts([0x52, 0x61, 0x72, 0x21]) || starts([0x37, 0x7a, 0xbc, 0xaf]) || starts([0x1f, 0x8b]))
    return { refused: '这是压缩包：请先解压，再导入里面的文件' };
  if (/^\s*<(?:!doctype html|html|\?xml)/i.test(latin(bytes.subarray(0, 256))))
    return { refused: '这是网页或 XML：请把正文复制到文本文件或 DOCX 里再导入' };
  return { kind: 'text' };
}

/** An OLE container: old Word or Excel, or a new one locked with a password. */
function oldOffice(bytes: Uint8Array): string {
  const all = latin(bytes.subarray(0, 2_000_000)).replaceAll('\0', '');
  if (all.includes('EncryptedPackage')) return '文件有密码：请去掉密码再导入';
  if (all.includes('Workbook')) return '这是旧版 Excel（.xls）：请用 Excel 或 WPS 另存为 XLSX';
  return '这是旧版 Word（.doc）或 WPS 文档：请用 Word 或 WPS 另存为 DOCX';
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
