import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeechGate, type GateEvent, gateDefaults, windowMs } from '../../../server/speech/speech-gate.js';
import { windows } from '../../support/detectors.js';

function run(probabilities: readonly number[], gate = createSpeechGate(gateDefaults)): GateEvent[] {
  const events = probabilities.map((p) => gate.next(p));
  return [...events, gate.finish()].filter((e) => e !== undefined);
}
const types = (probabilities: readonly number[]) => run(probabilities).map((e) => e.type);

describe('the speech gate', () => {
  it('marks where speech starts and where it ends', () => {
    const events = run(windows([0, 320], [0.9, 960], [0, 960]));
    expect(events).toEqual([
      { type: 'start', start: 10 },
      { type: 'end', start: 10, end: 40 },
    ]);
  });

  it('does not take a cough for speech', () => {
    expect(types(windows([0, 320], [0.9, 128], [0, 960]))).toEqual([]);
  });

  it('does not add up coughs that lie apart', () => {
    const cough = windows([0.9, 128], [0, 480]);
    expect(types([...cough, ...cough, ...cough, ...cough])).toEqual([]);
  });

  it('adds up syllables with the short gaps of speech between them', () => {
    const syllable = windows([0.9, 96], [0.1, 96]);
    expect(types([...syllable, ...syllable, ...syllable, ...windows([0, 960])])).toEqual(['start', 'end']);
  });

  it('holds on through a dip between its two thresholds, but does not start there', () => {
    expect(types(windows([0.4, 3200]))).toEqual([]);
    expect(run(windows([0.9, 320], [0.4, 3200], [0, 960])).at(-1)).toEqual({ type: 'end', start: 0, end: 110 });
  });

  it('bridges a pause that is shorter than the silence it waits for', () => {
    expect(types(windows([0.9, 320], [0, 320], [0.9, 320], [0, 960]))).toEqual(['start', 'end']);
    expect(types(windows([0.9, 320], [0, 480], [0.9, 320], [0, 960]))).toEqual(['start', 'end', 'start', 'end']);
  });

  it('waits as long as it is told to', () => {
    const patient = createSpeechGate(gateDefaults, (spoken) => (spoken < 1000 ? 2000 : 500));
    expect(run(windows([0.9, 320], [0, 1600], [0.9, 960], [0, 640]), patient).map((e) => e.type)).toEqual([
      'start',
      'end',
    ]);
  });

  it('always alternates start and end, each stretch within what was heard', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 400 }), (probabilities) => {
        const events = run(probabilities);
        expect(events.map((e) => e.type)).toEqual(events.map((_, i) => (i % 2 === 0 ? 'start' : 'end')));
        let last = 0;
        for (const event of events) {
          if (event.type !== 'end') continue;
          expect(event.start).toBeGreaterThanOrEqual(last);
          expect(event.end - event.start).toBeGreaterThanOrEqual(gateDefaults.minSpeechMs / windowMs - 1);
          expect(event.end).toBeLessThanOrEqual(probabilities.length);
          last = event.end;
        }
      }),
    );
  });
});
