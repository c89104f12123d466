/**
 * POST /api/turns: one question in, one turn as JSON out. JSON text, an audio body, or a form with the field `audio`.
 * Promise: bounds are checked before anything heavy runs; a client that leaves stops its turn.
 * Change with it: protocol.ts (bodies), upload.ts, test/server/channels/web/turns-route.test.ts.
 */
import { randomUUID } from 'node:crypto';
import { json, type Request, type RequestHandler, type Response } from 'express';
import type { ZodType } from 'zod';
import { type Conversations, createConversations } from '../../dialogue/conversations.js';
import { AssistantError, type ErrorCode } from '../../errors.js';
import { checkQuestion } from '../../safety/limits.js';
import { decodeAudio, encodeWav } from '../../speech/audio.js';
import type { SpeechChunk, TurnInput } from '../../turn/turn.js';
import { knownCode, sendError } from '../errors-over-http.js';
import { toTurnReply, turnBodySchema, turnFieldsSchema } from '../protocol.js';
import { chosenDialect, type TurnDeps } from './turn-deps.js';
import { readBody, readForm } from './upload.js';

const maxJson = '64kb';
/** A second of stereo at 48 kHz with 16 bits, the most that a recorder makes. */
const bytesPerSecond = 192_000;

export function turnsRoute(deps: TurnDeps): RequestHandler[] {
  const parseJson = json({ limit: maxJson, inflate: false });
  const conversations = createConversations();
  return [
    parseJson,
    async (req, res) => {
      const asked = await readInput(req, deps);
      if (!asked) return sendError(res, 'bad-request', 415);
      await answer(asked, deps, conversations, res);
    },
  ];
}

interface Asked {
  readonly input: TurnInput;
  readonly conversation: string | undefined;
}

/** Undefined: a content type that we do not take. */
async function readInput(req: Request, deps: TurnDeps): Promise<Asked | undefined> {
  const { maxAudioSeconds, maxQuestionChars } = deps.limits;
  const turnId = randomUUID();
  if (req.is('application/json')) {
    const body = check(turnBodySchema, req.body);
    const { dialect, service, conversation } = body;
    const input = {
      turnId,
      text: checkQuestion(body.text, maxQuestionChars),
      speak: body.speech,
      speed: body.speed,
      ...chosenDialect(dialect, deps.resolveDialect),
      ...(service && { service }),
    };
    return { input, conversation };
  }
  const form = req.is('multipart/form-data');
  if (!form && !req.is(['audio/*', 'application/octet-stream'])) return undefined;
  const maxBytes = maxAudioSeconds * bytesPerSecond;
  const { bytes, fields } = form ? await readForm(req, maxBytes) : await readBody(req, maxBytes);
  const options = check(turnFieldsSchema, { ...req.query, ...fields });
  const utterance = await decodeAudio(bytes, { maxSeconds: maxAudioSeconds });
  const { speech, speed, dialect, conversation } = options;
  const input = { turnId, utterance, speak: speech, speed, ...chosenDialect(dialect, deps.resolveDialect) };
  return { input, conversation };
}

async function answer(
  { input, conversation }: Asked,
  deps: TurnDeps,
  conversations: Conversations,
  res: Response,
): Promise<void> {
  const thread = conversation === undefined ? undefined : conversations.open(conversation);
  const controller = new AbortController();
  res.on('close', () => controller.abort());
  const chunks: SpeechChunk[] = [];
  let failed: ErrorCode | undefined;
  const result = await deps.startTurn(
    { ...input, ...(thread && conversations.recall(thread)) },
    (event) => {
      if (event.type === 'speech-chunk') chunks.push(event.chunk);
      if (event.type === 'turn-error') failed = knownCode(event.code);
    },
    controller.signal,
  );
  deps.logger.info(
    { turnId: input.turnId, channel: 'http', status: result.answer.status, code: failed, timings: result.timings },
    'turn',
  );
  if (thread) conversations.remember(thread, result);
  if (result.answer.status === 'error') return sendError(res, failed ?? 'internal');
  const audio = input.speak ? toWav(chunks) : undefined;
  res.json({ ...toTurnReply(result), ...(audio && { audio }), ...(thread && { conversation: thread }) });
}

/** All chunks as one WAV in a data URL; undefined when there is no sound. */
function toWav(chunks: readonly SpeechChunk[]): string | undefined {
  const rate = chunks[0]?.sampleRate;
  if (rate === undefined) return undefined;
  const samples = new Float32Array(chunks.reduce((n, c) => n + c.samples.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk.samples, at);
    at += chunk.samples.length;
  }
  return `data:audio/wav;base64,${Buffer.from(encodeWav(samples, rate)).toString('base64')}`;
}

function check<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AssistantError('bad-request', { detail: result.error.issues.map((i) => i.path.join('.')).join(', ') });
}
