import { describe, expect, it } from 'vitest';
import { joinPieces, sentenceAt } from '../../../client/shared/slow-replay.js';

const piece = (samples: number, sentence: number) => ({
  samples: new Float32Array(samples).fill(sentence),
  sampleRate: 100,
  sentence,
});

describe('joining an answer', () => {
  it('keeps the order and knows when each sentence begins', () => {
    const { samples, starts, sampleRate } = joinPieces([piece(100, 0), piece(50, 0), piece(200, 1)]);
    expect([samples.length, samples[149], samples[150], sampleRate]).toEqual([350, 0, 1, 100]);
    expect([0, 1.2, 1.5, 3.4].map((seconds) => sentenceAt(starts, seconds))).toEqual([0, 0, 1, 1]);
  });

  it('of nothing is nothing', () => {
    const { samples, starts } = joinPieces([]);
    expect(samples).toHaveLength(0);
    expect(sentenceAt(starts, 1)).toBe(0);
  });
});
