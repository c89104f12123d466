import { describe, expect, it } from 'vitest';
import type { TurnAck, TurnOpen, TurnText } from '../../../../server/channels/protocol.js';
import { AssistantError } from '../../../../server/errors.js';
import { toPcm16 } from '../../../../server/speech/audio.js';
import { type Client, logOf, openApp, openClient, record } from '../../../support/channel-app.js';
import { scriptedTurn, tone } from '../../../support/scripted-turn.js';

const pcm = (seconds: number, loud = true) =>
  new Uint8Array(toPcm16(loud ? tone(seconds, 16000) : new Float32Array(seconds * 16000)).buffer);
const frame = pcm(0.1);

const open = (socket: Client, options: TurnOpen): Promise<TurnAck> => socket.emitWithAck('turn-open', options);
const ask = (socket: Client, options: TurnText): Promise<TurnAck> => socket.emitWithAck('turn-text', options);
const send = (socket: Client, count: number, from = 0, loud = true) => {
  for (let i = 0; i < count; i++) socket.emit('audio-frame', from + i, pcm(0.1, loud));
};
/** Speech is whatever is not silent. */
const openTrack = () => ({ probability: async (w: Float32Array) => (w.some((s) => Math.abs(s) > 0.01) ? 0.95 : 0.01) });

async function visit(turn = scriptedTurn(), changes: Parameters<typeof openApp>[0] = {}) {
  const { url, io } = await openApp({ ...turn, ...changes });
  const socket = await openClient(url);
  return { socket, io, turn, ...record(socket) };
}

describe('a spoken turn', () => {
  it('sends what is heard, understood, answered and spoken, in this order', async () => {
    const { socket, turn, names, until, events } = await visit();
    const ack = await open(socket, { mode: 'hold', dialect: 'southwestern', speed: 0.8 });
    send(socket, 5);
    socket.emit('turn-close');
    await until('turn-end');
    expect(names()).toEqual([
      'listening',
      'speech-ended',
      'heard',
      'understood',
      'answer',
      'speech',
      'speech',
      'turn-end',
    ]);
    expect(new Set(events.map((e) => e.body.turnId))).toEqual(new Set([ack.ok && ack.turnId]));
    expect(await until('speech-ended')).toMatchObject({ reason: 'button' });
    expect(await until('heard')).toMatchObject({ text: '底包在哪里申请嘛' });
    expect(await until('understood')).toMatchObject({
      heard: '底包在哪里申请嘛',
      question: '低保在哪里申请嘛',
      dialect: 'southwestern',
    });
    expect(await until('answer')).toMatchObject({
      status: 'answered',
      card: { name: '最低生活保障' },
      aiGenerated: { label: 'AI 生成' },
    });
    expect(await until('turn-end')).toMatchObject({ status: 'answered' });
    expect(turn.inputs[0]).toMatchObject({ dialect: 'southwestern', speak: true, speed: 0.8 });
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(8000);
  });

  it('hears what was sent', async () => {
    const { socket, turn, until } = await visit();
    await open(socket, { mode: 'hold' });
    send(socket, 1);
    socket.emit('turn-close');
    await until('turn-end');
    const heard = turn.inputs[0]?.utterance?.samples ?? new Float32Array(0);
    const sent = tone(0.1, 16000);
    expect(Math.max(...heard.map((s, i) => Math.abs(s - (sent[i] ?? 0))))).toBeLessThan(1e-4);
  });

  it('sends speech as 16-bit sound with its rate and its sentence', async () => {
    const { socket } = await visit();
    const pieces: { sentence: number; sampleRate: number; bytes: number }[] = [];
    socket.on('speech', ({ sentence, sampleRate }, sound) =>
      pieces.push({ sentence, sampleRate, bytes: sound.byteLength }),
    );
    await ask(socket, { text: '低保' });
    await expect
      .poll(() => pieces)
      .toEqual([
        { sentence: 0, sampleRate: 24000, bytes: 4800 },
        { sentence: 1, sampleRate: 24000, bytes: 4800 },
      ]);
  });

  it('takes frames that come before the acknowledgement', async () => {
    const { socket, turn, until } = await visit();
    const ack = open(socket, { mode: 'hold' });
    send(socket, 3);
    socket.emit('turn-close');
    await until('turn-end');
    expect(await ack).toMatchObject({ ok: true });
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(4800);
  });

  it('ends by itself in tap mode when the person stops talking', async () => {
    const { socket, turn, names, until, events } = await visit(scriptedTurn(), { openTrack });
    await open(socket, { mode: 'tap' });
    send(socket, 5, 0, false);
    send(socket, 15, 5);
    send(socket, 30, 20, false);
    await until('turn-end');
    expect(names().slice(0, 3)).toEqual(['listening', 'listening', 'speech-ended']);
    expect(events.slice(0, 2).map((e) => e.body.speech)).toEqual([false, true]);
    expect(await until('speech-ended')).toMatchObject({ reason: 'silence' });
    expect(turn.inputs).toHaveLength(1);
    const seconds = (turn.inputs[0]?.utterance?.samples.length ?? 0) / 16000;
    expect(seconds).toBeGreaterThan(1.9);
    expect(seconds).toBeLessThan(2.6);
  });

  it('asks with what there is when nobody speaks in tap mode', async () => {
    const { socket, turn, until } = await visit(scriptedTurn(), { openTrack });
    await open(socket, { mode: 'tap' });
    send(socket, 90, 0, false);
    expect(await until('speech-ended')).toMatchObject({ reason: 'nothing-said' });
    await until('turn-end');
    expect(turn.inputs).toHaveLength(1);
  });

  it('does not end a held recording at a pause', async () => {
    const { socket, turn, names, until } = await visit(scriptedTurn(), { openTrack });
    await open(socket, { mode: 'hold' });
    send(socket, 10);
    send(socket, 30, 10, false);
    send(socket, 5, 40);
    socket.emit('turn-close');
    await until('turn-end');
    expect(names()[1]).toBe('speech-ended');
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(72_000);
  });

  it('ends at the longest recording', async () => {
    const { socket, turn, until } = await visit(scriptedTurn(), { limits: { maxAudioSeconds: 1 } });
    await open(socket, { mode: 'hold' });
    for (let i = 0; i < 4; i++) socket.emit('audio-frame', i, pcm(0.4));
    expect(await until('speech-ended')).toMatchObject({ reason: 'limit' });
    await until('turn-end');
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(16_000);
  });

  it('says so when no sound came', async () => {
    const { socket, names, until } = await visit();
    await open(socket, { mode: 'hold' });
    socket.emit('turn-close');
    expect(await until('turn-error')).toMatchObject({ error: { code: 'audio-empty' } });
    await until('turn-end');
    expect(names()).toEqual(['listening', 'speech-ended', 'turn-error', 'turn-end']);
  });
});

