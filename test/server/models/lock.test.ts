import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '../../../server/models/lock.js';
import { put, temporaryFolder } from '../../support/model-store.js';

const lockOf = (pid: number, host = hostname()) => JSON.stringify({ pid, host, token: 'x' });
/** The number of a process that has ended. */
const deadProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('the lock', () => {
  it('lets one in at a time and the next in on release', async () => {
    const folder = temporaryFolder();
    const order: string[] = [];
    const release = await acquireLock(folder);
    const second = acquireLock(folder, { onWait: () => order.push('waits') }).then((done) => {
      order.push('in');
      return done;
    });
    while (!order.includes('waits')) await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('released');
    await release();
    await (await second)();
    expect(order).toEqual(['waits', 'released', 'in']);
    expect(existsSync(join(folder, '.lock'))).toBe(false);
  });

  it('never has two holders, however many come at once', async () => {
    const folder = temporaryFolder();
    put(folder, { '.lock': lockOf(deadProcess()) });
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const release = await acquireLock(folder);
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 10));
        inside--;
        await release();
      }),
    );
    expect(most).toBe(1);
  });

  it('is taken over from a process that died', async () => {
    const folder = temporaryFolder();
    put(folder, { '.lock': lockOf(deadProcess()) });
    await (await acquireLock(folder))();
  });

  it('is taken over from another machine that has not stirred for long, not from one that has', async () => {
    const folder = temporaryFolder();
    put(folder, { '.lock': lockOf(1, 'another-machine') });
    await expect(acquireLock(folder, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(folder, '.lock'), longAgo, longAgo);
    await (await acquireLock(folder))();
  });

  it('leaves a lock alone that is no longer its own', async () => {
    const folder = temporaryFolder();
    const release = await acquireLock(folder);
    put(folder, { '.lock': lockOf(1, 'another-machine') });
    await release();
    expect(existsSync(join(folder, '.lock'))).toBe(true);
  });
});
