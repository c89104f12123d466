import { describe, expect, it } from 'vitest';
import { floats, integer, parseCt2 } from '../../../../server/models/convert/ctranslate2.js';

/** A file of version 6 with a float16, a float32, an int16 and an aliased variable. */
function file(changes: { version?: number; type?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const number = (value: number, bytes: number) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntLE(value, 0, bytes);
    parts.push(buffer);
  };
  const text = (value: string) => {
    number(value.length + 1, 2);
    parts.push(Buffer.from(`${value}\0`));
  };
  const variable = (name: string, shape: number[], type: number, data: Buffer) => {
    text(name);
    number(shape.length, 1);
    for (const length of shape) number(length, 4);
    number(type, 1);
    number(data.length, 4);
    parts.push(data);
  };
  number(changes.version ?? 6, 4);
  text('SmallSpec');
  number(3, 4);
  number(3, 4);
  variable('halves', [2, 2], changes.type ?? 4, Buffer.from(Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001).buffer));
  variable('floats', [3], 0, Buffer.from(Float32Array.of(1.5, -2, 1e-9).buffer));
  variable('heads', [], 2, Buffer.from(Int16Array.of(-8).buffer));
  number(1, 4);
  text('again');
  text('floats');
  return Buffer.concat(parts);
}

describe('a CTranslate2 file', () => {
  const model = parseCt2(file());

  it('tells its spec and the shapes of its variables', () => {
    expect(model).toMatchObject({ spec: 'SmallSpec', revision: 3 });
    expect(model.variables.get('halves')).toMatchObject({ shape: [2, 2], type: 'float16' });
  });

  it('gives floats of both sizes, whole numbers and aliases', () => {
    expect([...floats(model, 'halves')]).toEqual([1, -2, Math.fround(0.333251953125), 2 ** -24]);
    expect([...floats(model, 'floats')]).toEqual([1.5, -2, Math.fround(1e-9)]);
    expect([...floats(model, 'again')]).toEqual([...floats(model, 'floats')]);
    expect(integer(model, 'heads')).toBe(-8);
  });

  it('gives floats that are its own: changing them leaves the file as it is', () => {
    floats(model, 'floats')[0] = 9;
    expect(floats(model, 'floats')[0]).toBe(1.5);
  });

  it('is refused when it ends early, wherever that is', () => {
    const whole = file();
    for (let length = 0; length < whole.length; length++)
      expect(() => parseCt2(whole.subarray(0, length))).toThrow(/CTranslate2/);
  });

  it('is refused in another version, with another type, and where a variable is asked for that it lacks', () => {
    expect(() => parseCt2(file({ version: 7 }))).toThrow(/version 7/);
    expect(() => parseCt2(file({ type: 9 }))).toThrow(/halves/);
    expect(() => floats(model, 'nothing')).toThrow(/lacks the variable nothing/);
    expect(() => floats(model, 'heads')).toThrow(/float expected/);
  });
});