describe('a typed turn', () => {
  it('is answered', async () => {
    const { socket, turn, names, until } = await visit();
    expect(await ask(socket, { text: '低保在哪里申请', speak: false })).toMatchObject({ ok: true });
    await until('turn-end');
    expect(names()).toEqual(['heard', 'understood', 'answer', 'turn-end']);
    expect(turn.inputs[0]).toMatchObject({ text: '低保在哪里申请', speak: false });
  });

  it('carries the choice', async () => {
    const { socket, turn, until } = await visit();
    await socket.emitWithAck('turn-choose', { text: '钱不够用', service: 'temporary-relief' });
    await until('turn-end');
    expect(turn.inputs[0]).toMatchObject({ text: '钱不够用', service: 'temporary-relief' });
  });

  it.each([
    [{ text: '' }, 'question-empty'],
    [{ text: '问'.repeat(51) }, 'question-too-long'],
    [{ text: '低保', dialect: 'martian' }, 'bad-request'],
    [{ words: '低保' }, 'bad-request'],
    [undefined, 'bad-request'],
  ])('is refused: %j', async (body, code) => {
    const { socket, turn } = await visit();
    expect(await ask(socket, body as unknown as TurnText)).toMatchObject({ ok: false, error: { code } });
    expect(turn.inputs).toEqual([]);
  });

  it('needs no acknowledgement to run', async () => {
    const { socket, until } = await visit();
    socket.emit('turn-text', { text: '低保' }, undefined as never);
    expect(await until('turn-end')).toMatchObject({ status: 'answered' });
  });

  it('keeps an answer whose voice fails', async () => {
    const speak = async function* () {
      yield* [];
      throw new AssistantError('engine-failed', { detail: 'x' });
    };
    const { socket, names, until } = await visit(scriptedTurn({ broken: { speak } }));
    await ask(socket, { text: '低保' });
    expect(await until('turn-end')).toMatchObject({ status: 'answered' });
    expect(names().slice(-3)).toEqual(['answer', 'turn-error', 'turn-end']);
  });

  it('ends with an error when starting itself fails', async () => {
    const { socket, until } = await visit(scriptedTurn(), { startTurn: () => Promise.reject(new Error('secret')) });
    await ask(socket, { text: '低保' });
    expect(await until('turn-error')).toMatchObject({ error: { code: 'internal' } });
    expect(await until('turn-end')).toMatchObject({ status: 'error' });
  });
});

