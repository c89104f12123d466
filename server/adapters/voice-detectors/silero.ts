/**
 * Silero VAD (v5 and v6 graphs) in ONNX Runtime.
 * Promise: one session for all tracks; a track costs its state (1.3 KB) only. Throws model-missing or model-corrupt.
 * Change with it: server/models/manifest.json (silero-vad), test/contracts/voice-detector.contract.ts.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AssistantError, toAssistantError } from '../../errors.js';
import { type VoiceDetector, type VoiceTrack, voiceWindow } from '../../ports/voice-detector.js';

export interface SileroOptions {
  /** Holds silero_vad.onnx. */
  readonly folder: string;
}

/** Samples of the window before that the graph wants to see again, at 16 kHz. */
const contextLength = 64;
const stateShape = [2, 1, 128];

export async function createSilero({ folder }: SileroOptions): Promise<VoiceDetector> {
  const session = await openSession(join(folder, 'silero_vad.onnx'));
  const rate = new Tensor('int64', BigInt64Array.of(16000n), []);
  return {
    open: () => openTrack(session, rate),
    close: () => session.release(),
  };
}

async function openSession(file: string): Promise<InferenceSession> {
  await access(file).catch((cause) => {
    throw new AssistantError('model-missing', { detail: 'silero_vad.onnx is not in its model folder', cause });
  });
  // A window takes 0.1 ms: more threads would only wait for each other.
  const options = {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  } as const;
  const session = await InferenceSession.create(file, options).catch((cause) => {
    throw new AssistantError('model-corrupt', { detail: 'silero_vad.onnx does not load', cause });
  });
  for (const name of ['input', 'state', 'sr'])
    if (!session.inputNames.includes(name))
      throw new AssistantError('model-corrupt', { detail: `silero_vad.onnx has no input "${name}"` });
  return session;
}

function openTrack(session: InferenceSession, rate: Tensor): VoiceTrack {
  const input = new Float32Array(contextLength + voiceWindow);
  let state: Tensor = new Tensor('float32', new Float32Array(256), stateShape);
  /** Windows of one track follow each other even when the caller does not wait. */
  let last: Promise<unknown> = Promise.resolve();

  async function step(window: Float32Array): Promise<number> {
    input.copyWithin(0, voiceWindow);
    input.set(window, contextLength);
    const feeds = { input: new Tensor('float32', input, [1, input.length]), state, sr: rate };
    const results = await session.run(feeds).catch((cause) => {
      throw toAssistantError(cause, 'listen');
    });
    const [probability, next] = session.outputNames.map((name) => results[name]);
    if (next?.type !== 'float32' || probability?.type !== 'float32')
      throw new AssistantError('engine-failed', { detail: 'silero_vad.onnx gave no probability' });
    state = next;
    return Number(probability.data[0]);
  }

  return {
    probability(window) {
      if (window.length !== voiceWindow)
        return Promise.reject(
          new AssistantError('internal', { detail: `a window of ${window.length} samples, not ${voiceWindow}` }),
        );
      const copy = window.slice();
      const result = last.then(() => step(copy));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
