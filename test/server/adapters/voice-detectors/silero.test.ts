import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSilero } from '../../../../server/adapters/voice-detectors/silero.js';
import { loadConfig, modelFolder } from '../../../../server/config.js';
import type { VoiceDetector } from '../../../../server/ports/voice-detector.js';
import { decodeAudio } from '../../../../server/speech/audio.js';
import { findSpeech } from '../../../../server/speech/vad.js';
import { testContract } from '../../../contracts/contract.js';
import { voiceDetectorContract } from '../../../contracts/voice-detector.contract.js';
import { levelDb, melody, noise } from '../../../support/sound.js';

const folder = join(modelFolder(loadConfig()), 'silero-vad');
const absent = !existsSync(join(folder, 'silero_vad.onnx'));

describe.skipIf(absent)('Silero (skipped where the model is absent: npm run models)', async () => {
  const question = readFileSync(new URL('../../../fixtures/question.mp3', import.meta.url));
  const { samples: speech } = await decodeAudio(question, { maxSeconds: 10 });
  let opened: Promise<VoiceDetector> | undefined;
  const detector = () => {
    opened ??= createSilero({ folder });
    return opened;
  };
  afterAll(async () => (await opened)?.close?.());

  testContract(voiceDetectorContract({ detector, speech }));

  it('finds a question between silences, with what came before its first sound', async () => {
    const recording = new Float32Array(speech.length + 4 * 16000);
    recording.set(speech, 2 * 16000);
    const found = await findSpeech(recording, await detector());
    expect(found).toHaveLength(1);
    const outside = [...recording.subarray(0, found[0]?.start), ...recording.subarray(found[0]?.end)];
    expect(levelDb(Float32Array.from(outside))).toBeLessThan(levelDb(speech) - 25);
    expect(found[0]?.start).toBeLessThan(2.2 * 16000);
  });

  it.each([
    ['silence', new Float32Array(160_000)],
    ['30 seconds of noise', noise(480_000, 0.3)],
    ['faint noise', noise(160_000, 0.005)],
    ['music', melody(10)],
  ])('finds no speech in %s', async (_, samples) => {
    expect(await findSpeech(samples, await detector())).toEqual([]);
  });
});

describe('createSilero', () => {
  it('says what is missing, without the path', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'silero-'));
    const failure = createSilero({ folder: empty });
    await expect(failure).rejects.toMatchObject({ code: 'model-missing' });
    await expect(failure).rejects.toThrow(/silero_vad\.onnx/);
    await expect(failure).rejects.not.toThrow(empty);
  });

  it('calls a damaged file corrupt', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'silero-'));
    await writeFile(join(damaged, 'silero_vad.onnx'), 'not a graph');
    await expect(createSilero({ folder: damaged })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
