/**
 * WAV files: reads PCM of 8, 16, 24 and 32 bits and float of 32 and 64 bits, any rate and number of channels; writes
 * PCM of 16 bits. Promise: sizes in the file are not trusted (streams and cut files are read as far as they go);
 * throws audio-unreadable, audio-unsupported or audio-empty. Change with it: audio.ts (which sniffs the format).
 */
import { AssistantError } from '../errors.js';
import { clip, toPcm16 } from './pcm.js';
import type { Sound } from './sound.js';

interface Format {
  readonly kind: 'integer' | 'float';
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

/** Frames are decoded only when `accept(seconds)` did not throw. */
export function readWav(bytes: Uint8Array, accept: (seconds: number) => void): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = view.getUint32(at, false);
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (id === chunkFmt) format = readFormat(view, body, size);
    if (id === chunkData) {
      if (!format) throw unreadable('the data chunk comes before the fmt chunk');
      return readData(view, body, size, format, accept);
    }
    at = body + size + (size & 1);
  }
  throw unreadable(format ? 'no data chunk' : 'no fmt chunk');
}

/** A mono WAV file of 16-bit PCM. */
export function encodeWav(samples: Float32Array, rate: number): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, chunkRiff, false);
  view.setUint32(4, bytes.length - 8, true);
  view.setUint32(8, formWave, false);
  view.setUint32(12, chunkFmt, false);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  view.setUint32(36, chunkData, false);
  view.setUint32(40, samples.length * 2, true);
  toPcm16(samples).forEach((s, i) => {
    view.setInt16(44 + 2 * i, s, true);
  });
  return bytes;
}

function readFormat(view: DataView, body: number, size: number): Format {
  if (size < 16 || body + 16 > view.byteLength) throw unreadable('the fmt chunk is cut');
  let tag = view.getUint16(body, true);
  const channels = view.getUint16(body + 2, true);
  const rate = view.getUint32(body + 4, true);
  const bits = view.getUint16(body + 14, true);
  // WAVE_FORMAT_EXTENSIBLE: the real tag is the first half word of the sub-format.
  if (tag === 0xfffe && size >= 26 && body + 26 <= view.byteLength) tag = view.getUint16(body + 24, true);
  if (tag !== 1 && tag !== 3) throw unsupported(`WAV with format tag ${tag}`);
  const kind = tag === 3 ? 'float' : 'integer';
  if (!(kind === 'float' ? [32, 64] : [8, 16, 24, 32]).includes(bits)) throw unsupported(`WAV of ${bits} bits ${kind}`);
  if (channels < 1 || channels > 64) throw unreadable(`${channels} channels`);
  if (rate < 1000 || rate > 192_000) throw unreadable(`${rate} samples a second`);
  return { kind, channels, rate, bits };
}

function readData(
  view: DataView,
  body: number,
  size: number,
  format: Format,
  accept: (seconds: number) => void,
): Sound {
  const left = view.byteLength - body;
  // Writers that stream leave the size at 0 or at its greatest value.
  const length = size === 0 && !chunkFollows(view, body) ? left : Math.min(size, left);
  const { channels, rate, bits } = format;
  const frames = Math.floor(length / (channels * (bits / 8)));
  if (frames === 0) throw new AssistantError('audio-empty', { detail: 'WAV without samples' });
  accept(frames / rate);
  const read = reader(view, format);
  const samples = new Float32Array(frames);
  const step = bits / 8;
  for (let i = 0, at = body; i < frames; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++, at += step) sum += clip(read(at));
    samples[i] = sum / channels;
  }
  return { samples, rate };
}

function chunkFollows(view: DataView, at: number): boolean {
  return (
    at + 8 <= view.byteLength &&
    [0, 1, 2, 3].every((i) => /[\x20-\x7e]/.test(String.fromCharCode(view.getUint8(at + i)))) &&
    view.getUint32(at + 4, true) <= view.byteLength - at - 8
  );
}

function reader(view: DataView, { kind, bits }: Format): (at: number) => number {
  if (kind === 'float') return bits === 32 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true);
  if (bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => view.getInt16(at, true) / 32768;
  if (bits === 24) return (at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65536) / 8388608;
  return (at) => view.getInt32(at, true) / 2147483648;
}

const chunkRiff = 0x52494646;
const formWave = 0x57415645;
const chunkFmt = 0x666d7420;
const chunkData = 0x64617461;

const unreadable = (detail: string) => new AssistantError('audio-unreadable', { detail });
const unsupported = (detail: string) => new AssistantError('audio-unsupported', { detail });
