/** A Whisper of two layers with random weights: its CTranslate2 file, and the arithmetic of its decoder and encoder written out plainly. */

export const size = { width: 64, heads: 2, layers: 2, mel: 4, inner: 128, vocabulary: 30, source: 12, target: 10 };
type Tensor = { shape: number[]; data: Float32Array };
export type Weights = Map<string, Tensor>;
export type Rows = number[][];

/** The same numbers at every run. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  };
}

export function tinyWeights(): Weights {
  const next = random(7);
  const weights: Weights = new Map();
  const add = (name: string, shape: number[], scale: number, around = 0) => {
    const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => around + scale * next());
    weights.set(name, { shape, data });
  };
  const { width, inner } = size;
  const linear = (name: string, output: number, input: number) => {
    add(`${name}/weight`, [output, input], 0.25);
    add(`${name}/bias`, [output], 0.1);
  };
  const norm = (name: string) => {
    add(`${name}/gamma`, [width], 0.3, 1);
    add(`${name}/beta`, [width], 0.3);
  };
  add('encoder/conv1/weight', [width, size.mel, 3], 0.4);
  add('encoder/conv1/bias', [width], 0.1);
  add('encoder/conv2/weight', [width, width, 3], 0.15);
  add('encoder/conv2/bias', [width], 0.1);
  add('encoder/position_encodings/encodings', [size.source, width], 0.5);
  add('decoder/position_encodings/encodings', [size.target, width], 0.5);
  add('decoder/embeddings/weight', [size.vocabulary, width], 0.5);
  for (const part of ['encoder', 'decoder']) {
    norm(`${part}/layer_norm`);
    for (let i = 0; i < size.layers; i++) {
      const layer = `${part}/layer_${i}`;
      norm(`${layer}/self_attention/layer_norm`);
      linear(`${layer}/self_attention/linear_0`, 3 * width, width);
      linear(`${layer}/self_attention/linear_1`, width, width);
      norm(`${layer}/ffn/layer_norm`);
      linear(`${layer}/ffn/linear_0`, inner, width);
      linear(`${layer}/ffn/linear_1`, width, inner);
      if (part === 'encoder') continue;
      norm(`${layer}/attention/layer_norm`);
      linear(`${layer}/attention/linear_0`, width, width);
      linear(`${layer}/attention/linear_1`, 2 * width, width);
      linear(`${layer}/attention/linear_2`, width, width);
    }
  }
  return weights;
}

/** The CTranslate2 file. */
export function tinyFile(weights: Weights): Uint8Array {
  const parts: Uint8Array[] = [];
  const number = (value: number, bytes: 1 | 2 | 4) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntLE(value, 0, bytes);
    parts.push(buffer);
  };
  const text = (value: string) => {
    number(value.length + 1, 2);
    parts.push(Buffer.from(`${value}\0`));
  };
  number(6, 4);
  text('WhisperSpec');
  number(3, 4);
  number(weights.size + 1, 4);
  for (const [name, { shape, data }] of weights) {
    text(name);
    number(shape.length, 1);
    for (const length of shape) number(length, 4);
    number(0, 1);
    number(data.byteLength, 4);
    parts.push(new Uint8Array(data.buffer));
  }
  text('decoder/num_heads');
  number(0, 1);
  number(2, 1);
  number(2, 4);
  number(size.heads, 2);
  number(1, 4);
  text('decoder/projection/weight');
  text('decoder/embeddings/weight');
  return Buffer.concat(parts);
}

/** What the encoder makes of a spectrogram [mel][frames]: one row a position. */
export function encode(w: Weights, mel: Rows): Rows {
  const convolve = (x: Rows, name: string, stride: number): Rows => {
    const { shape, data } = get(w, `${name}/weight`);
    const [out = 0, channels = 0] = shape;
    const bias = get(w, `${name}/bias`).data;
    const frames = Math.ceil((x[0] as number[]).length / stride);
    return Array.from({ length: out }, (_, o) =>
      Array.from({ length: frames }, (_, t) => {
        let sum = bias[o] as number;
        for (let c = 0; c < channels; c++)
          for (let k = 0; k < 3; k++)
            sum += (data[(o * channels + c) * 3 + k] as number) * (x[c]?.[t * stride + k - 1] ?? 0);
        return gelu(sum);
      }),
    );
  };
  const spectrum = convolve(convolve(mel, 'encoder/conv1', 1), 'encoder/conv2', 2);
  const positions = rows(get(w, 'encoder/position_encodings/encodings'));
  let x = (spectrum[0] as number[]).map((_, t) =>
    plus(
      spectrum.map((channel) => channel[t] as number),
      positions[t] as number[],
    ),
  );
  for (let i = 0; i < size.layers; i++) x = fed(w, attended(w, x, `encoder/layer_${i}`, false), `encoder/layer_${i}`);
  return x.map((row) => normed(w, row, 'encoder/layer_norm'));
}

