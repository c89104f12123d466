/**
 * `npm run -s speak-questions -- --questions FILE.tsv --out FOLDER`: has the embedded voice say each question, as its `style`
 * asks (noise: pink noise at 15 dB; slow: 0.9×; fast: 1.15×), in its `voice` where it names one, and writes FOLDER/questions.tsv
 * with an audio column.
 * Promise: the same file gives the same recordings; recordings that exist are kept.
 * Change with it: questions.ts, knowledge-base/evaluation/README.md.
 */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAdapter } from '../adapters/registry.js';
import { loadConfig } from '../config.js';
import { AssistantError } from '../errors.js';
import { encodeWav } from '../speech/audio.js';
import { addPinkNoise } from './noise.js';
import { readQuestions } from './questions.js';
import { runCommand } from './run-command.js';
import { sayQuestion } from './say-question.js';

const speeds: Readonly<Record<string, number>> = { slow: 0.9, fast: 1.15 };

runCommand(async () => {
  const { values } = parseArgs({
    options: { questions: { type: 'string' }, out: { type: 'string' }, voice: { type: 'string' } },
  });
  if (!values.questions || !values.out)
    return 'usage: npm run -s speak-questions -- --questions FILE.tsv --out FOLDER [--voice NAME]';
  const config = loadConfig();
  const speaker = await createAdapter('speaker', 'kokoro', config);
  if (!speaker) throw new AssistantError('model-missing');
  await mkdir(values.out, { recursive: true });
  const questions = await readQuestions(values.questions);
  const lines = ['dialect\tquestion\texpected\tstyle\tvoice\taudio'];
  for (const [i, q] of questions.entries()) {
    const style = q.style ?? 'plain';
    const voice = q.voice ?? values.voice;
    const name = `${[String(i + 1).padStart(3, '0'), style, ...(q.voice ? [q.voice] : [])].join('-')}.wav`;
    const file = join(values.out, name);
    if (!(await exists(file))) {
      const { samples, sampleRate } = await sayQuestion(speaker, q.question, {
        speed: speeds[style] ?? 1,
        ...(voice && { voice }),
      });
      await writeFile(file, encodeWav(style === 'noise' ? addPinkNoise(samples, 15, i + 1) : samples, sampleRate));
    }
    lines.push([q.dialect, q.question, q.expected.join('|'), style, voice ?? config.XIANGYIN_VOICE, name].join('\t'));
  }
  await writeFile(join(values.out, 'questions.tsv'), `${lines.join('\n')}\n`);
  await speaker.close?.();
  return `${questions.length} questions in ${join(values.out, 'questions.tsv')}`;
});

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
