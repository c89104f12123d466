import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWhisper } from '../../../server/adapters/recognisers/whisper.js';
import { createSilero } from '../../../server/adapters/voice-detectors/silero.js';
import { loadConfig, modelFolder } from '../../../server/config.js';
import type { RecogniseOptions, Recogniser } from '../../../server/ports/recogniser.js';
import type { VoiceDetector } from '../../../server/ports/voice-detector.js';
import { decodeAudio } from '../../../server/speech/audio.js';
import { createRecognise } from '../../../server/turn/recognise.js';
import type { Transcript, TurnInput, Utterance } from '../../../server/turn/turn.js';
import { loudnessDetector } from '../../support/detectors.js';
import { melody, noise, tone } from '../../support/sound.js';

const said: Transcript = {
  text: '低保怎么办',
  hypotheses: [{ text: '低保怎么办', logProb: -0.3 }],
  confidence: 0.74,
  noSpeech: 0.05,
  final: true,
};
function fakeRecogniser(...transcripts: Transcript[]) {
  const heard: { utterance: Utterance; options: RecogniseOptions }[] = [];
  const recogniser: Recogniser = {
    async *recognise(utterance, options) {
      heard.push({ utterance, options });
      yield* transcripts;
    },
  };
  return { recogniser, heard };
}
const input = (change: Partial<TurnInput>): TurnInput => ({ turnId: 't', speak: false, ...change });
const signal = new AbortController().signal;
const silence = (seconds: number) => new Float32Array(seconds * 16000);
const speech = (seconds: number): Utterance => ({
  samples: Float32Array.from([...silence(3), ...tone({ hz: 300, seconds, rate: 16000 }), ...silence(3)]),
  sampleRate: 16000,
});
const voiceDetector = loudnessDetector();

describe('recognise', () => {
  it('takes typed text as it is, and as certain', async () => {
    const recognise = createRecognise({ recogniser: undefined, voiceDetector: undefined });
    expect(await recognise(input({ text: ' 低保怎么办 ' }), signal)).toEqual({
      text: '低保怎么办',
      hypotheses: [{ text: '低保怎么办', logProb: 0 }],
      confidence: 1,
      noSpeech: 0,
      final: true,
    });
  });

  it('refuses a question that is neither spoken nor typed', async () => {
    const recognise = createRecognise({ recogniser: undefined, voiceDetector });
    for (const empty of [input({}), input({ text: ' \n' })])
      await expect(recognise(empty, signal)).rejects.toMatchObject({ code: 'question-empty' });
  });

  it('gives the recogniser the speech only, with dialect, hints and signal', async () => {
    const { recogniser, heard } = fakeRecogniser(said);
    const recognise = createRecognise({ recogniser, voiceDetector, hints: ['低保'] });
    expect(await recognise(input({ utterance: speech(2), dialect: 'cantonese' }), signal)).toEqual(said);
    expect(heard[0]?.options).toEqual({ dialect: 'cantonese', hints: ['低保'], signal });
    const seconds = (heard[0]?.utterance.samples.length ?? 0) / 16000;
    expect(seconds).toBeGreaterThan(2.5);
    expect(seconds).toBeLessThan(3.2);
  });

  it('gives it everything where there is no voice detector', async () => {
    const { recogniser, heard } = fakeRecogniser(said);
    const utterance = speech(1);
    await createRecognise({ recogniser, voiceDetector: undefined })(input({ utterance }), signal);
    expect(heard[0]?.utterance).toBe(utterance);
  });

  it('hears nothing in silence, and does not even ask', async () => {
    const { recogniser, heard } = fakeRecogniser(said);
    const utterance: Utterance = { samples: silence(10), sampleRate: 16000 };
    const transcript = await createRecognise({ recogniser, voiceDetector })(input({ utterance }), signal);
    expect(transcript).toMatchObject({ text: '', hypotheses: [], noSpeech: 1, final: true });
    expect(heard).toEqual([]);
  });

  it('takes the last transcript, not the partial ones', async () => {
    const { recogniser } = fakeRecogniser({ ...said, text: '低保', final: false }, said);
    const transcript = await createRecognise({ recogniser, voiceDetector })(input({ utterance: speech(1) }), signal);
    expect(transcript).toEqual(said);
  });

  it.each([
    ['not sure at all', { confidence: 0.24, noSpeech: 0.1 }, ''],
    ['not sure, and probably no speech', { confidence: 0.35, noSpeech: 0.6 }, ''],
    ['not sure, but certainly speech', { confidence: 0.3, noSpeech: 0.1 }, said.text],
    ['sure, though it doubts that it was speech', { confidence: 0.6, noSpeech: 0.7 }, said.text],
  ])('%s', async (_, doubts, text) => {
    const { recogniser } = fakeRecogniser({ ...said, ...doubts });
    const transcript = await createRecognise({ recogniser, voiceDetector })(input({ utterance: speech(1) }), signal);
    expect(transcript).toMatchObject({ ...doubts, text });
    expect(transcript.hypotheses.length).toBe(text === '' ? 0 : 1);
  });

  it('says that the ear is missing where there is none', async () => {
    const recognise = createRecognise({ recogniser: undefined, voiceDetector });
    await expect(recognise(input({ utterance: speech(1) }), signal)).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('stops when told to', async () => {
    const { recogniser, heard } = fakeRecogniser(said);
    const recognise = createRecognise({ recogniser, voiceDetector });
    const stopped = recognise(input({ utterance: speech(1) }), AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(heard).toEqual([]);
  });
});

const models = modelFolder(loadConfig());
const absent = !['whisper-base/decoder.onnx', 'silero-vad/silero_vad.onnx'].every((f) => existsSync(join(models, f)));

describe.skipIf(absent)('recognise on real models (skipped where they are absent: npm run models)', () => {
  const hints = ['养老金', '低保', '营业执照'];
  let recogniser: Recogniser;
  let silero: VoiceDetector;
  beforeAll(async () => {
    recogniser = await createWhisper({ folder: join(models, 'whisper-base'), threads: 2, beam: 3 });
    silero = await createSilero({ folder: join(models, 'silero-vad') });
  });
  afterAll(async () => {
    await recogniser?.close?.();
    await silero?.close?.();
  });
  const sounds: readonly (readonly [string, Float32Array])[] = [
    ['silence', silence(10)],
    ['noise', noise(160_000, 0.2)],
    ['faint noise', noise(160_000, 0.01)],
    ['music', melody(10)],
  ];

  it.each(sounds)('hears nothing in %s', async (_, samples) => {
    const utterance: Utterance = { samples, sampleRate: 16000 };
    const recognise = createRecognise({ recogniser, voiceDetector: silero, hints });
    expect(await recognise(input({ utterance }), signal)).toMatchObject({ text: '', hypotheses: [] });
  });

  it.each(sounds)('invents nothing from %s even without a voice detector', async (_, samples) => {
    const utterance: Utterance = { samples, sampleRate: 16000 };
    const recognise = createRecognise({ recogniser, voiceDetector: undefined, hints });
    expect(await recognise(input({ utterance }), signal)).toMatchObject({ text: '', hypotheses: [] });
  });

  it('hears a question', async () => {
    const file = readFileSync(new URL('../../fixtures/question.mp3', import.meta.url));
    const utterance = await decodeAudio(file, { maxSeconds: 10 });
    const recognise = createRecognise({ recogniser, voiceDetector: silero, hints });
    const transcript = await recognise(input({ utterance }), signal);
    expect(transcript.text).toMatch(/在哪里办理/);
    expect(transcript.hypotheses.length).toBeGreaterThanOrEqual(3);
  });
});
