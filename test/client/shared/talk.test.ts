import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Microphone, MicrophoneOptions } from '../../../client/shared/microphone.js';
import { createTalk, holdMs } from '../../../client/shared/talk.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A talk whose microphone opens when `open` is called; `log` is what happened in order. */
function setUp() {
  const log: string[] = [];
  const devices: { options: MicrophoneOptions; resolve: (m: Microphone) => void; reject: (e: Error) => void }[] = [];
  const talk = createTalk({
    openMicrophone: (options) =>
      new Promise((resolve, reject) => {
        devices.push({ options, resolve, reject });
      }),
    onOpen: (mode) => log.push(`open ${mode}`),
    onFrame: (samples) => log.push(`frame ${samples[0]}`),
    onClose: () => log.push('close'),
    onState: (state) => log.push(state),
    onProblem: (thrown) => log.push(String(thrown)),
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const device = (at = 0) => devices[at] ?? Promise.reject(new Error('no microphone was asked for'));
  const open = async (at = 0) => {
    const { options, resolve } = await device(at);
    resolve({
      finish: async () => {
        options.onFrame(Float32Array.of(99));
        log.push('off');
      },
      close: () => log.push('off'),
    });
    await settle();
  };
  const frame = async (n: number, at = 0) => (await device(at)).options.onFrame(Float32Array.of(n));
  return { talk, log, devices, open, frame, settle, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('the button', () => {
  it('held: records until it is let go, nothing of the beginning is lost', async () => {
    const t = setUp();
    t.talk.down();
    await t.open();
    await t.frame(1);
    await t.frame(2);
    await t.wait(holdMs);
    await t.frame(3);
    t.talk.up();
    await t.settle();
    expect(t.log).toEqual([
      'opening',
      'open hold',
      'frame 1',
      'frame 2',
      'holding',
      'frame 3',
      'frame 99',
      'off',
      'idle',
      'close',
    ]);
  });

  it('tapped: records until it is told to stop', async () => {
    const t = setUp();
    t.talk.down();
    await t.open();
    await t.frame(1);
    t.talk.up();
    await t.frame(2);
    t.talk.stop();
    expect(t.log).toEqual(['opening', 'open tap', 'frame 1', 'tapped', 'frame 2', 'off', 'idle']);
  });

  it('tapped twice: the second tap ends it', async () => {
    const t = setUp();
    t.talk.down();
    t.talk.up();
    await t.open();
    t.talk.down();
    t.talk.up();
    await t.settle();
    expect(t.log).toEqual(['opening', 'open tap', 'tapped', 'frame 99', 'off', 'idle', 'close']);
  });

  it('let go while the permission question stood: goes on as a tap', async () => {
    const t = setUp();
    t.talk.down();
    await t.wait(holdMs + 100);
    t.talk.up();
    await t.wait(5000);
    await t.open();
    expect(t.log).toEqual(['opening', 'open tap', 'tapped']);
  });

  it('still held when a slow microphone opens: a hold', async () => {
    const t = setUp();
    t.talk.down();
    await t.wait(holdMs + 100);
    await t.open();
    expect(t.log).toEqual(['opening', 'open hold', 'holding']);
  });

  it('clicked by a screen reader: starts, and ends', async () => {
    const t = setUp();
    t.talk.toggle();
    await t.open();
    t.talk.toggle();
    await t.settle();
    expect(t.log).toEqual(['opening', 'open tap', 'tapped', 'frame 99', 'off', 'idle', 'close']);
  });

  it('closes a microphone that opens after the person gave up', async () => {
    const t = setUp();
    t.talk.down();
    t.talk.stop();
    await t.open();
    expect(t.log).toEqual(['opening', 'idle', 'off']);
  });

  it('says what went wrong and can be pressed again', async () => {
    const t = setUp();
    t.talk.down();
    t.devices[0]?.reject(new Error('refused'));
    await t.settle();
    t.talk.up();
    t.talk.down();
    await t.open(1);
    t.talk.up();
    expect(t.log).toEqual(['opening', 'idle', 'Error: refused', 'opening', 'open tap', 'tapped']);
  });

  it('asks with what was said when the microphone is pulled out', async () => {
    const t = setUp();
    t.talk.down();
    t.talk.up();
    await t.open();
    t.devices[0]?.options.onLost();
    await t.settle();
    expect(t.log.slice(-3)).toEqual(['off', 'idle', 'close']);
  });

  it('takes no sound of an old recording for the new one', async () => {
    const t = setUp();
    t.talk.toggle();
    await t.open();
    t.talk.stop();
    t.talk.toggle();
    await t.open(1);
    t.log.length = 0;
    await t.frame(1, 0);
    t.devices[0]?.options.onLost();
    await t.frame(2, 1);
    await t.settle();
    expect(t.log).toEqual(['frame 2']);
  });

  it('let go without having been pressed does nothing', () => {
    const t = setUp();
    t.talk.up();
    t.talk.stop();
    expect(t.log).toEqual([]);
  });
});
