import { describe, expect, it } from 'vitest';
import { runClient } from '../../../server/models/run-client.js';

const node = (script: string) => [process.execPath, '-e', script];

describe('runClient', () => {
  it('gives the exit code and what was written to both streams', async () => {
    const result = await runClient(node("console.log('out'); console.error('err'); process.exitCode = 3"));
    expect(result.code).toBe(3);
    expect(result.output).toMatch(/out/);
    expect(result.output).toMatch(/err/);
  });

  it('says when there is no such program, with and without settings', async () => {
    expect((await runClient(['no-such-program-here'])).code).toBe('missing');
    expect((await runClient(['no-such-program-here'], { env: { A: 'b' } })).code).toBe('missing');
  });

  it('passes settings on to the child', async () => {
    const { output } = await runClient(node('console.log(process.env.TMPDIR)'), { env: { TMPDIR: '/somewhere else' } });
    expect(output.trim()).toBe('/somewhere else');
  });

  it('ends the child when the signal aborts', async () => {
    const stop = new AbortController();
    const running = runClient(node('setInterval(() => {}, 1000)'), { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
