import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hearAll, summarise } from '../../../server/cli/speech-bench.js';
import type { Recording } from '../../../server/cli/speech-manifest.js';
import { encodeWav } from '../../../server/speech/audio.js';
import type { Transcript } from '../../../server/turn/turn.js';

const transcript = (...texts: string[]): Transcript => ({
  text: texts[0] ?? '',
  hypotheses: texts.map((text, i) => ({ text, logProb: -0.1 * (i + 1) })),
  confidence: 0.9,
  noSpeech: 0,
  final: true,
});

async function bench(
  rows: readonly (readonly [string, string, Transcript, boolean?])[],
  repair?: (t: Transcript) => Promise<string>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const recordings: Recording[] = [];
  for (const [i, [dialect, reference, , trusted = true]] of rows.entries()) {
    const file = join(folder, `${i}.wav`);
    await writeFile(file, encodeWav(new Float32Array(16000 * (i + 1)), 16000));
    recordings.push({ file, dialect, reference, trusted });
  }
  const recognise = async ({ utterance }: { utterance?: { samples: Float32Array } }) =>
    rows[(utterance?.samples.length ?? 0) / 16000 - 1]?.[2] as Transcript;
  return summarise(await hearAll({ recordings, recognise, maxSeconds: 60, ...(repair && { repair }) }));
}

describe('the speech bench', () => {
  it('weighs characters, not clips, dialect by dialect', async () => {
    const summary = await bench([
      ['Wu', '一二三四五六七八', transcript('一二三四五六七九', '一二三四五六七八')],
      ['Wu', '一二', transcript('二二')],
      ['Mandarin', '你好', transcript('你好')],
    ]);
    expect(summary.byDialect).toEqual({
      Mandarin: { clips: 1, unheard: 0, raw: 0, bestReading: 0 },
      Wu: { clips: 2, unheard: 0, raw: 20, bestReading: 10 },
    });
    expect(summary.cer.raw).toBe(16.7);
    expect(summary.readings).toBe(1.3);
    expect(summary.realTimeFactor).toBeGreaterThanOrEqual(0);
  });

  it('counts what was not heard in full', async () => {
    const summary = await bench([['Wu', '一二', transcript()]]);
    expect(summary.cer).toEqual({ clips: 1, unheard: 1, raw: 100, bestReading: 100 });
  });

  it('tells no rate from texts that a machine wrote', async () => {
    const summary = await bench([
      ['Wu', '一二', transcript('三四'), false],
      ['Wu', '一二', transcript('一二')],
      ['Wu', '一二', transcript(), false],
    ]);
    expect(summary.cer).toMatchObject({ clips: 1, raw: 0 });
    expect(summary.withoutRate).toEqual({ clips: 2, unheard: 1 });
  });

  it('shows the repaired rate beside the raw one when there is a repair', async () => {
    const summary = await bench([['Wu', '养老金', transcript('杨老金')]], async (t) => t.text.replace('杨', '养'));
    expect(summary.cer).toMatchObject({ raw: 33.3, repaired: 0 });
  });
});
