import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../server/knowledge/policy/formats/text.js';

const said = '第一条 申请低保，应当提交身份证。\n第二条 钱按月发。';
/** Of the characters above; a byte pair each. */
const gbk = Buffer.from(
  'b5dad2bbccf520c9eac7ebb5cdb1a3a3acd3a6b5b1cce1bdbbc9edb7ddd6a4a1a30ab5dab6feccf520c7aeb0b4d4c2b7a2a1a3',
  'hex',
);
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('text files', () => {
  it.each([
    ['UTF-8', Buffer.from(said)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${said}`)],
    ['GBK', gbk],
    ['UTF-16', utf16(said, false)],
    ['UTF-16 with a mark', utf16(`\uFEFF${said}`, false)],
    ['UTF-16, big end first', utf16(said, true)],
    ['UTF-16, big end first, with a mark', utf16(`\uFEFF${said}`, true)],
  ])('in %s are read', (_, bytes) => expect(decodeText(bytes).replace(/^\uFEFF/, '')).toBe(said));

  it.each([
    ['UTF-8 with a broken byte', Buffer.concat([Buffer.from(said), Buffer.from([0xe4, 0xb8]), Buffer.from(said)])],
    ['UTF-16 that was cut', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(said, false).subarray(0, 31)])],
    ['bytes at random', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7919 + 13) % 256))],
  ])('%s are refused, not taken for something else', (_, bytes) =>
    expect(() => decodeText(bytes)).toThrow(/编码|不是文字/),
  );

  it('with a control character are refused with its line', () => {
    expect(() => decodeText(Buffer.from('一\n二\x01三'))).toThrow(/^第2行有不是文字的内容/);
  });
});
