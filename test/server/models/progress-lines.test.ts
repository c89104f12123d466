import { describe, expect, it } from 'vitest';
import type { ModelProgress } from '../../../server/models/meter.js';
import { progressLines } from '../../../server/models/progress-lines.js';

const progress = (changes: Partial<ModelProgress>): ModelProgress => ({
  ...{ model: 'owl', purpose: 'ear', step: 'fetching', item: 'ears.zip', fetched: 0, toFetch: 200e6 },
  ...changes,
});

function shown(isTTY: boolean, steps: readonly (readonly [number, Partial<ModelProgress>])[]) {
  let text = '';
  let clock = 0;
  const lines = progressLines({ isTTY, columns: 200, write: (piece) => (text += piece) }, () => clock);
  for (const [seconds, changes] of steps) {
    clock = seconds * 1000;
    lines.show(progress(changes));
  }
  lines.end();
  return text;
}

describe('progress on a terminal', () => {
  it('is one bar with sizes, speed and time left', () => {
    const text = shown(true, [
      [0, {}],
      [10, { fetched: 100e6 }],
    ]);
    expect(text).not.toContain('\n');
    const last = text.split('\r\x1b[K').at(-2);
    expect(last).toContain('[############............] 100 of 200 MB, 10.0 MB/s, about 10 s left');
    expect(last).toContain('ear (owl): fetching ears.zip');
  });

  it('wipes the bar before a line that stays', () => {
    const text = shown(true, [
      [0, {}],
      [1, { step: 'installed', item: 'packages' }],
    ]);
    expect(text.endsWith('\r\x1b[Kear (owl): installed from packages\n')).toBe(true);
  });

  it('is never wider than the terminal', () => {
    let text = '';
    const lines = progressLines({ isTTY: true, columns: 30, write: (piece) => (text += piece) });
    lines.show(progress({}));
    expect(text.replace('\r\x1b[K', '')).toHaveLength(29);
  });
});

describe('progress elsewhere', () => {
  it('is a plain line for each step and each ten per cent', () => {
    const fetching = Array.from({ length: 100 }, (_, i) => [i, { fetched: i * 2e6 }] as const);
    const lines = shown(false, [...fetching, [100, { step: 'unpacking', fetched: 200e6 }]])
      .trim()
      .split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[5]).toBe('ear (owl): fetching ears.zip  100 of 200 MB, 2.0 MB/s, about 50 s left');
    expect(lines[10]).toBe('ear (owl): unpacking ears.zip');
  });

  it('shows the share of a conversion', () => {
    expect(shown(false, [[0, { step: 'converting', item: 'owl', share: 0.4 }]])).toBe(
      'ear (owl): converting owl  40 %\n',
    );
  });

  it('guesses no time before the fetching is under way', () => {
    const text = shown(false, [
      [0, {}],
      [60, { item: 'other.zip', fetched: 10 }],
    ]);
    expect(text).not.toContain('left');
  });
});
