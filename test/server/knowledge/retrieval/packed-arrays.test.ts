import { describe, expect, it } from 'vitest';
import { packArrays, unpackArrays } from '../../../../server/knowledge/retrieval/packed-arrays.js';

const bytes = () =>
  new Uint8Array(
    packArrays(
      { odd: Uint8Array.of(1, 2, 3), floats: Float32Array.of(0.5, -1), none: new Uint16Array(0) },
      { ids: ['一'] },
    ).flatMap((piece) => [...piece]),
  );

describe('packed arrays', () => {
  it('come back as they were, as views', () => {
    const whole = bytes();
    const { rest, array } = unpackArrays(whole);
    expect(rest).toEqual({ ids: ['一'] });
    expect(array('odd', Uint8Array)).toEqual(Uint8Array.of(1, 2, 3));
    expect(array('floats', Float32Array)).toEqual(Float32Array.of(0.5, -1));
    expect(array('none', Uint16Array)).toHaveLength(0);
    expect(array('odd', Uint8Array).buffer).toBe(whole.buffer);
  });

  it('are refused when they are missing, of another type, cut short or no such thing', () => {
    const { array } = unpackArrays(bytes());
    const refused = expect.objectContaining({ code: 'knowledge-invalid' });
    expect(() => array('other', Uint8Array)).toThrow(refused);
    expect(() => array('floats', Uint8Array)).toThrow(refused);
    expect(() => unpackArrays(bytes().slice(0, -16)).array('floats', Float32Array)).toThrow(refused);
    expect(() => unpackArrays(Uint8Array.of(9, 9, 9, 9, 9))).toThrow(refused);
    expect(() => unpackArrays(new Uint8Array(0))).toThrow(refused);
  });
});
