/**
 * Looks into a DOCX or XLSX before anything else opens it.
 * Promise: what an entry says of its size and what really comes out are both held to the limits, chunk by chunk; entries that
 * share bytes, are locked or are damaged are refused. Nothing unpacked is kept.
 * Change with it: limits.ts.
 */
import { Inflate } from 'fflate';
import { importLimits, megabytes } from '../limits.js';
import { refusal } from '../refuse.js';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly data: Uint8Array;
}

const step = 16_384;

/** The names of the entries. */
export function inspectZip(bytes: Uint8Array): readonly string[] {
  const entries = readDirectory(bytes);
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (declared > importLimits.unpackedBytes) throw tooLarge();
  if (entries.reduce((sum, entry) => sum + entry.packed, 0) > bytes.length) throw damaged();
  let left: number = importLimits.unpackedBytes;
  for (const entry of entries) left -= unpackedSize(entry, left);
  return entries.map((entry) => entry.name);
}

function unpackedSize(entry: Entry, left: number): number {
  let size = 0;
  const count = (length: number) => {
    size += length;
    if (size > left) throw tooLarge();
  };
  if (entry.method === 0) count(entry.data.length);
  else {
    const inflate = new Inflate((chunk) => count(chunk.length));
    try {
      for (let at = 0; at < entry.data.length || at === 0; at += step)
        inflate.push(entry.data.subarray(at, at + step), at + step >= entry.data.length);
    } catch (cause) {
      if (size > left) throw cause;
      throw damaged(cause);
    }
  }
  if (size !== entry.size) throw damaged();
  return size;
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > importLimits.entries)
      throw refusal(`里面有 ${count} 个文件，超过 ${importLimits.entries} 个：不像正常的文档`);
    const entries: Entry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      const [entry, next] = readEntry(bytes, view, at);
      entries.push(entry);
      at = next;
    }
    return entries;
  } catch (cause) {
    if (cause instanceof RangeError) throw damaged(cause);
    throw cause;
  }
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): [Entry, number] {
  if (view.getUint32(at, true) !== 0x02014b50) throw damaged();
  if (view.getUint16(at + 8, true) & 1) throw refusal('文件有密码：请去掉密码再导入');
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  if ((method !== 0 && method !== 8) || view.getUint32(local, true) !== 0x04034b50) throw damaged();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) throw damaged();
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  return [{ name, method, packed, size, data: bytes.subarray(start, start + packed) }, next];
}

/** The record at the end of a zip; up to 64 KB of comment may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged();
}

const tooLarge = () =>
  refusal(`解开以后超过 ${megabytes(importLimits.unpackedBytes)}：不像正常的文档，请去掉大图片再导入`);
const damaged = (cause?: unknown) => refusal('文件坏了或者没有下载完整，打不开：请重新取一份再导入', cause);
