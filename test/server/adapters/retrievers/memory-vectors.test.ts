import { describe, expect, it } from 'vitest';
import { createMemoryVectors } from '../../../../server/adapters/retrievers/memory-vectors.js';

describe('createMemoryVectors', () => {
  it('gives ids, nearest first, no more than asked for', async () => {
    const store = createMemoryVectors();
    await store.add([
      { id: 'east', text: '', vector: Float32Array.of(1, 0) },
      { id: 'north-east', text: '', vector: Float32Array.of(0.6, 0.8) },
      { id: 'north', text: '', vector: Float32Array.of(0, 1) },
    ]);
    expect(await store.nearest(Float32Array.of(1, 0.1), 2)).toEqual(['east', 'north-east']);
  });
});
