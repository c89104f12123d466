/** A real turn (runTurn) over scripted stages: what channels are tested with, without models. */
import { runTurn, type Stages } from '../../server/turn/run-turn.js';
import type { Answer, Card, Question, TurnInput } from '../../server/turn/turn.js';
import type { TurnEvent } from '../../server/turn/turn-events.js';

export const card: Card = {
  service: 'subsistence-allowance',
  name: '最低生活保障',
  department: '民政局',
  where: ['到户口所在地的乡镇政府或者街道办申请。'],
  materials: [
    { name: '户口簿', note: '原件和复印件' },
    { name: '身份证', note: '原件' },
    { name: '家庭收入和财产的说明', note: '到现场填' },
  ],
  steps: ['向乡镇政府提出书面申请', '乡镇上门调查', '公示', '县民政局审批'],
  timeLimit: ['多久办好，各地不一样，申请的时候问一下。'],
  fee: ['不收钱。'],
  local: ['低保标准各地不一样，请问乡镇民政办'],
  hotline: '政务服务便民热线 12345',
  basis: [{ title: '社会救助暂行办法', article: '第十一条', number: '国务院令第649号', date: '2014-02-21' }],
};

export const answer: Answer = {
  status: 'answered',
  service: card.service,
  spoken: ['低保到户口所在地的乡镇政府或者街道办申请。', '写申请有困难，可以请村委会代办。'].map((text) => ({
    text,
    passages: ['subsistence-allowance#where'],
  })),
  card,
  choices: [],
  citations: card.basis,
};

export interface Script {
  /** What is heard of speech. */
  readonly heard: string;
  /** What it is repaired to; typed text is taken as it is. */
  readonly repaired: string;
  readonly answer: Answer;
  /** Milliseconds each stage takes. */
  readonly stageMs: number;
  /** Seconds of sound a sentence. */
  readonly sentenceSeconds: number;
  /** Stages that go wrong. */
  readonly broken: Partial<Stages>;
}

const usual: Script = {
  heard: '底包在哪里申请嘛',
  repaired: '低保在哪里申请嘛',
  answer,
  stageMs: 0,
  sentenceSeconds: 0.1,
  broken: {},
};

export function scriptedTurn(changes: Partial<Script> | ((input: TurnInput) => Partial<Script>) = {}) {
  const inputs: TurnInput[] = [];
  const signals: AbortSignal[] = [];
  const startTurn = (input: TurnInput, emit: (event: TurnEvent) => void, signal: AbortSignal) => {
    inputs.push(input);
    signals.push(signal);
    const script = { ...usual, ...(typeof changes === 'function' ? changes(input) : changes) };
    return runTurn(input, { ...stagesOf(script), ...script.broken }, emit, signal);
  };
  return { startTurn, inputs, signals };
}

function stagesOf(script: Script): Stages {
  const pause = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, script.stageMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new DOMException('stopped', 'AbortError'));
      });
    });
  return {
    recognise: async (input, signal) => {
      await pause(signal);
      const text = input.text ?? script.heard;
      return { text, hypotheses: [{ text, logProb: -0.2 }], confidence: 0.8, noSpeech: 0, final: true };
    },
    normalise: async (transcript, input, signal) => {
      await pause(signal);
      const repaired = input.text ?? script.repaired;
      const question: Question = {
        heard: transcript.text,
        repaired,
        standard: repaired,
        alternatives: [],
        rewrites: [],
        dialect: {
          code: input.dialect ?? 'southwestern',
          confidence: 0.9,
          source: input.dialect ? 'chosen' : 'identified',
        },
        spoken: input.text === undefined,
        confidence: 0.8,
      };
      return question;
    },
    understand: async () => ({
      decision: 'service',
      aspect: 'where',
      candidates: [
        { id: 'subsistence-allowance', name: '最低生活保障', score: 0.9, arms: {} },
        { id: 'temporary-relief', name: '临时救助', score: 0.3, arms: {} },
        { id: 'extreme-poverty-support', name: '特困人员救助供养', score: 0.2, arms: {} },
      ],
      confidence: 0.9,
    }),
    retrieve: async () => [],
    compose: async (_question, _need, _passages, signal) => {
      await pause(signal);
      return script.answer;
    },
    check: async (draft) => draft,
    speak: async function* (said, _input, signal) {
      for (const [sentence, { text }] of said.spoken.entries()) {
        if (script.sentenceSeconds === 0) return;
        signal.throwIfAborted();
        yield { sentence, chunk: { samples: tone(script.sentenceSeconds, 24000), sampleRate: 24000, text } };
        await pause(signal);
      }
    },
  };
}

/** A soft tone of 220 Hz. */
export function tone(seconds: number, rate: number): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => 0.2 * Math.sin((2 * Math.PI * 220 * i) / rate),
  );
}
