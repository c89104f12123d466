/**
 * The microphone as frames of 100 ms at 16 kHz, with the phone's echo and noise treatment on.
 * Promise: `open` rejects with a MicrophoneProblem that says which of a few things is wrong; `close` lets go of the device.
 * Change with it: frame-worklet.ts, client/mobile/words.ts (what to do about each problem).
 */
import workletUrl from './frame-worklet.ts?worker&url';
import { frameRate } from './pcm.js';

export type MicrophoneTrouble = 'insecure' | 'refused' | 'absent' | 'in-use' | 'unsupported';

export class MicrophoneProblem extends Error {
  readonly trouble: MicrophoneTrouble;
  constructor(trouble: MicrophoneTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

export interface Microphone {
  /** Delivers what was gathered but not yet posted, then stops. */
  finish(): Promise<void>;
  /** Stops at once. */
  close(): void;
}

export interface MicrophoneOptions {
  onFrame(samples: Float32Array): void;
  /** The device went away while it was open. */
  onLost(): void;
}

/** Undefined when nothing speaks against it; the rest shows when the device is opened. */
export function microphoneTrouble(): MicrophoneTrouble | undefined {
  if (!window.isSecureContext) return 'insecure';
  if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === 'undefined') return 'unsupported';
  return undefined;
}

export async function openMicrophone({ onFrame, onLost }: MicrophoneOptions): Promise<Microphone> {
  const trouble = microphoneTrouble();
  if (trouble) throw new MicrophoneProblem(trouble);
  const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch((thrown: unknown) => {
    throw new MicrophoneProblem(troubleOf(thrown), thrown);
  });
  const context = new AudioContext({ sampleRate: frameRate });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== 'closed') context.close().catch(() => {});
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    await context.resume();
    const node = new AudioWorkletNode(context, 'frames', { channelCount: 1, channelCountMode: 'explicit' });
    let flushed: (() => void) | undefined;
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      if (data.length > 0) onFrame(data);
      else flushed?.();
    };
    // Its output is silence; without a way to the loudspeaker some browsers never run it.
    context.createMediaStreamSource(stream).connect(node).connect(context.destination);
    for (const track of stream.getTracks()) track.onended = onLost;
    const finish = async () => {
      const done = new Promise<void>((resolve) => {
        flushed = resolve;
        setTimeout(resolve, 200);
      });
      node.port.postMessage('flush');
      await done;
      close();
    };
    return { finish, close };
  } catch (thrown) {
    close();
    throw new MicrophoneProblem('unsupported', thrown);
  }
}

/** What getUserMedia threw, as one of our few kinds. */
export function troubleOf(thrown: unknown): MicrophoneTrouble {
  switch (thrown instanceof Error ? thrown.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'unsupported';
  }
}
