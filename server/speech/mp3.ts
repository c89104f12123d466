/**
 * MP3 files, through a decoder that is loaded with the first of them.
 * Promise: decodes in pieces and stops as soon as `accept` refuses the length; throws audio-unreadable or audio-empty.
 * Change with it: audio.ts (which sniffs the format).
 */
import { AssistantError } from '../errors.js';
import { clip } from './pcm.js';
import type { Sound } from './sound.js';

/** Bytes handed to the decoder at a time: some seconds of speech. */
const piece = 64 * 1024;

/** `accept(seconds)` throws when that much is too long. */
export async function readMp3(bytes: Uint8Array, accept: (seconds: number) => void): Promise<Sound> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const parts: Float32Array[] = [];
    let length = 0;
    let rate = 0;
    for (let at = 0; at < bytes.length; at += piece) {
      const { channelData, samplesDecoded, sampleRate } = decoder.decode(bytes.subarray(at, at + piece));
      if (samplesDecoded === 0) continue;
      if (rate !== 0 && sampleRate !== rate)
        throw new AssistantError('audio-unreadable', { detail: 'mp3 that changes its rate' });
      rate = sampleRate;
      length += samplesDecoded;
      accept(length / rate);
      parts.push(mix(channelData, samplesDecoded));
    }
    if (length === 0) throw new AssistantError('audio-unreadable', { detail: 'mp3 without a frame that decodes' });
    const samples = new Float32Array(length);
    let at = 0;
    for (const part of parts) {
      samples.set(part, at);
      at += part.length;
    }
    return { samples, rate };
  } finally {
    decoder.free();
  }
}

function mix(channels: readonly Float32Array[], length: number): Float32Array {
  const mono = new Float32Array(length);
  for (const channel of channels)
    for (let i = 0; i < length; i++) mono[i] = (mono[i] ?? 0) + clip(channel[i] ?? 0) / channels.length;
  return mono;
}
