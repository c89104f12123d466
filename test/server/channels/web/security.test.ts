import { describe, expect, it } from 'vitest';
import { originAllowed } from '../../../../server/channels/web/origin.js';
import { openApp } from '../../../support/channel-app.js';
import { scriptedTurn } from '../../../support/scripted-turn.js';

const ask = (url: string, origin?: string) =>
  fetch(`${url}/api/turns`, {
    method: 'POST',
    body: '{"text":"低保"}',
    headers: { 'content-type': 'application/json', ...(origin && { origin }) },
  });

describe('headers', () => {
  it('forbid inline scripts and other hosts, and name our own socket', async () => {
    const { url, port } = await openApp();
    const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port} wss://127.0.0.1:${port};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure|\*/);
  });

  it('give the microphone to our own page only and tell nothing of the server', async () => {
    const { url } = await openApp();
    const { headers } = await fetch(url);
    expect(headers.get('permissions-policy')).toContain('microphone=(self)');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('stand on refusals too', async () => {
    const { url } = await openApp();
    expect((await fetch(`${url}/nothing`)).headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});

describe('the gate for origins', () => {
  it('lets our own page and programs in', async () => {
    const { url } = await openApp();
    expect((await ask(url, url)).status).toBe(200);
    expect((await ask(url)).status).toBe(200);
  });

  it.each(['https://evil.example', 'null'])('keeps %s out', async (origin) => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const response = await ask(url, origin);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'origin-refused' } });
    expect(turn.inputs).toEqual([]);
  });

  it('lets an origin of the setting ask and read', async () => {
    const { url } = await openApp({ limits: { origins: ['https://town.example'] } });
    const response = await ask(url, 'https://town.example');
    expect(response.headers.get('access-control-allow-origin')).toBe('https://town.example');
    const asked = await fetch(`${url}/api/turns`, { method: 'OPTIONS', headers: { origin: 'https://town.example' } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type');
    expect((await ask(url, url)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    [undefined, 'a.example', true],
    ['http://a.example', 'a.example', true],
    ['https://a.example:8443', 'a.example:8443', true],
    ['http://a.example', 'a.example:3000', false],
    ['http://b.example', 'a.example', false],
    ['http://a.example.evil.example', 'a.example', false],
    ['not an origin', 'a.example', false],
    ['null', undefined, false],
  ])('origin %s at host %s: %s', (origin, host, allowed) => {
    expect(originAllowed(origin, host, [])).toBe(allowed);
  });
});
