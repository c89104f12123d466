/** The real way in over a scripted turn, for browser tests: what the page can be made to meet. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '../../server/speech/audio.js';
import type { Answer } from '../../server/turn/turn.js';
import { openApp } from '../support/channel-app.js';
import { answer, type Script, scriptedTurn, tone } from '../support/scripted-turn.js';

export const dialects = [
  { code: 'mandarin', name: '普通话', sample: '养老金怎么领' },
  { code: 'southwestern', name: '四川话', sample: '养老金咋个领嘛' },
  { code: 'central-plains', name: '河南话', sample: '养老金咋领嘞' },
  { code: 'cantonese', name: '广东话', sample: '养老金点样攞呀' },
];

export const clarify: Answer = {
  status: 'clarify',
  spoken: ['您问的可能是几样事。', '是最低生活保障、临时救助，还是特困人员救助供养？'].map((text) => ({
    text,
    passages: [],
  })),
  choices: [
    { service: 'subsistence-allowance', label: '最低生活保障' },
    { service: 'temporary-relief', label: '临时救助' },
    { service: 'extreme-poverty-support', label: '特困人员救助供养' },
  ],
  citations: [],
};

const cites = ['subsistence-allowance#who'];

/** An answer that ends with a question about a condition. */
export const condition: Answer = {
  ...answer,
  spoken: ['满六十周岁、养老保险交满十五年，就能按月领养老金。', '您满六十周岁了没有？'].map((text) => ({
    text,
    passages: cites,
  })),
  choices: ['是', '不是', '不晓得'].map((label) => ({ label })),
  asking: { kind: 'condition', service: 'subsistence-allowance', condition: 0, settled: [], asked: 1 },
};

export const verdict: Answer = {
  ...answer,
  spoken: ['这个要看当地咋个规定，由当地来定。', '家里人均收入要低于当地低保标准；要满六十周岁。'].map((text) => ({
    text,
    passages: cites,
  })),
  verdict: 'county-decides',
  grounds: [
    { condition: 2, say: '家里人均收入要低于当地低保标准。', holds: 'local' },
    { condition: 3, say: '家里人自己也养不了。', holds: 'unsure' },
    { condition: 0, say: '要满六十周岁。', holds: true },
    { condition: 1, say: '吃五保的老人不再领。', holds: false },
  ],
};

/** Whatever is not silent counts as a voice. */
const openTrack = () => ({
  probability: async (window: Float32Array) => (window.some((s) => Math.abs(s) > 0.02) ? 0.95 : 0.01),
});

/** `port`: the one to listen on; 0 picks a free one. */
export async function openPhoneServer(
  clientFolder: string,
  script: Parameters<typeof scriptedTurn>[0] = {},
  changes: Parameters<typeof openApp>[0] = {},
  port = 0,
) {
  const usual: Partial<Script> = { sentenceSeconds: 1.2, stageMs: 20 };
  const turn = scriptedTurn((input) => ({ ...usual, ...(typeof script === 'function' ? script(input) : script) }));
  return {
    turn,
    ...(await openApp({ startTurn: turn.startTurn, clientFolder, dialects, openTrack, ...changes }, port)),
  };
}

/** A WAV file that sounds like syllables for `seconds`, then is silent; a steady tone would be taken for noise. */
export function spokenWav(seconds: number, silence: number): string {
  const rate = 48_000;
  const samples = new Float32Array((seconds + silence) * rate);
  tone(seconds, rate).forEach((s, i) => {
    const t = i / rate;
    samples[i] = 2.5 * s * Math.max(0, Math.sin(2 * Math.PI * 4 * t)) * (1 + 0.5 * Math.sin(2 * Math.PI * 3 * 220 * t));
  });
  const file = join(mkdtempSync(join(tmpdir(), 'spoken-')), 'spoken.wav');
  writeFileSync(file, encodeWav(samples, rate));
  return file;
}
