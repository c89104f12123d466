/** Pink noise for spoken test questions. Promise: the same seed gives the same noise. */

/** Adds pink noise to `samples` so that the signal stands `decibels` above it; returns a new array in [-1, 1]. */
export function addPinkNoise(samples: Float32Array, decibels: number, seed: number): Float32Array {
  const noise = pinkNoise(samples.length, seed);
  const gain = (rms(samples) / (rms(noise) || 1)) * 10 ** (-decibels / 20);
  return samples.map((s, i) => Math.max(-1, Math.min(1, s + gain * (noise[i] ?? 0))));
}

/** White noise through Paul Kellet's filter: −3 dB an octave. */
export function pinkNoise(length: number, seed: number): Float32Array {
  const random = mulberry32(seed);
  const b = [0, 0, 0];
  return Float32Array.from({ length }, () => {
    const white = random() * 2 - 1;
    b[0] = 0.99765 * (b[0] ?? 0) + white * 0.099046;
    b[1] = 0.963 * (b[1] ?? 0) + white * 0.2965164;
    b[2] = 0.57 * (b[2] ?? 0) + white * 1.0526913;
    return ((b[0] ?? 0) + (b[1] ?? 0) + (b[2] ?? 0) + white * 0.1848) * 0.2;
  });
}

const rms = (x: Float32Array): number => Math.sqrt(x.reduce((sum, s) => sum + s * s, 0) / Math.max(1, x.length));

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
