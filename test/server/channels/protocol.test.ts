import { describe, expect, it } from 'vitest';
import {
  audioFrameSchema,
  toTurnReply,
  turnBodySchema,
  turnFieldsSchema,
  turnOpenSchema,
} from '../../../server/channels/protocol.js';
import type { TurnResult } from '../../../server/turn/turn-events.js';
import { answer } from '../../support/scripted-turn.js';

const candidates = ['subsistence-allowance', 'temporary-relief', 'a', 'b', 'c'].map((id, i) => ({
  id,
  name: `名${id}`,
  score: 1 - i / 10,
  arms: {},
}));
const result: TurnResult = {
  turnId: 't1',
  question: {
    heard: '底包在哪里申请嘛',
    repaired: '低保在哪里申请嘛',
    standard: '低保在哪里申请',
    alternatives: [],
    rewrites: [{ from: '嘛', to: '', reason: '语气词' }],
    dialect: { code: 'southwestern', confidence: 0.8, source: 'identified' },
    spoken: true,
    confidence: 0.7,
  },
  need: { decision: 'service', aspect: 'where', candidates, confidence: 0.9 },
  answer,
  trace: [{ stage: 'recognise', ms: 3, note: 'x' }],
  timings: { recognise: 3, total: 9 },
};

describe('toTurnReply', () => {
  it('shows what was heard beside what was understood, and the sentences without their sources', () => {
    expect(toTurnReply(result)).toMatchObject({
      turnId: 't1',
      dialect: 'southwestern',
      heard: '底包在哪里申请嘛',
      question: '低保在哪里申请嘛',
      status: 'answered',
      service: 'subsistence-allowance',
      spoken: ['低保到户口所在地的乡镇政府或者街道办申请。', '写申请有困难，可以请村委会代办。'],
      citations: [{ title: '社会救助暂行办法' }],
      timings: { total: 9 },
      aiGenerated: { label: 'AI 生成' },
    });
  });

  it('offers at most three other services that may have been meant', () => {
    expect(toTurnReply(result).choices.map((c) => c.service)).toEqual(['temporary-relief', 'a', 'b']);
  });

  it('keeps the choices of a question back', () => {
    const choices = [{ service: 'a', label: '甲' }];
    expect(toTurnReply({ ...result, answer: { ...answer, status: 'clarify', choices } }).choices).toEqual(choices);
  });

  it('offers nothing where the subject itself was turned down', () => {
    expect(toTurnReply({ ...result, answer: { ...answer, status: 'out-of-scope' } }).choices).toEqual([]);
  });

  it('has every key even when the turn went wrong at once', () => {
    const failed = {
      turnId: 't',
      answer: { status: 'error', spoken: [], choices: [], citations: [] },
      trace: [],
      timings: {},
    } as const;
    expect(Object.keys(toTurnReply(failed)).sort()).toEqual(Object.keys(toTurnReply(result)).sort());
    expect(toTurnReply(failed)).toMatchObject({ dialect: null, heard: '', question: '', service: null, card: null });
  });
});

describe('schemas', () => {
  it('fill in what is left out', () => {
    expect(turnBodySchema.parse({ text: '问' })).toEqual({ text: '问', speech: false, speed: 1 });
    expect(turnFieldsSchema.parse({ speech: '1', speed: '0.8' })).toEqual({ speech: true, speed: 0.8 });
    expect(turnOpenSchema.parse({ mode: 'tap' })).toEqual({ mode: 'tap', speak: true, speed: 1 });
  });

  it.each([
    [turnBodySchema, { question: '问' }],
    [turnBodySchema, { text: 3 }],
    [turnBodySchema, { text: '问', speed: 9 }],
    [turnBodySchema, ['问']],
    [turnFieldsSchema, { speech: 'yes' }],
    [turnFieldsSchema, { speed: 'fast' }],
    [turnOpenSchema, { mode: 'shout' }],
    [audioFrameSchema, [0, new Uint8Array(3)]],
    [audioFrameSchema, [0, new Uint8Array(0)]],
    [audioFrameSchema, [0, new Uint8Array(16002)]],
    [audioFrameSchema, [-1, new Uint8Array(2)]],
    [audioFrameSchema, [0, 'pcm']],
    [audioFrameSchema, [0]],
  ])('refuse %#', (schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
