import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameWeights, planStretches } from '../../../../../server/adapters/speakers/kokoro/plan.js';

/** Loudness of frames: s = silence, anything else speech; one letter is ten frames. */
const energyOf = (sketch: string) =>
  Float32Array.from([...sketch].flatMap((c) => Array<number>(10).fill(c === 's' ? -9 : c === 'q' ? 0 : 6)));

describe('planStretches', () => {
  it('leaves out the silences at the ends and between clauses', () => {
    const plan = planStretches(energyOf('ssaaaassbbbbsss'), [20, 80]);
    expect(plan.map(({ clause, from, to }) => [clause, from, to])).toEqual([
      [0, 16, 64],
      [1, 76, 124],
    ]);
    expect(plan.every((s) => s.endsClause && s.silentStart && s.silentEnd)).toBe(true);
  });
  it('cuts the first stretches at quiet places, each longer than the one before, later ones not', () => {
    const plan = planStretches(
      energyOf(`s${'aaaaqaaaaaaaaaqaaaaaaaaqaaa'}s${'aaaaqaaaaaaaaaqaaaaaaaaqaaa'}s`),
      [10, 285],
    );
    expect(plan.map((s) => [s.clause, s.endsClause])).toEqual([
      [0, false],
      [0, false],
      [0, true],
      [1, true],
    ]);
    const [first, second, third] = plan;
    expect([first?.to, second?.to]).toEqual([50, 150]);
    expect([second?.from, third?.from]).toEqual([first?.to, second?.to]);
    expect([first?.silentEnd, second?.silentStart, second?.silentEnd]).toEqual([false, false, false]);
  });
  it('leaves a long first clause whole where every place is loud', () => {
    expect(planStretches(energyOf(`s${'a'.repeat(20)}s`), [10])).toHaveLength(1);
  });
  it('has nothing to render where all is silent', () => {
    expect(planStretches(energyOf('sss'), [0])).toEqual([]);
  });
  it('renders every frame that sounds, once and in order', () => {
    const level = fc.constantFrom(-9, -2, 0.2, 6);
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 400 }),
        fc.array(fc.nat(399), { maxLength: 4 }),
        (levels, at) => {
          const energy = Float32Array.from(levels);
          const starts = [0, ...at.filter((s) => s < energy.length)].sort((a, b) => a - b);
          const plan = planStretches(energy, starts);
          let end = 0;
          for (const s of plan) {
            expect(s.from).toBeGreaterThanOrEqual(end);
            expect(s.to).toBeGreaterThan(s.from);
            end = s.to;
          }
          for (const [f, e] of levels.entries())
            if (e > -3) expect(plan.some((s) => s.from <= f && f < s.to)).toBe(true);
        },
      ),
    );
  });
});

describe('frameWeights', () => {
  it('counts the silence left out at the silent ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 200 }), fc.double({ min: 0, max: 100, noNaN: true }), (frames, leftOut) => {
        const weights = frameWeights(frames, leftOut, true, false);
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(frames + leftOut, 2);
        expect(weights[0]).toBe(1);
        expect(weights.subarray(4).every((w) => w === 1)).toBe(true);
      }),
    );
  });
  it('counts every frame once where no end is silent', () => {
    expect(Array.from(frameWeights(5, 40, false, false))).toEqual([1, 1, 1, 1, 1]);
  });
});
