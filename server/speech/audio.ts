/**
 * Recordings to utterances: the format is recognised by content, never by name or header of the upload.
 * Promise: mono, 16 kHz; hostile bytes end in an AssistantError (audio-empty, audio-unreadable, audio-unsupported,
 * audio-too-long), never in another exception; a long recording is refused before it is decoded.
 * Change with it: wav.ts, mp3.ts for a format; server/README.md for the list of formats.
 */
import { AssistantError } from '../errors.js';
import type { Utterance } from '../turn/turn.js';
import { readMp3 } from './mp3.js';
import { resample } from './resample.js';
import { readWav } from './wav.js';

export { fromPcm16, toPcm16 } from './pcm.js';
export { resample } from './resample.js';
export { encodeWav } from './wav.js';

/** Samples a second of every Utterance. */
export const speechRate = 16000;

export interface DecodeOptions {
  /** Longest recording taken, in seconds. */
  readonly maxSeconds: number;
}

/** Formats we know by their first bytes. Those without a reader are named in the log and refused. */
type Format = 'wav' | 'mp3' | 'ogg' | 'webm' | 'mp4' | 'flac' | 'amr' | 'silk' | 'aac' | 'aiff';

/** WAV and MP3 bytes as an Utterance. */
export async function decodeAudio(bytes: Uint8Array, { maxSeconds }: DecodeOptions): Promise<Utterance> {
  if (bytes.length === 0) throw new AssistantError('audio-empty', { detail: 'no bytes' });
  const accept = (seconds: number) => {
    if (seconds > maxSeconds)
      throw new AssistantError('audio-too-long', { detail: `longer than ${maxSeconds} seconds` });
  };
  const format = sniff(bytes);
  if (format === undefined) throw new AssistantError('audio-unreadable', { detail: 'no known sound format' });
  if (format !== 'wav' && format !== 'mp3')
    throw new AssistantError('audio-unsupported', { detail: `no reader for ${format}` });
  const sound = format === 'wav' ? readWav(bytes, accept) : await readMp3(bytes, accept);
  return { samples: resample(sound.samples, sound.rate, speechRate), sampleRate: speechRate };
}

function sniff(bytes: Uint8Array): Format | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const [a = 0, b = 0] = bytes;
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return 'wav';
  if (ascii(0, 3) === 'ID3') return 'mp3';
  if (ascii(0, 4) === 'OggS') return 'ogg';
  if (ascii(0, 4) === 'fLaC') return 'flac';
  if (ascii(0, 5) === '#!AMR') return 'amr';
  if (ascii(0, 10).includes('#!SILK')) return 'silk';
  if (ascii(4, 8) === 'ftyp') return 'mp4';
  if (ascii(0, 4) === 'FORM') return 'aiff';
  if (ascii(0, 4) === '\x1a\x45\xdf\xa3') return 'webm';
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'aac';
  // An MPEG frame: eleven bits set, a layer, a bit rate and a sample rate that exist.
  const [, , c = 0] = bytes;
  if (a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x06) !== 0 && (c & 0xf0) !== 0xf0 && (c & 0x0c) !== 0x0c) return 'mp3';
  return undefined;
}
