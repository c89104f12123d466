import { describe, expect, it } from 'vitest';
import { unit } from '../../../../server/knowledge/retrieval/query-map.js';
import { seededRandom } from '../../../../server/knowledge/retrieval/query-map-random.js';
import { type MapExample, trainQueryMap } from '../../../../server/knowledge/retrieval/query-map-train.js';

/** Passages at random; questions are their passages with the first half of the numbers turned round, plus some noise. */
function world(count: number, dimension = 16) {
  const random = seededRandom(5);
  const noise = (size: number) => Float32Array.from({ length: dimension }, () => (random.next() - 0.5) * size);
  const passages = Array.from({ length: count }, () => unit(noise(2)));
  const questions = passages.map((p) => {
    const blur = noise(0.2);
    return unit(p.map((x, i) => (i < dimension / 2 ? -x : x) + (blur[i] as number)));
  });
  const examples: MapExample[] = questions.map((question, i) => ({ question, right: [i], hard: [] }));
  return { passages, questions, examples, vectors: { count, vector: (n: number) => passages[n] as Float32Array } };
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
const options = { epochs: 40, batch: 16, random: 16, rate: 0.02, pull: 1e-3, seed: 1 };

describe('learning a query map', () => {
  const { passages, questions, examples, vectors } = world(240);
  const taught = examples.slice(0, 200);
  const firstRight = (ask: (q: Float32Array) => Float32Array) =>
    questions.slice(200).filter((q, i) => {
      const moved = ask(q);
      const scores = passages.map((p) => dot(moved, p));
      return scores.indexOf(Math.max(...scores)) === 200 + i;
    }).length;

  it('finds the passages of questions that it was not taught', () => {
    const map = trainQueryMap(taught, vectors, options);
    expect(firstRight((q) => q)).toBeLessThan(10);
    expect(firstRight(map.apply)).toBeGreaterThan(30);
  });

  it('gives the same map for the same seed and another for another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) =>
      trainQueryMap(taught.slice(0, 32), vectors, { ...options, epochs: 2, seed }),
    );
    expect(b?.weights).toEqual(a?.weights);
    expect(c?.weights).not.toEqual(a?.weights);
  });

  it('stays near the identity the more it is drawn to it', () => {
    const distance = (pull: number) => {
      const { weights } = trainQueryMap(taught, vectors, { ...options, epochs: 5, pull });
      return Math.hypot(...weights.map((w, i) => w - (i % 17 === 0 ? 1 : 0)));
    };
    expect(distance(0.2)).toBeLessThan(distance(0) / 2);
  });

  it('pushes a question off the passages that it is mistaken for', () => {
    const [q, right, wrong] = [
      unit(Float32Array.of(1, 0.2)),
      unit(Float32Array.of(1, 1)),
      unit(Float32Array.of(1, -0.1)),
    ];
    const pair = { count: 2, vector: (n: number) => (n === 0 ? right : wrong) };
    const map = trainQueryMap([{ question: q, right: [0], hard: [1] }], pair, { ...options, random: 0 });
    expect(dot(q, right)).toBeLessThan(dot(q, wrong));
    expect(dot(map.apply(q), right)).toBeGreaterThan(dot(map.apply(q), wrong));
  });
});
