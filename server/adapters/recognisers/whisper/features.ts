/**
 * Log-mel features of just the frames that are needed, not of 30 seconds.
 * Promise: equal to the first frames of what WhisperFeatureExtractor makes of the sound padded to 30 seconds: silence is
 * filled in, not computed, and the level is clamped against the loudest frame as there.
 * Change with it: whisper.ts (how many frames).
 */
import { mel_filter_bank, spectrogram, window_function } from '@xenova/transformers';

/** The part of preprocessor_config.json that matters. */
export interface FeatureConfig {
  readonly feature_size: number;
  readonly hop_length: number;
  readonly n_fft: number;
  readonly sampling_rate: number;
}

/** [bins × frames], row by row. */
export type Features = Float32Array;

export type FeatureExtractor = (samples: Float32Array, frames: number) => Features;

/** Decibels (tenths) below the loudest frame at which Whisper cuts off; also the logarithm of its floor. */
const depth = 8;
const floor = -10;

/** Makes an extractor; `frames` beyond the samples are silence, samples beyond the frames are left out. */
export function createFeatures(config: FeatureConfig): FeatureExtractor {
  const { feature_size: bins, hop_length: hop, n_fft: size, sampling_rate: rate } = config;
  const filters = mel_filter_bank(1 + size / 2, bins, 0, 8000, rate, 'slaney', 'slaney');
  const window = window_function(size, 'hann');

  return (samples, frames) => {
    // Frame t looks at the samples from t × hop − size / 2 to t × hop + size / 2.
    const sounding = Math.min(frames, Math.ceil((samples.length + size / 2) / hop) + 1);
    const padded = new Float32Array(sounding * hop + size);
    padded.set(samples.subarray(0, Math.min(samples.length, frames * hop)));
    const { data } = spectrogram(padded, window, size, hop, {
      power: 2,
      mel_filters: filters,
      log_mel: 'log10',
      max_num_frames: sounding,
    });
    let loudest = sounding < frames ? floor : Number.NEGATIVE_INFINITY;
    for (const value of data) if (value > loudest) loudest = value;
    const scaled = (value: number) => (Math.max(value, loudest - depth) + 4) / 4;
    const features = new Float32Array(bins * frames).fill(scaled(floor));
    for (let bin = 0; bin < bins; bin++)
      for (let t = 0; t < sounding; t++) features[bin * frames + t] = scaled(data[bin * sounding + t] ?? floor);
    return features;
  };
}
