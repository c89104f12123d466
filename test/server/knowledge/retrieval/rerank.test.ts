import { describe, expect, it } from 'vitest';
import type { ArmResult } from '../../../../server/knowledge/retrieval/arm.js';
import { fuse } from '../../../../server/knowledge/retrieval/fuse.js';
import { rerank } from '../../../../server/knowledge/retrieval/rerank.js';
import { buildSegment } from '../../../../server/knowledge/retrieval/segment.js';
import { createSnapshot } from '../../../../server/knowledge/retrieval/snapshot.js';
import { passage, today } from './sample-passages.js';

const sources = ['甲办法', '乙办法', '乙办法', '丙法'];
const documents = sources.map((source, i) => passage(String(i), source, '', { source }));
const parts = createSnapshot([{ segment: buildSegment({ documents }, []) }]).admit({ today });

function arm(weight: number, scores: readonly number[]): ArmResult {
  const ordinals = [...scores.keys()].filter((i) => (scores[i] ?? 0) > 0);
  return {
    name: 'arm',
    weight,
    top: { ordinals: Uint32Array.from(ordinals), scores: Float32Array.from(ordinals, (i) => scores[i] as number) },
    scoreOf: (ordinal) => scores[ordinal] ?? 0,
  };
}
const order = (candidates: readonly { ordinal: number }[]) => candidates.map((c) => c.ordinal);

describe('fuse', () => {
  it('is the weighted mean of what any arm found', () => {
    const fused = fuse([arm(1, [0.6, 0, 0, 0]), arm(2, [0.3, 0.6, 0, 0])], parts);
    expect(order(fused)).toEqual([0, 1]);
    expect(fused.map((c) => c.score)).toEqual([expect.closeTo(0.4), expect.closeTo(0.4)]);
  });

  it('lets a law go before a measure that says the same, not before one that says clearly more', () => {
    expect(order(fuse([arm(1, [0.5, 0, 0, 0.5])], parts))).toEqual([3, 0]);
    expect(order(fuse([arm(1, [0.6, 0, 0, 0.5])], parts))).toEqual([0, 3]);
  });

  it('finds nothing where no arm does', () => expect(fuse([arm(1, [])], parts)).toEqual([]));
});

describe('rerank', () => {
  it('lifts what others of its source stand by', () => {
    const found = fuse([arm(1, [0.5, 0.49, 0.48, 0.2])], parts);
    expect(order(found)).toEqual([0, 1, 2, 3]);
    expect(order(rerank(parts, found))[0]).toBe(1);
    expect(rerank(parts, [])).toEqual([]);
  });

  it('leaves a clear first alone', () => {
    const found = fuse([arm(1, [0.9, 0.5, 0.5, 0.2])], parts);
    expect(order(rerank(parts, found))[0]).toBe(0);
  });
});
