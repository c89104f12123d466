import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWav, readWav } from '../../../server/speech/wav.js';
import { tone, wavFile } from '../../support/sound.js';

const anyLength = () => undefined;
const rate = 8000;
const samples = tone({ hz: 440, seconds: 0.1, rate });

describe('readWav', () => {
  it.each([
    ['8 bit', { bits: 8 }, 0.02],
    ['16 bit', { bits: 16 }, 1e-4],
    ['24 bit', { bits: 24 }, 1e-6],
    ['32 bit', { bits: 32 }, 1e-6],
    ['float 32', { bits: 32, float: true }, 1e-7],
    ['float 64', { bits: 64, float: true }, 1e-7],
    ['extensible 24 bit', { bits: 24, extensible: true }, 1e-6],
    ['extensible float', { bits: 32, float: true, extensible: true }, 1e-7],
    ['with a chunk before and an odd one', { bits: 16, junk: 5 }, 1e-4],
    ['with a wrong RIFF size', { bits: 16, riffSize: 3 }, 1e-4],
    ['written as a stream (size 0)', { bits: 16, dataSize: 0 }, 1e-4],
    ['written as a stream (greatest size)', { bits: 16, dataSize: 0xffffffff }, 1e-4],
  ] as const)('reads %s', (_, options, tolerance) => {
    const sound = readWav(wavFile({ channels: [samples], rate, ...options }), anyLength);
    expect(sound.rate).toBe(rate);
    expect(sound.samples.length).toBe(samples.length);
    for (const [i, s] of samples.entries()) expect(Math.abs((sound.samples[i] ?? 9) - s)).toBeLessThan(tolerance);
  });

  it('reads a cut file as far as it goes', () => {
    const whole = wavFile({ channels: [samples], rate, bits: 16 });
    expect(readWav(whole.subarray(0, whole.length - 101), anyLength).samples.length).toBe(samples.length - 51);
  });

  it('reads bytes that lie at an odd place in their buffer', () => {
    const whole = wavFile({ channels: [samples], rate, bits: 16 });
    const shifted = new Uint8Array(whole.length + 1);
    shifted.set(whole, 1);
    expect(readWav(shifted.subarray(1), anyLength).samples).toEqual(readWav(whole, anyLength).samples);
  });

  it('makes silence of what is not a number and clips what is too loud', () => {
    const wild = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -7, 0.5);
    const sound = readWav(wavFile({ channels: [wild], rate, bits: 32, float: true }), anyLength);
    expect([...sound.samples]).toEqual([0, 1, -1, 0.5]);
  });

  it.each([
    ['a data chunk before the format', { bits: 16, dataFirst: true }, 'audio-unreadable'],
    ['no samples, another chunk behind', { bits: 16, empty: true, junkAfter: 8 }, 'audio-empty'],
    ['a compressed format', { bits: 16, tag: 0x11 }, 'audio-unsupported'],
    ['12 bits', { bits: 16, bitsField: 12 }, 'audio-unsupported'],
    ['no channel', { bits: 16, channelField: 0 }, 'audio-unreadable'],
    ['a rate of 0', { bits: 16, rateField: 0 }, 'audio-unreadable'],
  ] as const)('refuses %s', (_, options, code) => {
    expect(() => readWav(wavFile({ channels: [samples], rate, ...options }), anyLength)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('asks before it decodes', () => {
    const stop = new Error('too long');
    const refuse = () => {
      throw stop;
    };
    expect(() => readWav(encodeWav(samples, rate), refuse)).toThrow(stop);
  });
});

describe('encodeWav', () => {
  it('comes back the same within a step of 16 bits', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 200 }),
        fc.constantFrom(8000, 16000, 22050, 24000, 48000),
        (given, at) => {
          const back = readWav(encodeWav(given, at), anyLength);
          expect(back.rate).toBe(at);
          expect(back.samples.length).toBe(given.length);
          for (const [i, s] of given.entries()) expect(Math.abs((back.samples[i] ?? 9) - s)).toBeLessThan(1e-4);
        },
      ),
    );
  });
});
