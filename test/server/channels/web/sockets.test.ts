import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Client, openApp, openClient, record, startClient } from '../../../support/channel-app.js';
import { scriptedTurn } from '../../../support/scripted-turn.js';

const ask = (socket: Client) => socket.emitWithAck('turn-text', { text: '低保', speak: false });
const gone = (socket: Client) => new Promise<string>((resolve) => socket.on('disconnect', resolve));

describe('who may connect', () => {
  const as = (origin: string) => ({ extraHeaders: { origin } });

  it('our own page, and the origins of the setting', async () => {
    const { url } = await openApp({ limits: { origins: ['https://town.example'] } });
    for (const origin of [url, 'https://town.example'])
      expect((await openClient(url, as(origin))).connected).toBe(true);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://'])('not %s', async (origin) => {
    const { url } = await openApp({ limits: { origins: ['https://town.example'] } });
    await expect(openClient(url, as(origin))).rejects.toThrow();
    await expect(openClient(url, { ...as(origin), transports: ['polling'] })).rejects.toThrow();
  });

  it('over polling where web sockets are blocked', async () => {
    const { url } = await openApp();
    expect(await ask(await openClient(url, { transports: ['polling'] }))).toMatchObject({ ok: true });
  });

  it('not without end from one address', async () => {
    const { url, io } = await openApp();
    for (let i = 0; i < 60; i++) await openClient(url);
    const last = startClient(url);
    const { events } = record(last);
    await gone(last);
    expect(events[0]?.body).toMatchObject({ error: { code: 'too-many-requests' } });
    await expect.poll(() => io.engine.clientsCount).toBe(60);
  });
});

describe('how much', () => {
  it('a client has one budget over sockets and HTTP', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp({ ...turn, limits: { ratePerMinute: 3 } });
    const [first, second] = [await openClient(url), await openClient(url)];
    expect(await ask(first)).toMatchObject({ ok: true });
    expect(await ask(second)).toMatchObject({ ok: true });
    const post = () =>
      fetch(`${url}/api/turns`, {
        method: 'POST',
        body: '{"text":"低保"}',
        headers: { 'content-type': 'application/json' },
      });
    expect((await post()).status).toBe(200);
    expect((await post()).status).toBe(429);
    expect(await ask(first)).toMatchObject({ ok: false, error: { code: 'too-many-requests' } });
    expect(await first.emitWithAck('turn-open', { mode: 'hold' })).toMatchObject({ ok: false });
    expect(turn.inputs).toHaveLength(3);
  });

  it('behind a trusted proxy each client has its own', async () => {
    const { url } = await openApp({ limits: { ratePerMinute: 1, trustProxy: 1 } });
    const from = (address: string) => openClient(url, { extraHeaders: { 'x-forwarded-for': `9.9.9.9, ${address}` } });
    expect(await ask(await from('10.0.0.1'))).toMatchObject({ ok: true });
    expect(await ask(await from('10.0.0.2'))).toMatchObject({ ok: true });
    expect(await ask(await from('10.0.0.1'))).toMatchObject({ ok: false });
  });

  it('a flood of messages is cut off', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const socket = await openClient(url);
    const { until } = record(socket);
    const left = gone(socket);
    for (let i = 0; i < 400; i++) socket.emit('audio-frame', i, new Uint8Array(2));
    expect(await until('turn-error')).toMatchObject({ error: { code: 'too-many-requests' } });
    expect(await left).toBe('io server disconnect');
  });

  it('a message beyond the limit ends the connection', async () => {
    const { url } = await openApp();
    const socket = await openClient(url);
    const left = gone(socket);
    socket.emit('audio-frame', 0, new Uint8Array(300_000));
    expect(await left).toBe('transport close');
  });
});

describe('known attacks', () => {
  it('a packet that announces attachments without end closes the connection', async () => {
    const { url, io } = await openApp();
    const socket = await openClient(url);
    const left = gone(socket);
    socket.io.engine.write('45000-["audio-frame",0,{"_placeholder":true,"num":0}]');
    expect(await left).toMatch(/transport close|parse error/);
    await expect.poll(() => io.engine.clientsCount).toBe(0);
  });

  it.each([
    ['socket.io-parser', '4.2.6', 'CVE-2026-33151'],
    ['ws', '8.21.0', 'CVE-2026-48779, CVE-2026-45736, CVE-2024-37890'],
    ['socket.io', '4.6.2', 'CVE-2024-38355'],
  ])('every %s in the lock file is at least %s (%s)', (name, least) => {
    const lock = JSON.parse(readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const versions = Object.entries(lock.packages).flatMap(([path, { version }]) =>
      path.endsWith(`node_modules/${name}`) ? [version] : [],
    );
    const rank = (v: string) => v.split('.').reduce((sum, n) => sum * 1000 + Number(n), 0);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((v) => rank(v) < rank(least))).toEqual([]);
  });
});
