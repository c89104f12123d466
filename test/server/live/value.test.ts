import { describe, expect, it, vi } from 'vitest';
import { openLive } from '../../../server/live/value.js';

describe('a live value', () => {
  it('keeps the value before when a load fails, and says so', async () => {
    let next: () => Promise<number> = async () => 1;
    const onTrouble = vi.fn();
    const live = await openLive({ load: () => next(), onTrouble });
    next = () => Promise.reject(new Error('broken'));
    await live.refresh();
    expect(live.current).toBe(1);
    expect(onTrouble).toHaveBeenCalledOnce();
    next = async () => 3;
    await live.refresh();
    expect(live.current).toBe(3);
  });

  it('rejects when there is nothing to begin with', async () => {
    await expect(openLive({ load: () => Promise.reject(new Error('no')), onTrouble: vi.fn() })).rejects.toThrow('no');
  });

  it('takes up a change that comes while it is loading, and hands each load what it replaces', async () => {
    let source = 'a';
    const seen: (string | undefined)[] = [];
    let release = () => {};
    let wait = Promise.resolve();
    const live = await openLive<string>({
      load: async (before) => {
        seen.push(before);
        const read = source;
        await wait;
        return read;
      },
      onTrouble: vi.fn(),
    });
    source = 'b';
    wait = new Promise((done) => {
      release = done;
    });
    const first = live.refresh();
    source = 'c';
    const second = live.refresh();
    expect(live.current).toBe('a');
    release();
    await Promise.all([first, second]);
    expect(live.current).toBe('c');
    expect(seen).toEqual([undefined, 'a', 'b']);
  });

  it('loads when the source says so, until it is closed', async () => {
    let tell = () => {};
    const end = vi.fn();
    let count = 0;
    const live = await openLive({
      load: async () => ++count,
      watch: (changed) => {
        tell = changed;
        return end;
      },
      onTrouble: vi.fn(),
    });
    tell();
    await live.refresh();
    expect(live.current).toBeGreaterThan(1);
    live.close();
    expect(end).toHaveBeenCalledOnce();
  });
});
