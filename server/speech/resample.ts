/**
 * Changes the sample rate with a windowed-sinc filter that also keeps out what the new rate cannot hold.
 * Promise: any pair of rates; tones below 0.42 × the lower rate keep their level within 0.1 dB, aliases stay below
 * −70 dB; the length is scaled and rounded. Change with it: nothing.
 */

/** Zero crossings of the sinc on each side: more is steeper and slower. */
const crossings = 24;
/** Table entries between two zero crossings; values between them are interpolated. */
const resolution = 256;
/** Kaiser window: 9 gives about −90 dB beside the pass band. */
const beta = 9;
/** Share of the lower Nyquist frequency at which the filter is half way down. */
const cutoff = 0.92;

/** `samples` at `from` Hz as samples at `to` Hz. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to || samples.length === 0) return samples;
  const table = kernel();
  /** Zero crossings a second, as a share of the input rate. */
  const bandwidth = cutoff * Math.min(1, to / from);
  const reach = Math.ceil(crossings / bandwidth);
  const scale = bandwidth * resolution;
  const out = new Float32Array(Math.max(1, Math.round((samples.length * to) / from)));
  for (let i = 0; i < out.length; i++) {
    const centre = (i * from) / to;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let j = first; j <= last; j++) {
      const place = Math.abs(centre - j) * scale;
      const low = Math.floor(place);
      const a = table[low] ?? 0;
      sum += (samples[j] ?? 0) * (a + ((table[low + 1] ?? 0) - a) * (place - low));
    }
    out[i] = sum * bandwidth;
  }
  return out;
}

let cached: Float64Array | undefined;

/** Half of the windowed sinc, `resolution` entries a zero crossing. */
function kernel(): Float64Array {
  if (cached) return cached;
  const size = crossings * resolution;
  cached = Float64Array.from({ length: size + 1 }, (_, i) => {
    const x = i / resolution;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return (sinc * bessel(beta * Math.sqrt(1 - (i / size) ** 2))) / bessel(beta);
  });
  return cached;
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
