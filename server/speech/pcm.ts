/**
 * 16-bit PCM, as it travels in frames and files, to and from samples in [-1, 1].
 * Promise: little endian whatever the machine or the alignment; a round trip changes a sample by at most 1/32767.
 */

/** Samples beyond [-1, 1] are clipped, what is not a number becomes silence. */
export function toPcm16(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) pcm[i] = Math.round(clip(samples[i] ?? 0) * 32767);
  return pcm;
}

/** `pcm` is samples, or the bytes of little-endian samples (an odd last byte is left out). */
export function fromPcm16(pcm: Int16Array | Uint8Array): Float32Array {
  if (pcm instanceof Int16Array) return Float32Array.from(pcm, (s) => Math.max(-1, s / 32767));
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const samples = new Float32Array(pcm.byteLength >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.max(-1, view.getInt16(2 * i, true) / 32767);
  return samples;
}

/** The sample within [-1, 1]; 0 for what is not a number. */
export function clip(sample: number): number {
  return Number.isNaN(sample) ? 0 : Math.min(1, Math.max(-1, sample));
}
