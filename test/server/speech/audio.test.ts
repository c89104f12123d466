import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../../server/errors.js';
import { decodeAudio, encodeWav } from '../../../server/speech/audio.js';
import { mp3Tone, tone, wavFile } from '../../support/sound.js';

const decode = (bytes: Uint8Array, maxSeconds = 60) => decodeAudio(bytes, { maxSeconds });
const codeOf = async (bytes: Uint8Array, maxSeconds = 60) => {
  try {
    await decode(bytes, maxSeconds);
    return 'decoded';
  } catch (thrown) {
    return thrown instanceof AssistantError ? thrown.code : `not an AssistantError: ${thrown}`;
  }
};
const text = (s: string) => new TextEncoder().encode(s);

describe('decodeAudio', () => {
  it('gives 16 kHz mono whatever came in', async () => {
    const one = tone({ hz: 440, seconds: 0.5, rate: 44100 });
    const utterance = await decode(wavFile({ channels: [one, one], rate: 44100, bits: 24 }));
    expect(utterance.sampleRate).toBe(16000);
    expect(utterance.samples.length).toBe(8000);
  });

  it('mixes the channels to their mean', async () => {
    const rate = 16000;
    const left = new Float32Array(100).fill(0.5);
    const right = new Float32Array(100).fill(-0.25);
    const { samples } = await decode(wavFile({ channels: [left, right], rate, bits: 16 }));
    expect(samples[50]).toBeCloseTo(0.125, 3);
  });

  it('reads an mp3', async () => {
    const { samples } = await decode(mp3Tone());
    expect(samples.length).toBeGreaterThan(8000);
    expect(Math.max(...samples)).toBeGreaterThan(0.3);
  });

  it('refuses what is too long before it decodes it', async () => {
    const tenMinutes = encodeWav(new Float32Array(600 * 16000), 16000);
    expect(await codeOf(tenMinutes)).toBe('audio-too-long');
    expect(await codeOf(mp3Tone(), 0.2)).toBe('audio-too-long');
  });

  it.each([
    ['no bytes', new Uint8Array(0), 'audio-empty'],
    ['a text file', text('低保在哪里申请\n'.repeat(20)), 'audio-unreadable'],
    ['JSON', text('{"a":1}'), 'audio-unreadable'],
    ['a WAV header alone', encodeWav(new Float32Array(0), 16000), 'audio-empty'],
    ['half a WAV header', encodeWav(new Float32Array(9), 16000).subarray(0, 30), 'audio-unreadable'],
    ['RIFF of another kind', text('RIFF\0\0\0\0AVI LIST'), 'audio-unreadable'],
    ['an mp3 tag with nothing behind it', text('ID3\u0004\0\0\0\0\0\0'), 'audio-unreadable'],
    ['Ogg', text('OggS\0\u0002aaaaaaaa'), 'audio-unsupported'],
    ['WebM', Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42), 'audio-unsupported'],
    ['MP4', text('\0\0\0\u0018ftypM4A '), 'audio-unsupported'],
    ['AMR', text('#!AMR\n\u0000'), 'audio-unsupported'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('never throws anything but an AssistantError, whatever the bytes', async () => {
    const whole = wavFile({ channels: [tone({ hz: 300, seconds: 0.05, rate: 8000 })], rate: 8000, bits: 16 });
    const codes = ['decoded', 'audio-empty', 'audio-unreadable', 'audio-unsupported', 'audio-too-long'];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.uint8Array({ maxLength: 80 }).map((tail) => Uint8Array.from([...whole.subarray(0, 12), ...tail])),
          fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, value]) => whole.with(at, value)),
          fc.nat(whole.length).map((length) => whole.subarray(0, length)),
          fc.uint8Array({ maxLength: 80 }).map((tail) => Uint8Array.from([0xff, 0xfb, 0x90, 0x64, ...tail])),
        ),
        async (bytes) => {
          expect(codes).toContain(await codeOf(bytes));
        },
      ),
      { numRuns: 300 },
    );
  });
});
