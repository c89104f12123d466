/**
 * One prepared sentence as bytes: its pieces with their texts, and 16-bit sound.
 * Layout, little endian: "XYP1", u32 CRC-32 of what follows, u32 length of a JSON header, header, PCM of all pieces.
 * Promise: bytes that are cut short or altered decode to undefined, never to noise.
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { fromPcm16, toPcm16 } from '../../../speech/pcm.js';
import type { SpeechChunk } from '../../../turn/turn.js';

const magic = 0x31505958;
const start = 12;
const headerSchema = z.object({
  rate: z.number().int().positive(),
  pieces: z.array(z.object({ text: z.string(), samples: z.number().int().nonnegative() })),
});

export function encodePhrase(chunks: readonly SpeechChunk[]): Uint8Array {
  const pieces = chunks.map(({ text, samples }) => ({ text, samples: samples.length }));
  const header = Buffer.from(JSON.stringify({ rate: chunks[0]?.sampleRate ?? 24_000, pieces }));
  const sound = chunks.map(({ samples }) => pcmBytes(samples));
  const head = Buffer.alloc(start);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(header.length, 8);
  const bytes = Buffer.concat([head, header, ...sound]);
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4);
  return bytes;
}

export function decodePhrase(bytes: Buffer): SpeechChunk[] | undefined {
  if (bytes.length < start || bytes.readUInt32LE(0) !== magic) return undefined;
  if (crc32(bytes.subarray(8)) !== bytes.readUInt32LE(4)) return undefined;
  const soundAt = start + bytes.readUInt32LE(8);
  const header = headerSchema.safeParse(jsonOf(bytes.subarray(start, soundAt)));
  if (!header.success) return undefined;
  const { rate, pieces } = header.data;
  let at = soundAt;
  return pieces.map(({ text, samples }) => {
    const from = at;
    at += samples * 2;
    return { text, sampleRate: rate, samples: fromPcm16(bytes.subarray(from, at)) };
  });
}

function pcmBytes(samples: Float32Array): Uint8Array {
  const pcm = toPcm16(samples);
  const bytes = Buffer.alloc(pcm.length * 2);
  for (const [i, s] of pcm.entries()) bytes.writeInt16LE(s, i * 2);
  return bytes;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
