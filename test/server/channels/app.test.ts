import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openApp, openClient, parts } from '../../support/channel-app.js';
import { scriptedTurn } from '../../support/scripted-turn.js';

const readiness = (ready: boolean, state: 'ready' | 'loading' | 'missing') => () => ({ ready, parts: parts(state) });

describe('state of the server', () => {
  it('/healthz answers while parts are still loading, /readyz says not yet', async () => {
    const { url } = await openApp({ readiness: readiness(false, 'loading') });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, parts: { ear: { state: 'loading' } } });
  });

  it('/readyz is 200 once text can be answered, and names what is missing', async () => {
    const { url } = await openApp({ readiness: readiness(true, 'missing') });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ ready: true, parts: { voice: { state: 'missing' } } });
  });

  it('lists the dialects', async () => {
    const { url } = await openApp();
    expect(await (await fetch(`${url}/api/dialects`)).json()).toEqual({
      dialects: [
        { code: 'mandarin', name: '普通话' },
        { code: 'southwestern', name: '四川话', sample: '低保在哪里申请嘛' },
      ],
    });
  });
});

describe('the page', () => {
  it('is served at the root and asked for again each time', async () => {
    const { url } = await openApp();
    const response = await fetch(url);
    expect(await response.text()).toContain('乡音');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/nothing', '/api/nothing', '/api/turns', '/../package.json', '/%E0%A4%A'])(
    '%s is not found, in the one error shape',
    async (path) => {
      const { url } = await openApp();
      const response = await fetch(url + path);
      expect([400, 404]).toContain(response.status);
      expect(await response.json()).toEqual({
        error: { code: expect.any(String), message: expect.stringMatching(/[一-龥]/) },
      });
    },
  );

  it('a missing build is not found, not a crash', async () => {
    const { url } = await openApp({ clientFolder: '/nonexistent' });
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('a slow or hostile client', () => {
  it('that never finishes its request is cut off', async () => {
    const { port } = await openApp({ limits: { slowRequestMs: 200 } });
    const socket = connect(port, '127.0.0.1');
    const heard: string[] = [];
    socket.on('data', (data) => heard.push(data.toString()));
    socket.write('POST /api/turns HTTP/1.1\r\nHost: x\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    expect(heard.join('')).toMatch(/^HTTP\/1\.1 408/);
  });

  it('that never finishes its body is cut off', async () => {
    const { port } = await openApp({ limits: { slowRequestMs: 100 } });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    socket.write('POST /api/turns HTTP/1.1\r\nHost: x\r\nContent-Type: audio/wav\r\nContent-Length: 1000\r\n\r\nRIFF');
    await new Promise((resolve) => socket.on('close', resolve));
    expect(socket.bytesRead).toBeLessThan(2000);
  });
});

it('closing stops running turns and lets go of the port', async () => {
  const turn = scriptedTurn({ stageMs: 60_000 });
  const { url, close } = await openApp(turn);
  await (await openClient(url)).emitWithAck('turn-text', { text: '低保' });
  await close();
  expect(turn.signals[0]?.aborted).toBe(true);
  await expect(fetch(url)).rejects.toThrow();
});
