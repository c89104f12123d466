import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { WhisperModel } from '../../../../server/adapters/recognisers/whisper/model-files.js';
import { createWhisper, createWhisperFrom } from '../../../../server/adapters/recognisers/whisper.js';
import { loadConfig, modelFolder } from '../../../../server/config.js';
import type { RecogniseOptions, Recogniser } from '../../../../server/ports/recogniser.js';
import { decodeAudio } from '../../../../server/speech/audio.js';
import type { Transcript, Utterance } from '../../../../server/turn/turn.js';
import { testContract } from '../../../contracts/contract.js';
import { recogniserContract } from '../../../contracts/recogniser.contract.js';
import { noise } from '../../../support/sound.js';
import { fakeModel } from '../../../support/whisper-fakes.js';

const texts = ['养老金', '怎么领', '，', '谢谢', '观看', '小', '怎麼領'];
const spoken = (seconds: number): Utterance => ({ samples: noise(seconds * 16000), sampleRate: 16000 });

async function transcripts(recogniser: Recogniser, utterance: Utterance, options: RecogniseOptions = {}) {
  const all: Transcript[] = [];
  for await (const transcript of recogniser.recognise(utterance, options)) all.push(transcript);
  return all;
}
const hear = async (model: WhisperModel, seconds = 2, options: RecogniseOptions = {}) =>
  (await transcripts(createWhisperFrom(model, { beam: 2 }), spoken(seconds), options)).at(-1) as Transcript;
const says = (...words: (string | undefined)[]) => fakeModel(texts, () => words);

describe('Whisper (on a model without weights)', () => {
  it('writes what it hears, simplified, with other readings and its doubts', async () => {
    const transcript = await hear(says('养老金', '怎麼領', undefined));
    expect(transcript.text).toBe('养老金怎么领');
    expect(transcript.hypotheses.length).toBeGreaterThan(1);
    expect(transcript.confidence).toBeGreaterThan(0.8);
    expect(transcript.noSpeech).toBeCloseTo(0.02, 3);
  });

  it('looks at the speech and a little silence, not at 30 seconds', async () => {
    const model = says('养老金', undefined);
    await hear(model, 2);
    expect(model.runs.map((r) => r.frames)).toEqual([600]);
  });

  it('tries again with more silence when the text loops, and takes what it hears then', async () => {
    const model = fakeModel(texts, ({ frames }) => (frames < 800 ? ['小'] : ['养老金', '怎么领', undefined]));
    expect((await hear(model, 2)).text).toBe('养老金怎么领');
    expect(model.runs.map((r) => r.frames)).toEqual([600, 1000]);
  });

  it('hears nothing when the text loops to the end', async () => {
    const model = says('小');
    expect(await hear(model, 2)).toMatchObject({ text: '', hypotheses: [], confidence: 0 });
    expect(model.runs.map((r) => r.frames)).toEqual([600, 1000, 3000]);
  });

  it('does not hand on sentences that it learned from captions', async () => {
    expect((await hear(says('谢谢', '观看', undefined))).text).toBe('');
  });

  it('says a question once that it wrote twice', async () => {
    expect((await hear(says('养老金', '怎么领', '养老金', '怎么领', undefined))).text).toBe('养老金怎么领');
  });

  it('cuts long sound into windows and tells what it has so far', async () => {
    const model = says('养老金', undefined);
    const all = await transcripts(createWhisperFrom(model, { beam: 2 }), spoken(70));
    expect(model.runs.length).toBeGreaterThan(2);
    expect(all.map((t) => t.text)).toEqual(
      model.runs.map((_, i) =>
        Array<string>(i + 1)
          .fill('养老金')
          .join('，'),
      ),
    );
    expect(all.map((t) => t.final)).toEqual(model.runs.map((_, i) => i === model.runs.length - 1));
  });

  it('does not ask the model about a recording without sound', async () => {
    const model = says('养老金', undefined);
    const recogniser = createWhisperFrom(model, { beam: 2 });
    for (const samples of [new Float32Array(0), new Float32Array(800).fill(0.1), new Float32Array(32_000)])
      expect(await transcripts(recogniser, { samples, sampleRate: 16000 })).toMatchObject([{ text: '', noSpeech: 1 }]);
    expect(model.runs).toEqual([]);
  });

  it('runs one inference at a time', async () => {
    const model = says('养老金', '怎么领', undefined);
    const recogniser = createWhisperFrom(model, { beam: 2 });
    await Promise.all([1, 2, 3].map(() => transcripts(recogniser, spoken(1))));
    expect(model.overlapped).toBe(false);
  });

  describe('with hints', () => {
    const hints = ['养老金'];
    /** Was the decoder told what the talk is about, each time it started? */
    const told = async (model: ReturnType<typeof fakeModel>, options: RecogniseOptions) => {
      await hear(model, 1, options);
      return model.openings.map((o) => o.length > 4);
    };

    it('tells the decoder what the talk is about, after a look whether there is speech', async () => {
      expect(await told(says('养老金', undefined), {})).toEqual([false]);
      expect(await told(says('养老金', undefined), { hints: [] })).toEqual([false]);
      expect(await told(says('养老金', undefined), { hints })).toEqual([false, true]);
    });

    it('does not tell it where there may be no speech', async () => {
      expect(
        await told(
          fakeModel(texts, () => ['养老金', undefined], 0.6),
          { hints },
        ),
      ).toEqual([false]);
    });

    it('prefers a reading with a likely word among readings that sound alike', async () => {
      const model = fakeModel(['养老金', '杨老金'], () => ['杨老金', undefined], 0.02, 4.5);
      expect((await hear(model, 1)).text).toBe('杨老金');
      expect((await hear(model, 1, { hints })).text).toBe('养老金');
    });
  });

  it('turns a failure of the engine into engine-failed', async () => {
    const model = says('养老金', undefined);
    model.graph.encode = () => Promise.reject(new Error('out of memory'));
    await expect(hear(model)).rejects.toMatchObject({ code: 'engine-failed', retryable: true });
  });

  testContract(
    recogniserContract({
      recogniser: async () =>
        createWhisperFrom(says(...Array<string>(6).fill('养老金'), '怎么领', undefined), { beam: 2 }),
      speech: spoken(6),
      heard: /养老金/,
    }),
  );
});

