/** Sounds and sound files made for tests: tones, noise, WAV files with every oddity, an mp3. */

export interface Tone {
  readonly hz: number;
  readonly seconds: number;
  readonly rate: number;
  /** Peak; 0.5 unless told. */
  readonly peak?: number;
}

export function tone({ hz, seconds, rate, peak = 0.5 }: Tone): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / rate),
  );
}

/** White noise that is the same at every call. */
export function noise(length: number, peak = 0.1, seed = 1): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return peak * (state / 2 ** 31 - 1);
  });
}

/** Seconds of plucked chords, 16 kHz: music without a voice. */
export function melody(seconds: number): Float32Array {
  const roots = [262, 330, 392, 523, 440, 349, 294, 196];
  return Float32Array.from({ length: seconds * 16000 }, (_, i) => {
    const time = i / 16000;
    const note = Math.floor(time / 0.4);
    const decay = Math.exp(-4 * (time - note * 0.4));
    const root = roots[note % roots.length] ?? 262;
    const sum = [1, 1.25, 1.5, 2, 3].reduce((s, h) => s + Math.sin(2 * Math.PI * root * h * time) / h, 0);
    return 0.2 * decay * sum;
  });
}

/** Mean level in decibels below full scale. */
export function levelDb(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, s) => sum + s * s, 0) / samples.length + 1e-20);
}

export interface WavOptions {
  readonly channels: readonly Float32Array[];
  readonly rate: number;
  readonly bits: 8 | 16 | 24 | 32 | 64;
  readonly float?: boolean;
  readonly extensible?: boolean;
  /** Bytes of an unknown chunk before the data, or after it. */
  readonly junk?: number;
  readonly junkAfter?: number;
  readonly riffSize?: number;
  readonly dataSize?: number;
  readonly dataFirst?: boolean;
  readonly empty?: boolean;
  readonly tag?: number;
  readonly bitsField?: number;
  readonly channelField?: number;
  readonly rateField?: number;
}

/** A WAV file, correct unless an option says otherwise. */
export function wavFile(o: WavOptions): Uint8Array {
  const bytesEach = o.bits / 8;
  const count = o.channels.length;
  const tag = o.tag ?? (o.float ? 3 : 1);
  const format = new DataView(new ArrayBuffer(o.extensible ? 40 : 16));
  format.setUint16(0, o.extensible ? 0xfffe : tag, true);
  format.setUint16(2, o.channelField ?? count, true);
  format.setUint32(4, o.rateField ?? o.rate, true);
  format.setUint32(8, o.rate * count * bytesEach, true);
  format.setUint16(12, count * bytesEach, true);
  format.setUint16(14, o.bitsField ?? o.bits, true);
  if (o.extensible) {
    format.setUint16(16, 22, true);
    format.setUint16(18, o.bits, true);
    format.setUint16(24, tag, true);
  }
  const frames = o.empty ? 0 : (o.channels[0]?.length ?? 0);
  const data = new DataView(new ArrayBuffer(frames * count * bytesEach));
  for (let i = 0; i < frames; i++)
    for (const [c, channel] of o.channels.entries()) write(data, (i * count + c) * bytesEach, channel[i] ?? 0, o);
  const parts = [
    chunk('fmt ', new Uint8Array(format.buffer)),
    ...(o.junk === undefined ? [] : [chunk('LIST', new Uint8Array(o.junk))]),
    chunk('data', new Uint8Array(data.buffer), o.dataSize),
    ...(o.junkAfter === undefined ? [] : [chunk('LIST', new Uint8Array(o.junkAfter))]),
  ];
  const body = (o.dataFirst ? parts.toReversed() : parts).flatMap((p) => [...p]);
  const head = chunk('RIFF', new TextEncoder().encode('WAVE'), o.riffSize ?? body.length + 4);
  return Uint8Array.from([...head, ...body]);
}

function chunk(id: string, body: Uint8Array, size = body.length): Uint8Array {
  const bytes = new Uint8Array(8 + body.length + (body.length & 1));
  bytes.set(new TextEncoder().encode(id));
  new DataView(bytes.buffer).setUint32(4, size, true);
  bytes.set(body, 8);
  return bytes;
}

function write(view: DataView, at: number, sample: number, { bits, float }: WavOptions): void {
  if (float) {
    if (bits === 64) view.setFloat64(at, sample, true);
    else view.setFloat32(at, sample, true);
    return;
  }
  const whole = Math.max(-(2 ** (bits - 1)), Math.min(2 ** (bits - 1) - 1, Math.round(sample * 2 ** (bits - 1))));
  if (bits === 8) view.setUint8(at, whole + 128);
  else for (let b = 0; b < bits / 8; b++) view.setUint8(at + b, Math.floor(whole / 256 ** b) & 255);
}

/** 0.7 seconds of a 440 Hz tone as an mp3 of 8 kbit/s. */
export function mp3Tone(): Uint8Array {
  return new Uint8Array(Buffer.from(mp3.join(''), 'base64'));
}

const mp3 = [
  '//MYxAAEsFLYYUMAAQJQ7u7ufoiFQ4GBixCAAj/zD11Iy8mj//MYxAQF+GrcAZJIARroikQCgFoAUUdQI7G0MSu8Y3gUR/6R//MYxAMFkFqsId',
  'QAA5FYgIEAoAWwD1hgbWDVIciP5qSq/mTh//MYxAMFcGKQAAG4JDAS+RGFDGnMNHiJcsWLqu3IrPa1upK3//MYxAQF+GKMAAB4IEFVwYGjJ/6N',
  'iCwDANU4IAzWovY7q6k4//MYxAMFqF6IAAJ4JX4QxceCAGqQnBAwPpVkAiT+oblS71Ro//MYxAMFoGKQAAG4JDRFkQWCJkPZmrg+saMhUBOBFb',
  'XK1dqR//MYxAME0FqYAAY4RTbgKrMQWEzGF0xHISHh2cWq5SHERd1E//MYxAYE+FqUAAD2JUc2hNDfcSAGADoe0WpV9VYLKnBEIEMb//MYxAkF',
  'CFqYAAD4JUwNKg5ks0X1feeFqtlBB443MYBRhO3G//MYxAsFGFqYAAC4JUYMKBuWoJD0+rWt2FxRxy+BssYB+wOA//MYxA0E6FqUAAC2Jdc4wG',
  'M+r0pHxlDUrtICTNe844FZtJUZ//MYxBAE0FqcIAD2JaALIyrdBoVH2eDoNMBXcxOGVbHcV3Fa//MYxBMFEFqYAAF4JSWqQTiJe7iAc1KpPNAU',
  'KGUDIO3WoWr1//MYxBUE4FqYIAD2QVYBlzsl1jRvA7cEW7BAwBvHTY2w1aCS//MYxBgE6F6YAAD2JL0KpkAQBWPjAoNEb2XpAPdB95atyAcO//',
  'MYxBsFwF6MAAB6ITEwABDNsaOCBAIBamYgCDMqcirvVEQq//MYxBsFmFqQAAC4JR1iRgACmgZycuBpWA2ZioWWRGQm/3Ug//MYxBsF8FqMAAG4',
  'JVwY8MbgYHC4NYeAwRRmBzB1Fogho1Xf//MYxBoGCGKgAVUAAF/YC/8I44bOt+QHPChEU3T/wDyEeHoE//MYxBgJaIrEAZhYAJJE/N+apJnvCQ',
  'Cb8qxaxNhPyCkoLkCm//MYxAkEYAG4AcMAAYUcDBWIrIF/KkxBTUUzLjEwMKqqqqqq',
];
