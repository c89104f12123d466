import { WhisperFeatureExtractor } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { createFeatures } from '../../../../../server/adapters/recognisers/whisper/features.js';
import { noise, tone } from '../../../../support/sound.js';

const config = { feature_size: 80, hop_length: 160, n_fft: 400, sampling_rate: 16000 };
const extract = createFeatures(config);

/** What the library makes of the sound padded to 30 seconds; the first `frames` frames of it. */
function reference(samples: Float32Array, frames: number): Float32Array {
  const library = new WhisperFeatureExtractor({ ...config, chunk_length: 30, n_samples: 480_000, nb_max_frames: 3000 });
  const padded = new Float32Array(480_000);
  padded.set(samples);
  const { data } = library._extract_fbank_features(padded);
  return Float32Array.from({ length: 80 * frames }, (_, i) => data[Math.floor(i / frames) * 3000 + (i % frames)] ?? 0);
}
const furthest = (a: Float32Array, b: Float32Array) => a.reduce((m, x, i) => Math.max(m, Math.abs(x - (b[i] ?? 9))), 0);

describe('features', () => {
  it.each([
    ['a tone', tone({ hz: 440, seconds: 1.234, rate: 16000 }), 300],
    ['noise that fills the frames', noise(48_000), 300],
    ['noise that goes beyond the frames by a window', noise(16_000), 100],
    ['a click', Float32Array.of(0.9), 150],
    ['silence', new Float32Array(8000), 100],
  ])('are those of the library for %s', (_, samples, frames) => {
    const ours = extract(samples, frames);
    const seen = reference(samples, frames);
    // The last frame looks past what is computed when sound fills all of the window.
    const full = samples.length >= frames * 160;
    const cut = (f: Float32Array) => f.filter((_, i) => !full || i % frames < frames - 2);
    expect(ours.length).toBe(80 * frames);
    expect(furthest(cut(ours), cut(seen))).toBeLessThan(1e-4);
  });
});
