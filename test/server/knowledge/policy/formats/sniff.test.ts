import { describe, expect, it } from 'vitest';
import { sniff } from '../../../../../server/knowledge/policy/formats/sniff.js';

const ole = (words: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100), Buffer.from(words, 'utf16le')]);

describe('what a file is', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), /空的/],
    ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), /JPEG 图片/],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), /PNG 图片/],
    ['an old Word document', ole('WordDocument'), /旧版 Word.*另存为 DOCX/],
    ['an old Excel table', ole('Workbook'), /旧版 Excel.*另存为 XLSX/],
    ['a locked document', ole('EncryptedPackage'), /有密码/],
    ['RTF', Buffer.from('{\\rtf1 abc}'), /RTF/],
    ['an archive', Buffer.from('526172211a07', 'hex'), /压缩包/],
    ['a web page', Buffer.from('<!DOCTYPE html><p>一'), /网页/],
  ])('%s is refused in words that say what to do', (_, bytes, words) => {
    expect(sniff(bytes)).toEqual({ refused: expect.stringMatching(words) });
  });

  it('is told by its bytes', () => {
    expect(sniff(Buffer.from('%PDF-1.4'))).toEqual({ kind: 'pdf' });
    expect(sniff(Buffer.from('504b0304', 'hex'))).toEqual({ kind: 'zip' });
    expect(sniff(Buffer.from('BM 开头的文字'))).toEqual({ kind: 'text' });
  });
});
