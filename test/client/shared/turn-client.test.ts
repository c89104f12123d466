import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTurnClient, type TurnSocket } from '../../../client/shared/turn-client.js';
import type { TurnAction } from '../../../client/shared/turn-state.js';

const offline = { code: 'offline', message: '连不上服务了。' };
const options = { dialect: '', speed: 1 };

/** A socket by hand: `sent` is what went out, `receive` brings something in, `ack` answers the last opening. */
function setUp() {
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const sent: unknown[][] = [];
  const actions: TurnAction[] = [];
  const speech: unknown[][] = [];
  const online: boolean[] = [];
  const socket = {
    connected: true,
    connect: vi.fn(),
    on: (name: string, listener: (...args: unknown[]) => void) => listeners.set(name, listener),
    emit: (...args: unknown[]) => sent.push(args),
  };
  const client = createTurnClient(socket as unknown as TurnSocket, {
    dispatch: (action) => actions.push(action),
    onSpeech: (...args) => speech.push(args),
    onOnline: (now) => online.push(now),
    offline,
  });
  const receive = (name: string, ...args: unknown[]) => listeners.get(name)?.(...args);
  const ack = (reply: unknown, at = -1) => {
    const acks = sent.map((s) => s.at(-1)).filter((last) => typeof last === 'function');
    acks.at(at)?.(reply);
  };
  return { client, socket, sent, actions, speech, online, receive, ack };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sending', () => {
  it('counts the frames of each recording from 0', () => {
    const { client, sent } = setUp();
    const pcm = new Uint8Array(2);
    client.open('hold', { dialect: 'southwestern', speed: 1 });
    client.frame(pcm);
    client.frame(pcm);
    client.close();
    client.open('tap', options);
    client.frame(pcm);
    expect(sent.map((s) => s.slice(0, 2))).toEqual([
      ['turn-open', { mode: 'hold', speak: true, speed: 1, dialect: 'southwestern' }],
      ['audio-frame', 0],
      ['audio-frame', 1],
      ['turn-close'],
      ['turn-open', { mode: 'tap', speak: true, speed: 1 }],
      ['audio-frame', 0],
    ]);
  });

  it('asks in text, and with a choice', () => {
    const { client, sent } = setUp();
    client.ask('低保', options);
    client.ask('低保', { ...options, service: 'temporary-relief' });
    expect(sent.map((s) => s.slice(0, 2))).toEqual([
      ['turn-text', { text: '低保', speak: true, speed: 1 }],
      ['turn-choose', { text: '低保', service: 'temporary-relief', speak: true, speed: 1 }],
    ]);
  });

  it('keeps nothing for later when the server is away', () => {
    const { client, socket, sent, actions } = setUp();
    socket.connected = false;
    client.open('hold', options);
    client.frame(new Uint8Array(2));
    client.close();
    client.ask('低保', options);
    client.cancel();
    expect(sent).toEqual([]);
    expect(actions).toEqual([
      { type: 'trouble', trouble: offline },
      { type: 'trouble', trouble: offline },
    ]);
  });
});

describe('receiving', () => {
  it('hands on what belongs to the turn that was accepted', () => {
    const { client, actions, speech, receive, ack } = setUp();
    client.ask('低保', options);
    ack({ ok: true, turnId: '1' });
    receive('heard', { turnId: '1', text: '低保' });
    receive('speech', { turnId: '1', sentence: 0, sampleRate: 24000 }, new Uint8Array([0, 64]));
    expect(actions.map((a) => a.type)).toEqual(['accepted', 'heard', 'speech']);
    expect(speech).toEqual([[Float32Array.of(0.5), 24000, 0]]);
  });

  it('drops the old answer once something new was asked, even before that is accepted', () => {
    const { client, actions, speech, receive, ack } = setUp();
    client.ask('旧', options);
    ack({ ok: true, turnId: '1' });
    client.ask('新', options);
    receive('answer', { turnId: '1' });
    receive('speech', { turnId: '1', sentence: 0, sampleRate: 24000 }, new Uint8Array(2));
    ack({ ok: true, turnId: '1' }, 0);
    expect(actions.map((a) => a.type)).toEqual(['accepted']);
    expect(speech).toEqual([]);
  });

  it('a refusal is a trouble in words', () => {
    const { client, actions, ack } = setUp();
    client.ask('低保', options);
    ack({ ok: false, error: { code: 'too-many-requests', message: '慢点。' } });
    expect(actions).toEqual([{ type: 'trouble', trouble: { code: 'too-many-requests', message: '慢点。' } }]);
  });

  it('nothing comes after a cancel', () => {
    const { client, actions, receive, ack } = setUp();
    client.ask('低保', options);
    client.cancel();
    ack({ ok: true, turnId: '1' });
    receive('answer', { turnId: '1' });
    expect(actions).toEqual([]);
  });
});

describe('a lost connection', () => {
  it('ends a running turn with words, an idle page without', () => {
    const { client, actions, receive, ack } = setUp();
    receive('disconnect', 'transport close');
    client.ask('低保', options);
    ack({ ok: true, turnId: '1' });
    receive('disconnect', 'transport close');
    expect(actions).toEqual([
      { type: 'stopped' },
      { type: 'accepted', turnId: '1' },
      { type: 'trouble', trouble: offline },
    ]);
  });

  it('after a finished turn is no trouble', () => {
    const { client, actions, receive, ack } = setUp();
    client.ask('低保', options);
    ack({ ok: true, turnId: '1' });
    receive('turn-end', { turnId: '1', status: 'answered', trace: [], timings: {} });
    receive('disconnect', 'transport close');
    expect(actions.at(-1)).toEqual({ type: 'stopped' });
  });

  it('tells the page, and comes back by itself when the server turned it away', () => {
    const { socket, online, receive } = setUp();
    receive('connect');
    receive('disconnect', 'io server disconnect');
    receive('connect_error');
    expect(online).toEqual([true, false, false]);
    expect(socket.connect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });
});
