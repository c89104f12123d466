import { describe, expect, it } from 'vitest';
import { createQueryMap, loadQueryMap, saveQueryMap, unit } from '../../../../server/knowledge/retrieval/query-map.js';

const turn = createQueryMap(Float32Array.of(0, -2, 2, 0), 2);

describe('a query map', () => {
  it('moves a vector and gives one of length 1', () => {
    expect([...turn.apply(Float32Array.of(1, 0))]).toEqual([0, 1]);
    const moved = turn.apply(Float32Array.of(0.6, 0.8));
    expect(moved[0]).toBeCloseTo(-0.8);
    expect(moved[1]).toBeCloseTo(0.6);
  });

  it('leaves the vector that it is given as it was', () => {
    const vector = Float32Array.of(1, 0);
    turn.apply(vector);
    expect([...vector]).toEqual([1, 0]);
  });

  it('comes back from its file with the same numbers', () => {
    const weights = Float32Array.from({ length: 9 }, (_, i) => Math.fround(Math.sin(i)));
    const loaded = loadQueryMap(saveQueryMap(createQueryMap(weights, 3)));
    expect(loaded.dimension).toBe(3);
    expect([...loaded.weights]).toEqual([...weights]);
  });

  it.each([
    ['cut short', (file: Uint8Array) => file.subarray(0, file.length - 1)],
    ['empty', () => new Uint8Array()],
    ['of another kind', (file: Uint8Array) => file.map((b, i) => (i === 0 ? b + 1 : b))],
  ])('refuses a file that is %s', (_, spoil) => {
    expect(() => loadQueryMap(spoil(saveQueryMap(turn)))).toThrow(expect.objectContaining({ code: 'model-corrupt' }));
  });

  it('refuses weights that are no square', () => {
    expect(() => createQueryMap(new Float32Array(5), 2)).toThrow(expect.objectContaining({ code: 'model-corrupt' }));
  });
});

describe('unit', () => {
  it('leaves zeros alone', () => expect([...unit(new Float32Array(3))]).toEqual([0, 0, 0]));
});
