import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../../../server/adapters/recognisers/whisper/queue.js';

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

describe('the queue', () => {
  it('runs one at a time, in order', async () => {
    const queue = createQueue();
    const log: string[] = [];
    const work = (name: string, ms: number) =>
      queue.run(async () => {
        log.push(`${name} starts`);
        await wait(ms);
        log.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('a', 8), work('b', 1), work('c', 1)])).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('goes on after a failure', async () => {
    const queue = createQueue();
    const failure = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'next');
    await expect(failure).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });

  it('lets go of who aborts while waiting, and never starts their work', async () => {
    const queue = createQueue();
    const stop = new AbortController();
    let finish = () => {};
    const first = queue.run(
      () =>
        new Promise<string>((done) => {
          finish = () => done('first');
        }),
    );
    let started = false;
    const second = queue.run(async () => {
      started = true;
    }, stop.signal);
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    finish();
    expect(await first).toBe('first');
    expect(await queue.run(async () => 'third')).toBe('third');
    expect(started).toBe(false);
  });
});
