import { describe, expect, it } from 'vitest';
import { blendQuery } from '../../../../server/knowledge/retrieval/blend-query.js';

describe('blendQuery', () => {
  it('moves most of a vector, keeps some of it, and leaves it of length 1', () => {
    const turned = blendQuery({ apply: ([x = 0, y = 0]) => Float32Array.of(-y, x) })(Float32Array.of(1, 0));
    expect(turned[1]).toBeGreaterThan(turned[0] as number);
    expect(turned[0]).toBeGreaterThan(0.1);
    expect(Math.hypot(...turned)).toBeCloseTo(1);
  });

  it('changes nothing where the map changes nothing', () => {
    expect(blendQuery({ apply: (v) => v })(Float32Array.of(0, 1))).toEqual(Float32Array.of(0, 1));
  });
});