/** The scores of the next token after each of `ids`. */
export function decode(w: Weights, ids: readonly number[], encoded: Rows): Rows {
  const table = rows(get(w, 'decoder/embeddings/weight'));
  const positions = rows(get(w, 'decoder/position_encodings/encodings'));
  let x = ids.map((id, i) => plus(table[id] as number[], positions[i] as number[]));
  for (let i = 0; i < size.layers; i++) {
    const layer = `decoder/layer_${i}`;
    x = attended(w, x, layer, true);
    const cross = `${layer}/attention`;
    const both = encoded.map((row) => applied(w, row, `${cross}/linear_1`));
    const q = x.map((row) => applied(w, normed(w, row, `${cross}/layer_norm`), `${cross}/linear_0`));
    const [k, v] = [0, 1].map((n) => both.map((row) => row.slice(n * size.width, (n + 1) * size.width))) as [
      Rows,
      Rows,
    ];
    const mixed = attention(q, k, v, false);
    x = fed(
      w,
      x.map((row, t) => plus(row, applied(w, mixed[t] as number[], `${cross}/linear_2`))),
      layer,
    );
  }
  return x.map((row) => {
    const last = normed(w, row, 'decoder/layer_norm');
    return table.map((word) => dot(word, last));
  });
}

function attended(w: Weights, x: Rows, layer: string, causal: boolean): Rows {
  const name = `${layer}/self_attention`;
  const all = x.map((row) => applied(w, normed(w, row, `${name}/layer_norm`), `${name}/linear_0`));
  const [q, k, v] = [0, 1, 2].map((n) => all.map((row) => row.slice(n * size.width, (n + 1) * size.width)));
  const mixed = attention(q as Rows, k as Rows, v as Rows, causal);
  return x.map((row, t) => plus(row, applied(w, mixed[t] as number[], `${name}/linear_1`)));
}

function attention(q: Rows, k: Rows, v: Rows, causal: boolean): Rows {
  const wide = size.width / size.heads;
  return q.map((query, t) =>
    Array.from({ length: size.heads }, (_, head) => {
      const part = (row: number[]) => row.slice(head * wide, (head + 1) * wide);
      const seen = causal ? t + 1 : k.length;
      const scores = k.slice(0, seen).map((key) => Math.exp(dot(part(query), part(key)) / Math.sqrt(wide)));
      const total = scores.reduce((a, b) => a + b, 0);
      return part(query).map((_, d) =>
        scores.reduce((sum, s, j) => sum + (s / total) * (part(v[j] as number[])[d] as number), 0),
      );
    }).flat(),
  );
}

const fed = (w: Weights, x: Rows, layer: string): Rows =>
  x.map((row) => {
    const inner = applied(w, normed(w, row, `${layer}/ffn/layer_norm`), `${layer}/ffn/linear_0`).map(gelu);
    return plus(row, applied(w, inner, `${layer}/ffn/linear_1`));
  });

function normed(w: Weights, row: number[], name: string): number[] {
  const mean = row.reduce((a, b) => a + b, 0) / row.length;
  const spread = Math.sqrt(row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length + 1e-5);
  const [gamma, beta] = [get(w, `${name}/gamma`).data, get(w, `${name}/beta`).data];
  return row.map((x, i) => ((x - mean) / spread) * (gamma[i] as number) + (beta[i] as number));
}

const applied = (w: Weights, row: number[], name: string): number[] =>
  rows(get(w, `${name}/weight`)).map((weights, i) => dot(weights, row) + (get(w, `${name}/bias`).data[i] as number));

const get = (w: Weights, name: string): Tensor => w.get(name) as Tensor;
const rows = ({ shape: [count = 0, length = 0], data }: Tensor): Rows =>
  Array.from({ length: count }, (_, i) => [...data.subarray(i * length, (i + 1) * length)]);
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
const plus = (a: number[], b: number[]) => a.map((x, i) => x + (b[i] as number));
const gelu = (x: number) => 0.5 * x * (1 + erf(x / Math.SQRT2));
/** The series; exact enough for the small numbers here. */
function erf(x: number): number {
  if (Math.abs(x) > 4) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
