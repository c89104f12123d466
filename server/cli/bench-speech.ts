/**
 * `npm run -s bench:speech -- --manifest FILE.tsv [--json] [--hints] [--limit N] [--baseline N]`: character error rate by
 * dialect, raw and repaired, time, memory. `--hints`: listens for the knowledge base's words, as the product does, which recordings
 * about other things do not gain from. `--limit`: clips of each dialect; `--baseline`: how many of these Whisper also hears
 * greedily and padded to 30 seconds, in the same run. Change with it: speech-bench.ts, speech-manifest.ts, hearing-aids.ts.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAdapter } from '../adapters/registry.js';
import { type Config, loadConfig, modelFolder } from '../config.js';
import { createRecognise } from '../turn/recognise.js';
import { openHearingAids } from './hearing-aids.js';
import { describeMachine } from './machine.js';
import { percentiles } from './percentiles.js';
import { runCommand } from './run-command.js';
import { type Heard, hearAll, summarise } from './speech-bench.js';
import { type Recording, readManifest } from './speech-manifest.js';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      manifest: { type: 'string' },
      json: { type: 'boolean' },
      hints: { type: 'boolean' },
      limit: { type: 'string', default: '100000' },
      baseline: { type: 'string', default: '3' },
    },
  });
  if (!values.manifest)
    return 'usage: npm run -s bench:speech -- --manifest FILE.tsv [--json] [--hints] [--limit N] [--baseline N]';
  const config = loadConfig();
  const recordings = firstOfEach(await readManifest(values.manifest), Number(values.limit));
  const recogniser = await createAdapter('recogniser', config.XIANGYIN_RECOGNISER, config);
  const voiceDetector = await createAdapter('voiceDetector', config.XIANGYIN_VOICE_DETECTOR, config);
  const { repair, hints } = await openHearingAids();
  const recognise = createRecognise({ recogniser, voiceDetector, ...(values.hints && { hints }) });
  const maxSeconds = 600;
  const heard = await hearAll({ recordings, recognise, repair, maxSeconds, onProgress });
  const machine = await describeMachine();
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  await recogniser?.close?.();
  const result = {
    ...summarise(heard),
    milliseconds: percentiles(heard.map((h) => h.seconds * 1000)),
    peakMiB,
    baseline: await baseline(config, firstOfEach(recordings, Number(values.baseline)), heard, maxSeconds),
    settings: {
      recogniser: config.XIANGYIN_RECOGNISER,
      model: config.XIANGYIN_WHISPER_MODEL,
      beam: config.XIANGYIN_WHISPER_BEAM,
      threads: config.XIANGYIN_THREADS,
      hints: values.hints ? hints.length : 0,
    },
    ...machine,
  };
  await voiceDetector?.close?.();
  return JSON.stringify(result, null, values.json ? 0 : 2);
});

/** The same clips through Whisper as it comes, and ours beside it. */
async function baseline(config: Config, recordings: readonly Recording[], ours: readonly Heard[], maxSeconds: number) {
  if (recordings.length === 0) return undefined;
  const { createWhisper } = await import('../adapters/recognisers/whisper.js');
  const plain = await createWhisper({
    folder: join(modelFolder(config), config.XIANGYIN_WHISPER_MODEL),
    threads: config.XIANGYIN_THREADS,
    beam: 1,
    silence: [30],
  });
  const recognise = createRecognise({ recogniser: plain, voiceDetector: undefined });
  const theirs = summarise(await hearAll({ recordings, recognise, maxSeconds, onProgress }));
  await plain.close?.();
  const same = summarise(ours.filter((h) => recordings.includes(h.recording)));
  const pick = ({ cer, realTimeFactor }: typeof theirs) => ({ cer: cer.raw, realTimeFactor });
  return {
    name: 'Whisper greedy, padded to 30 seconds, no voice detection',
    clips: recordings.length,
    baseline: pick(theirs),
    ours: pick(same),
    errorsRatio: Math.round((100 * same.cer.raw) / Math.max(0.1, theirs.cer.raw)) / 100,
    timeRatio: Math.round((100 * same.realTimeFactor) / Math.max(0.001, theirs.realTimeFactor)) / 100,
  };
}

/** The first `count` recordings of each dialect. */
function firstOfEach(recordings: readonly Recording[], count: number): Recording[] {
  const seen = new Map<string, number>();
  return recordings.filter(({ dialect, trusted }) => {
    const group = `${dialect} ${trusted}`;
    seen.set(group, (seen.get(group) ?? 0) + 1);
    return (seen.get(group) ?? 0) <= count;
  });
}

function onProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${of} `);
}
