import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../../../server/adapters/speakers/kokoro/queue.js';

describe('the queue of the voice', () => {
  it('takes one task at a time, in order, and outlives a failure', async () => {
    const queue = createQueue();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`+${name}`);
      await new Promise((done) => setTimeout(done, 2));
      log.push(`-${name}`);
      if (name === 'b') throw new Error('b');
      return name;
    };
    const all = ['a', 'b', 'c'].map((name) => queue(task(name)));
    expect(await Promise.allSettled(all)).toMatchObject([{ value: 'a' }, { status: 'rejected' }, { value: 'c' }]);
    expect(log).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  });
  it('lets who gave up go at once, and never starts what they waited for', async () => {
    const queue = createQueue();
    let release = () => {};
    const first = queue(() => new Promise<void>((done) => (release = done)));
    const stop = new AbortController();
    let started = false;
    const second = queue(async () => (started = true), stop.signal);
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    release();
    await first;
    await queue(async () => {});
    expect(started).toBe(false);
  });
  it('lets go of who gives up while the task runs', async () => {
    const queue = createQueue();
    const stop = new AbortController();
    let release = () => {};
    const running = queue(() => new Promise<void>((done) => (release = done)), stop.signal);
    await Promise.resolve();
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'aborted' });
    release();
  });
});
