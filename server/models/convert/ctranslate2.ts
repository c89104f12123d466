/**
 * Reads a CTranslate2 `model.bin` (little endian) into named tensors.
 * Promise: nothing is copied until a tensor is asked for; a file that ends early or holds another format is refused.
 * Change with it: whisper-weights.ts, which knows the names.
 */
import { AssistantError } from '../../errors.js';
import { halfToFloat } from './half.js';

/** Element types of the format; the position is the number in the file. */
const elementTypes = ['float32', 'int8', 'int16', 'int32', 'float16'] as const;
type ElementType = (typeof elementTypes)[number];
const elementBytes: Record<ElementType, number> = { float32: 4, int8: 1, int16: 2, int32: 4, float16: 2 };

export interface Ct2Variable {
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** A view into the file. */
  readonly bytes: Uint8Array;
}

export interface Ct2Model {
  readonly spec: string;
  readonly revision: number;
  readonly variables: ReadonlyMap<string, Ct2Variable>;
}

/** Parses the whole file. Aliases appear as variables of their own that share bytes. Throws `model-corrupt`. */
export function parseCt2(file: Uint8Array): Ct2Model {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  const take = (bytes: number): number => {
    const start = at;
    at += bytes;
    if (at > file.byteLength) throw corrupt(`ends at byte ${file.byteLength}, ${at} expected`);
    return start;
  };
  const u8 = () => view.getUint8(take(1));
  const u16 = () => view.getUint16(take(2), true);
  const u32 = () => view.getUint32(take(4), true);
  const text = () => {
    const length = u16();
    const start = take(length);
    return new TextDecoder().decode(file.subarray(start, start + Math.max(0, length - 1)));
  };

  const version = u32();
  if (version < 1 || version > 6) throw corrupt(`has format version ${version}; 1 to 6 are known`);
  const spec = version >= 2 ? text() : '';
  const revision = version >= 2 ? u32() : 1;
  const variables = new Map<string, Ct2Variable>();
  for (let left = u32(); left > 0; left--) {
    const name = text();
    const shape = Array.from({ length: u8() }, u32);
    const type = elementTypes[u8()];
    const length = u32();
    if (!type || length !== elementBytes[type] * shape.reduce((a, b) => a * b, 1))
      throw corrupt(`variable ${name} has an unknown type or a size that does not fit its shape`);
    const start = take(length);
    variables.set(name, { shape, type, bytes: file.subarray(start, start + length) });
  }
  for (let left = version >= 3 ? u32() : 0; left > 0; left--) {
    const alias = text();
    const target = variables.get(text());
    if (target) variables.set(alias, target);
  }
  return { spec, revision, variables };
}

/** The variable as numbers, copied. Throws `model-corrupt` when it is absent or not of a float type. */
export function floats(model: Ct2Model, name: string): Float32Array {
  const { bytes, type } = variable(model, name);
  if (type === 'float16') return halfToFloat(bytes);
  if (type === 'float32') return new Float32Array(new Uint8Array(bytes).buffer);
  throw corrupt(`variable ${name} is ${type}, a float expected`);
}

/** A variable that holds one whole number. Throws `model-corrupt`. */
export function integer(model: Ct2Model, name: string): number {
  const { bytes, type } = variable(model, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'int8') return view.getInt8(0);
  if (type === 'int16') return view.getInt16(0, true);
  if (type === 'int32') return view.getInt32(0, true);
  throw corrupt(`variable ${name} is ${type}, a whole number expected`);
}

/** Throws `model-corrupt` when it is absent. */
export function variable(model: Ct2Model, name: string): Ct2Variable {
  const found = model.variables.get(name);
  if (!found) throw corrupt(`lacks the variable ${name}`);
  return found;
}

const corrupt = (what: string) => new AssistantError('model-corrupt', { detail: `CTranslate2 model.bin ${what}` });
