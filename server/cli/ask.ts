/**
 * `npm run -s ask -- "问题" [--dialect CODE] [--json]` or `--audio FILE`: one turn in the terminal; `--next TEXT` goes on from it.
 * Promise: with --json exactly the reply that POST /api/turns gives, of the last turn.
 * Change with it: server/channels/protocol.ts.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assembleAssistant } from '../assemble.js';
import { type TurnReply, toTurnReply } from '../channels/protocol.js';
import { loadConfig } from '../config.js';
import { nothingRemembered, recall, remember } from '../dialogue/memory.js';
import { AssistantError } from '../errors.js';
import { createLogger } from '../logger.js';
import { decodeAudio } from '../speech/audio.js';
import { runCommand } from './run-command.js';

const usage = 'usage: npm run -s ask -- "问题" | --audio FILE  [--next "接着问"]… [--dialect CODE] [--json]';

runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      audio: { type: 'string' },
      dialect: { type: 'string' },
      next: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean' },
    },
  });
  const text = positionals.join(' ').trim();
  if (!text === !values.audio) return usage;
  const config = loadConfig();
  if ([text, ...values.next].some((t) => [...t].length > config.XIANGYIN_MAX_QUESTION_CHARS))
    throw new AssistantError('question-too-long');
  const sound = values.audio ? await readSound(values.audio, config.XIANGYIN_MAX_AUDIO_SECONDS) : undefined;
  const assistant = await assembleAssistant(config, createLogger('error'), { ear: sound !== undefined, voice: false });
  const dialect = values.dialect ? assistant.resolveDialect(values.dialect) : undefined;
  const replies: TurnReply[] = [];
  let memory = nothingRemembered;
  for (const said of [sound ? { utterance: sound } : { text }, ...values.next.map((next) => ({ text: next }))]) {
    const now = Date.now();
    const result = await assistant.ask({ speak: false, ...said, ...(dialect && { dialect }), ...recall(memory, now) });
    memory = remember(memory, result, now);
    replies.push(toTurnReply(result));
  }
  await assistant.close();
  return values.json ? JSON.stringify(replies.at(-1)) : replies.map(forReading).join('\n\n');
});

async function readSound(file: string, maxSeconds: number) {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AssistantError('audio-unreadable', { detail: `${file} cannot be read`, cause });
  });
  return decodeAudio(bytes, { maxSeconds });
}

function forReading(reply: TurnReply): string {
  const lines = [
    `听到：${reply.heard}`,
    `意思：${reply.question}`,
    `回答（${reply.status}）：`,
    ...reply.spoken.map((s) => `  ${s}`),
  ];
  if (reply.choices.length > 0) lines.push(`可选：${reply.choices.map((c) => c.label).join('、')}`);
  if (reply.card)
    lines.push(
      `【${reply.card.name}】${reply.card.department}`,
      ...reply.card.materials.map((m) => `  带：${m.name}${m.note ? `（${m.note}）` : ''}`),
      ...reply.card.where.map((s) => `  去哪：${s}`),
      ...reply.card.timeLimit.map((s) => `  多久：${s}`),
      ...reply.card.fee.map((s) => `  费用：${s}`),
    );
  lines.push(...reply.citations.map((c) => `  依据：${c.title}${c.article ?? ''}${c.number ? `（${c.number}）` : ''}`));
  return lines.join('\n');
}
