import { describe, expect, it } from 'vitest';
import { searchDense } from '../../../../server/knowledge/retrieval/dense-search.js';
import { seededRandom } from '../../../../server/knowledge/retrieval/query-map-random.js';
import { buildSegment } from '../../../../server/knowledge/retrieval/segment.js';
import { createSnapshot } from '../../../../server/knowledge/retrieval/snapshot.js';
import { passage, today } from './sample-passages.js';

const dimension = 64;

/** Unit vectors around a common direction, as those of texts are. */
function vectors(count: number, seed: number): Float32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimension }, () => 0.5 + random.below(1000) / 500 - 1);
    const length = Math.hypot(...vector);
    return vector.map((x) => x / length);
  });
}

function partsOf(rows: readonly (readonly Float32Array[])[], closed: readonly number[] = []) {
  const documents = rows.map((_, i) => passage(String(i), '', '', closed.includes(i) ? { published: false } : {}));
  return createSnapshot([{ segment: buildSegment({ documents, vectors: rows }, []) }]).admit({ today });
}

const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, v, i) => sum + v * (y[i] as number), 0);

describe('searchDense', () => {
  it('ranks a small index as the exact cosines do', () => {
    const all = vectors(300, 1);
    const [asked] = vectors(1, 2) as [Float32Array];
    const { top, scoreOf } = searchDense(partsOf(all.map((v) => [v])), asked, 10);
    const exact = all.map((v) => dot(v, asked));
    const best = [...exact.keys()].sort((i, j) => (exact[j] as number) - (exact[i] as number));
    expect(top.ordinals[0]).toBe(best[0]);
    expect(top.scores[0]).toBeCloseTo(exact[best[0] as number] as number, 2);
    expect(scoreOf(best[200] as number)).toBeCloseTo(exact[best[200] as number] as number, 2);
  });

  it('lets the sieve of a large index lose little, and nothing that is very near', () => {
    const all = vectors(6000, 3);
    const near = all[4321] as Float32Array;
    const { top } = searchDense(partsOf(all.map((v) => [v])), near, 20);
    expect(top.ordinals[0]).toBe(4321);
    const exact = all.map((v) => dot(v, near));
    const best = [...exact.keys()].sort((i, j) => (exact[j] as number) - (exact[i] as number)).slice(0, 20);
    expect(best.filter((i) => top.ordinals.includes(i)).length).toBeGreaterThanOrEqual(16);
  });

  it('takes a document by the nearest of its vectors, and none that may not be returned', () => {
    const [one, two, three] = vectors(3, 4) as [Float32Array, Float32Array, Float32Array];
    const rows = [[one, two], [three], [two]];
    expect([...searchDense(partsOf(rows), two, 3).top.scores].slice(0, 2).every((s) => s > 0.98)).toBe(true);
    expect([...searchDense(partsOf(rows, [2]), two, 3).top.ordinals]).toEqual([0, 1]);
  });
});
