/**
 * What is done to the samples that the model renders: silence cut off at both ends, loudness evened, ends faded, a
 * pause added.
 * Promise: pure; never clips; pieces begin and end at zero, so that they join without a click.
 */

/** Loudness of the speech itself (silences left out), as RMS of full scale: about −20 LUFS. */
const target = 0.1;
/** Highest sample allowed. */
const ceiling = 0.95;
/** Windows of 10 ms at 24 kHz. */
const window = 240;
/** A window softer than this is silence (−50 dBFS). */
const silence = 0.00316;
/** Kept before the first and after the last sound, so that soft onsets and ends live: 20 and 40 ms. */
const lead = 480;
const tail = 960;
const fade = 120;

/** Without the silence at the start and at the end, where asked; empty when all is silence. */
export function trim(samples: Float32Array, atStart: boolean, atEnd: boolean): Float32Array {
  const loud = (at: number) => rms(samples.subarray(at, at + window)) > silence;
  let start = 0;
  while (start < samples.length && !loud(start)) start += window;
  if (start >= samples.length) return samples.subarray(0, 0);
  let end = samples.length;
  while (end > start && !loud(Math.max(0, end - window))) end -= window;
  return samples.subarray(
    atStart ? Math.max(0, start - lead) : 0,
    atEnd ? Math.min(samples.length, end + tail) : samples.length,
  );
}

/** The gain that brings speech to the target without clipping. */
export function gainFor(samples: Float32Array): number {
  let sum = 0;
  let count = 0;
  let peak = 0;
  for (let at = 0; at + window <= samples.length; at += window) {
    const level = rms(samples.subarray(at, at + window));
    if (level > silence * 4) {
      sum += level * level;
      count += 1;
    }
  }
  for (const s of samples) peak = Math.max(peak, Math.abs(s));
  if (count === 0 || peak === 0) return 1;
  return Math.min(target / Math.sqrt(sum / count), ceiling / peak, 4);
}

/** A new piece: `gain` applied, both ends faded, `pauseMs` of silence after it. `rate` is samples a second. */
export function finish(samples: Float32Array, gain: number, pauseMs: number, rate: number): Float32Array {
  const out = new Float32Array(samples.length + Math.round((pauseMs / 1000) * rate));
  const { length } = samples;
  for (let i = 0; i < length; i++) {
    const edge = Math.min(1, (i + 1) / fade, (length - i) / fade);
    out[i] = Math.max(-ceiling, Math.min(ceiling, (samples[i] ?? 0) * gain)) * edge;
  }
  return out;
}

export function rms(samples: Float32Array): number {
  let sum = 0;
  for (const s of samples) sum += s * s;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
