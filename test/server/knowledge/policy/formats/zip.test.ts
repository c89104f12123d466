import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectZip } from '../../../../../server/knowledge/policy/formats/zip.js';

const zip = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files, { level: 9 }));
/** Where the entry's size stands in the directory at the end. */
const sizeAt = (bytes: Buffer) => bytes.indexOf(Buffer.from('504b0102', 'hex')) + 24;

describe('looking into a zip', () => {
  it('gives the names of a harmless one', () => {
    expect(inspectZip(zip({ 'a.xml': strToU8('a'.repeat(1000)), 'word/b.xml': strToU8('b') }))).toEqual([
      'a.xml',
      'word/b.xml',
    ]);
  });

  it('refuses a bomb by what it says of its size', () => {
    const bomb = zip({ 'a.xml': new Uint8Array(201_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(() => inspectZip(bomb)).toThrow(/解开以后超过 200 MB/);
  });

  it('refuses a bomb that lies about its size, without unpacking it whole', () => {
    const bomb = zip({ 'a.xml': new Uint8Array(230_000_000) });
    bomb.writeUInt32LE(1000, sizeAt(bomb));
    expect(() => inspectZip(bomb)).toThrow(/解开以后超过 200 MB/);
  });

  it('refuses entries that share their bytes', () => {
    const one = zip({ 'a.xml': strToU8(Array.from({ length: 500 }, (_, i) => `${i * i}`).join('')) });
    const start = one.indexOf(Buffer.from('504b0102', 'hex'));
    const end = one.indexOf(Buffer.from('504b0506', 'hex'));
    const trailer = Buffer.from(one.subarray(end));
    trailer.writeUInt16LE(40, 10);
    const directory = Array.from({ length: 40 }, () => one.subarray(start, end));
    expect(inspectZip(one)).toEqual(['a.xml']);
    expect(() => inspectZip(Buffer.concat([one.subarray(0, start), ...directory, trailer]))).toThrow(/坏了/);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
    ['with its data overwritten', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, 35, 60)],
    [
      'with a wrong place of an entry',
      (bytes: Buffer) => {
        const wrong = Buffer.from(bytes);
        wrong.writeUInt32LE(0x7fffffff, sizeAt(wrong) + 18);
        return wrong;
      },
    ],
  ])('refuses one %s', (_, spoil) => {
    const whole = zip({ 'word/document.xml': strToU8(Array.from({ length: 200 }, (_, i) => `第${i}条`).join('')) });
    expect(() => inspectZip(spoil(whole))).toThrow(/坏了或者没有下载完整/);
  });

  it('refuses thousands of entries', () => {
    const many = zip(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}`, new Uint8Array(0)])));
    expect(() => inspectZip(many)).toThrow(/5001 个文件/);
  });
});
