import { describe, expect, it } from 'vitest';
import type { ErrorReply, TurnReply } from '../../../../server/channels/protocol.js';
import { AssistantError } from '../../../../server/errors.js';
import { decodeAudio, encodeWav } from '../../../../server/speech/audio.js';
import { logOf, openApp } from '../../../support/channel-app.js';
import { scriptedTurn, tone } from '../../../support/scripted-turn.js';

const post = (
  url: string,
  body: string | Blob,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => fetch(`${url}/api/turns`, { method: 'POST', body, headers });
const ask = (url: string, body: unknown) => post(url, JSON.stringify(body));
const wav = (seconds: number) => new Blob([new Uint8Array(encodeWav(tone(seconds, 16000), 16000))]);
const audio = { 'content-type': 'audio/wav' };

async function refusal(response: Response) {
  const body = (await response.json()) as ErrorReply;
  expect(Object.keys(body)).toEqual(['error']);
  expect(body.error.message).toMatch(/[一-龥].*。$/);
  return [response.status, body.error.code];
}

describe('POST /api/turns', () => {
  it('answers typed text', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const response = await ask(url, { text: ' 低保在哪里申请 ', dialect: 'southwestern', service: 'temporary-relief' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      question: '低保在哪里申请',
      status: 'answered',
      card: { name: '最低生活保障' },
    });
    expect(turn.inputs[0]).toMatchObject({
      text: '低保在哪里申请',
      dialect: 'southwestern',
      service: 'temporary-relief',
      speak: false,
    });
  });

  it('carries a conversation on under its number, and none where none is asked for', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const said = async (body: unknown) => (await (await ask(url, body)).json()) as TurnReply;
    expect((await said({ text: '低保在哪里申请' })).conversation).toBeUndefined();
    const { conversation } = await said({ text: '低保在哪里申请', conversation: 'new' });
    expect(conversation).toMatch(/^[0-9a-f-]{36}$/);
    expect((await said({ text: '那要带什么', conversation })).conversation).toBe(conversation);
    expect((await said({ text: '那要带什么', conversation: 'made-up' })).conversation).not.toBe('made-up');
    const previous = { service: 'subsistence-allowance' };
    expect(turn.inputs.map((i) => i.previous?.service)).toEqual([undefined, undefined, previous.service, undefined]);
  });

  it('hears a recording as the body', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const response = await fetch(`${url}/api/turns?dialect=四川话`, {
      method: 'POST',
      body: wav(1),
      headers: audio,
    });
    expect(await response.json()).toMatchObject({ heard: '底包在哪里申请嘛', question: '低保在哪里申请嘛' });
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(16000);
    expect(turn.inputs[0]?.dialect).toBe('southwestern');
  });

  it('hears a recording in a form', async () => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    const form = new FormData();
    form.append('dialect', 'southwestern');
    form.append('audio', wav(0.5), 'question.wav');
    const response = await fetch(`${url}/api/turns`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    expect(turn.inputs[0]?.utterance?.samples).toHaveLength(8000);
    expect(turn.inputs[0]?.dialect).toBe('southwestern');
  });

  it('gives the spoken answer as one WAV where speech is asked for', async () => {
    const { url } = await openApp();
    const spoken = (await (await ask(url, { text: '低保', speech: true })).json()) as TurnReply;
    const [head, data] = (spoken.audio ?? '').split(',');
    expect(head).toBe('data:audio/wav;base64');
    const heard = await decodeAudio(Buffer.from(data ?? '', 'base64'), { maxSeconds: 10 });
    expect(heard.samples.length / 16000).toBeCloseTo(0.2, 2);
    expect(await (await ask(url, { text: '低保' })).json()).not.toHaveProperty('audio');
  });

  it.each([
    ['wrong JSON', '{"text":', 400, 'bad-request'],
    ['a wrong field', '{"question":"低保"}', 400, 'bad-request'],
    ['an unknown dialect', '{"text":"低保","dialect":"martian"}', 400, 'bad-request'],
    ['nothing said', '{"text":"  "}', 400, 'question-empty'],
    ['5,000 characters', JSON.stringify({ text: '问'.repeat(5000) }), 413, 'question-too-long'],
    ['a huge body', JSON.stringify({ text: '问'.repeat(50_000) }), 413, 'too-large'],
  ])('refuses %s', async (_name, body, status, code) => {
    const turn = scriptedTurn();
    const { url } = await openApp(turn);
    expect(await refusal(await post(url, body))).toEqual([status, code]);
    expect(turn.inputs).toEqual([]);
  });

  it('takes emoji as a question', async () => {
    const { url } = await openApp();
    expect((await ask(url, { text: '😀👨‍👩‍👧' })).status).toBe(200);
  });

  it.each([
    ['an empty file', new Blob([]), audio, 400, 'audio-empty'],
    ['text named as sound', new Blob(['这不是录音']), audio, 400, 'audio-unreadable'],
    ['a recording too long', wav(11), audio, 413, 'audio-too-long'],
    ['far too many bytes', wav(130), audio, 413, 'audio-too-long'],
    [
      'a format without a reader',
      new Blob(['OggS\u0000\u0000\u0000\u0000']),
      { 'content-type': 'audio/ogg' },
      415,
      'audio-unsupported',
    ],
    ['another content type', new Blob(['低保']), { 'content-type': 'text/plain' }, 415, 'bad-request'],
    ['a compressed body', new Blob(['x']), { ...audio, 'content-encoding': 'gzip' }, 400, 'bad-request'],
    ['a broken form', new Blob(['x']), { 'content-type': 'multipart/form-data; boundary=b' }, 400, 'bad-request'],
    ['a form without a boundary', new Blob(['x']), { 'content-type': 'multipart/form-data' }, 400, 'bad-request'],
  ])('refuses %s', async (_name, body, headers, status, code) => {
    const { url } = await openApp();
    expect(await refusal(await post(url, body, headers))).toEqual([status, code]);
  });

  it('refuses a form without a recording, and one with a recording too long', async () => {
    const { url } = await openApp();
    const send = (field: string, file: Blob) => {
      const form = new FormData();
      form.append(field, file, 'a.wav');
      return fetch(`${url}/api/turns`, { method: 'POST', body: form });
    };
    expect(await refusal(await send('other', wav(1)))).toEqual([400, 'audio-empty']);
    expect(await refusal(await send('audio', wav(130)))).toEqual([413, 'audio-too-long']);
  });

  it('says what went wrong in the turn, with the status of the code', async () => {
    const recognise = () => Promise.reject(new AssistantError('model-missing', { detail: 'no file at /models/x' }));
    const { url } = await openApp(scriptedTurn({ broken: { recognise } }));
    expect(await refusal(await post(url, wav(1), audio))).toEqual([503, 'model-missing']);
  });

  it('keeps what nobody foresaw to itself', async () => {
    const lines: string[] = [];
    const startTurn = () => Promise.reject(new Error('secret /home/x'));
    const { url } = await openApp({ startTurn, logger: logOf(lines) });
    const response = await ask(url, { text: '低保' });
    expect(await response.clone().text()).not.toMatch(/secret|home|at /);
    expect(await refusal(response)).toEqual([500, 'internal']);
    expect(lines.join('')).toContain('"level":50');
  });

  it('stops the turn of a client that leaves', async () => {
    const turn = scriptedTurn({ stageMs: 10_000 });
    const { url } = await openApp(turn);
    const leaving = new AbortController();
    const request = fetch(`${url}/api/turns`, {
      method: 'POST',
      body: '{"text":"低保"}',
      headers: { 'content-type': 'application/json' },
      signal: leaving.signal,
    }).catch(() => 'left');
    await expect.poll(() => turn.signals.length).toBe(1);
    leaving.abort();
    expect(await request).toBe('left');
    await expect.poll(() => turn.signals[0]?.aborted).toBe(true);
  });

  it('logs no words of the person', async () => {
    const lines: string[] = [];
    const { url } = await openApp({ logger: logOf(lines) });
    await ask(url, { text: '我叫王桂英想吃低保' });
    await post(url, '{"text": 王桂英');
    await fetch(`${url}/王桂英?q=低保`);
    expect(lines.length).toBeGreaterThan(0);
    expect(decodeURIComponent(lines.join('').replaceAll('%"', ''))).not.toMatch(/王桂英|低保/);
  });
});