describe('createWhisper', () => {
  it('says what is missing, without the path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whisper-'));
    const failure = createWhisper({ folder, threads: 1, beam: 1 });
    await expect(failure).rejects.toMatchObject({ code: 'model-missing' });
    await expect(failure).rejects.toThrow(/encoder\.onnx/);
    await expect(failure).rejects.not.toThrow(folder);
  });

  it('calls damaged files corrupt', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whisper-'));
    for (const name of ['encoder.onnx', 'decoder.onnx', 'config.json']) await writeFile(join(folder, name), 'not this');
    await expect(createWhisper({ folder, threads: 1, beam: 1 })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});

const folder = join(modelFolder(loadConfig()), 'whisper-base');
const absent = !existsSync(join(folder, 'decoder.onnx'));

describe.skipIf(absent)('Whisper base (skipped where the model is absent: npm run models)', async () => {
  const speech = await decodeAudio(readFileSync(new URL('../../../fixtures/question.mp3', import.meta.url)), {
    maxSeconds: 10,
  });
  let opened: Promise<Recogniser> | undefined;
  const recogniser = () => {
    opened ??= createWhisper({ folder, threads: 2, beam: 3 });
    return opened;
  };
  afterAll(async () => (await opened)?.close?.());

  testContract(recogniserContract({ recogniser, speech, heard: /在哪里办理/ }));

  it('gives at least three readings of a question', async () => {
    const transcript = (await transcripts(await recogniser(), speech)).at(-1);
    expect(transcript?.hypotheses.length).toBeGreaterThanOrEqual(3);
    expect(transcript?.noSpeech).toBeLessThan(0.3);
  });
});
