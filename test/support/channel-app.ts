/** createApp over a scripted turn, listening on this machine; closed after each test. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach } from 'vitest';
import { type AppDeps, createApp } from '../../server/channels/app.js';
import type { ClientEvents, ServerEvents } from '../../server/channels/protocol.js';
import { createLogger } from '../../server/logger.js';
import { scriptedTurn } from './scripted-turn.js';

export type Client = Socket<ServerEvents, ClientEvents>;
type Changes = Partial<Omit<AppDeps, 'limits'>> & { limits?: Partial<AppDeps['limits']> };

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Everything that was logged, one JSON line an entry. */
export const logOf = (lines: string[]) => createLogger('debug', { write: (line: string) => void lines.push(line) });

export async function openApp(changes: Changes = {}, at = 0) {
  const limits = { maxAudioSeconds: 10, maxQuestionChars: 50, ratePerMinute: 1000, origins: [], trustProxy: 0 };
  const app = createApp({
    startTurn: scriptedTurn().startTurn,
    readiness: () => ({ ready: true, parts: parts('ready') }),
    dialects: [
      { code: 'mandarin', name: '普通话' },
      { code: 'southwestern', name: '四川话', sample: '低保在哪里申请嘛' },
    ],
    resolveDialect: (name) => ({ mandarin: 'mandarin', southwestern: 'southwestern', 四川话: 'southwestern' })[name],
    clientFolder: page(),
    logger: createLogger('silent'),
    ...changes,
    limits: { ...limits, ...changes.limits },
  });
  await new Promise<void>((resolve) => app.server.listen(at, '127.0.0.1', resolve));
  closers.push(app.close);
  const { port } = app.server.address() as AddressInfo;
  return { ...app, port, url: `http://127.0.0.1:${port}` };
}

export const parts = (state: 'ready' | 'loading' | 'missing') => {
  const part = { state };
  return { ear: part, voice: part, dense: part, voiceDetection: part, languageModel: part };
};

/** A page that is about to connect. */
export function startClient(url: string, options: Parameters<typeof io>[1] = {}): Client {
  const socket: Client = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });
  closers.push(() => socket.disconnect());
  return socket;
}

/** A connected page. */
export async function openClient(url: string, options: Parameters<typeof io>[1] = {}): Promise<Client> {
  const socket = startClient(url, options);
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return socket;
}

/** Names and first arguments of what the server sends, as it comes. */
export function record(socket: Client) {
  const events: { name: string; body: Record<string, unknown> }[] = [];
  socket.onAny((name: string, body: Record<string, unknown>) => events.push({ name, body }));
  const until = (name: string, count = 1) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const look = () => {
        const found = events.filter((e) => e.name === name)[count - 1];
        if (found) resolve(found.body);
        else setTimeout(look, 5);
      };
      look();
    });
  return { events, names: () => events.map((e) => e.name), until };
}

function page(): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>乡音</title>');
  return folder;
}