describe('stopping', () => {
  it('a new turn stops the one that runs, of which nothing more comes', async () => {
    const { socket, turn, events, until } = await visit(
      scriptedTurn((i) => ({ stageMs: i.text === '旧' ? 10_000 : 0 })),
    );
    await ask(socket, { text: '旧' });
    const fresh = await ask(socket, { text: '新' });
    await until('turn-end');
    expect(turn.signals.map((s) => s.aborted)).toEqual([true, false]);
    expect(new Set(events.map((e) => e.body.turnId))).toEqual(new Set([fresh.ok && fresh.turnId]));
  });

  it('cancel stops the speech at once', async () => {
    const { socket, turn, names, until } = await visit(scriptedTurn({ stageMs: 40 }));
    await ask(socket, { text: '低保' });
    await until('speech');
    socket.emit('turn-cancel');
    await expect.poll(() => turn.signals[0]?.aborted).toBe(true);
    await ask(socket, { text: '低保', speak: false });
    await until('turn-end');
    expect(names().filter((n) => n === 'speech')).toHaveLength(1);
    expect(names().filter((n) => n === 'turn-end')).toHaveLength(1);
  });

  it('cancel throws a recording away', async () => {
    const { socket, turn } = await visit();
    await open(socket, { mode: 'hold' });
    send(socket, 3);
    socket.emit('turn-cancel');
    socket.emit('turn-close');
    await ask(socket, { text: '低保' });
    expect(turn.inputs.map((i) => i.text)).toEqual(['低保']);
  });

  it('a lost connection stops the turn', async () => {
    const { socket, turn } = await visit(scriptedTurn({ stageMs: 10_000 }));
    await ask(socket, { text: '低保' });
    socket.disconnect();
    await expect.poll(() => turn.signals[0]?.aborted).toBe(true);
  });

  it('close and cancel without a turn do nothing', async () => {
    const { socket, names } = await visit();
    socket.emit('turn-close');
    socket.emit('turn-cancel');
    socket.emit('audio-frame', 0, frame);
    await ask(socket, { text: '低保', speak: false });
    expect(names()).not.toContain('turn-error');
  });
});

describe('bad frames', () => {
  it.each([
    ['an odd number of bytes', [0, new Uint8Array(3)]],
    ['too large', [0, new Uint8Array(16_002)]],
    ['not binary', [0, 'sound']],
    ['no number', ['first', frame]],
    ['a number that is not the next', [1, frame]],
  ])('%s end the recording with an error', async (_name, args) => {
    const { socket, turn, until } = await visit();
    await open(socket, { mode: 'hold' });
    socket.emit('audio-frame', ...(args as [number, Uint8Array]));
    expect(await until('turn-error')).toMatchObject({ error: { code: 'bad-request' } });
    expect(await until('turn-end')).toMatchObject({ status: 'error' });
    socket.emit('turn-close');
    expect((await ask(socket, { text: '低保' })).ok).toBe(true);
    expect(turn.inputs.map((i) => i.text)).toEqual(['低保']);
  });
});

it('logs no words of the person', async () => {
  const lines: string[] = [];
  const { socket, until } = await visit(scriptedTurn(), { logger: logOf(lines) });
  await ask(socket, { text: '我叫王桂英' });
  await until('turn-end');
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/王桂英|低保/);
});

describe('a conversation', () => {
  it('hands what a turn was about on to the next, and to no other page', async () => {
    const { socket, turn, until, names } = await visit();
    await ask(socket, { text: '低保在哪里申请嘛' });
    await until('turn-end');
    await ask(socket, { text: '那要带啥子' });
    await expect.poll(() => names().filter((n) => n === 'turn-end').length).toBe(2);
    expect(turn.inputs[0]?.previous).toBeUndefined();
    expect(turn.inputs[1]?.previous).toMatchObject({ service: 'subsistence-allowance' });

    const other = await visit(turn);
    await ask(other.socket, { text: '要带啥子' });
    await other.until('turn-end');
    expect(turn.inputs[2]?.previous).toBeUndefined();
  });

  it('takes what is said while the answer is still spoken for a reply to it', async () => {
    const speak = async function* () {
      await new Promise(() => {});
    };
    const { socket, turn, until } = await visit(scriptedTurn({ broken: { speak } as never }));
    await ask(socket, { text: '低保在哪里申请嘛' });
    await until('answer');
    await ask(socket, { text: '那要带啥子' });
    await expect.poll(() => turn.inputs.length).toBe(2);
    expect(turn.inputs[1]?.previous).toMatchObject({ service: 'subsistence-allowance' });
  });
});
