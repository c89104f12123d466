/**
 * Sound between the browser's samples and the 16-bit little-endian PCM of the wire. Pure.
 * Change with it: server/channels/protocol.ts (audio-frame, speech).
 */

/** Samples a second that the microphone is opened with and the server expects. */
export const frameRate = 16000;
/** Samples a frame: 100 ms. */
export const frameSamples = 1600;

/** What lies beyond [-1, 1] is clipped. */
export function toPcm16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, i) => {
    view.setInt16(i * 2, Math.round(Math.min(1, Math.max(-1, sample || 0)) * 32767), true);
  });
  return bytes;
}

/** An odd last byte is left out. */
export function fromPcm16(pcm: ArrayBuffer | Uint8Array): Float32Array<ArrayBuffer> {
  const view = pcm instanceof Uint8Array ? new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength) : new DataView(pcm);
  const samples = new Float32Array(view.byteLength >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * 2, true) / 32768;
  return samples;
}

/** How loud a frame looks, 0..1: -50 dB and below is 0, -10 dB and above is 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (db + 50) / 40));
}

/** A mono WAV file of 16-bit PCM. */
export function toWav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const pcm = toPcm16(samples);
  const bytes = new Uint8Array(44 + pcm.length);
  const view = new DataView(bytes.buffer);
  const ascii = (at: number, text: string) => {
    [...text].forEach((c, i) => {
      view.setUint8(at + i, c.charCodeAt(0));
    });
  };
  ascii(0, 'RIFF');
  view.setUint32(4, 36 + pcm.length, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  ascii(36, 'data');
  view.setUint32(40, pcm.length, true);
  bytes.set(pcm, 44);
  return bytes;
}
