/**
 * One recording as its frames come in: in order, bounded, and in tap mode watched for the end of the speech.
 * Promise: throws bad-request for a frame out of order; keeps 2 bytes a sample and never more than `maxSeconds`.
 * Change with it: visit.ts, server/speech/endpointer.ts.
 */
import { AssistantError } from '../../errors.js';
import type { VoiceTrack } from '../../ports/voice-detector.js';
import { fromPcm16 } from '../../speech/audio.js';
import { createEndpointer, endpointerDefaults } from '../../speech/endpointer.js';
import type { Utterance } from '../../turn/turn.js';
import { frameRate } from '../protocol.js';

export interface RecordingOptions {
  readonly maxSeconds: number;
  /** Tap mode with a voice detector; absent: only the button ends the recording. */
  readonly openTrack?: (() => VoiceTrack) | undefined;
  /** A voice is heard for the first time. */
  readonly onSpeech?: () => void;
}

/** Why a recording ended by itself, and what to answer. */
export interface RecordingEnd {
  readonly reason: 'silence' | 'nothing-said' | 'limit';
  readonly utterance: Utterance;
}

export interface Recording {
  /** Takes frame number `seq`; gives the end when this frame brought it. */
  add(seq: number, pcm: Uint8Array): Promise<RecordingEnd | undefined>;
  /** Everything recorded so far. */
  all(): Utterance;
}

export function createRecording({ maxSeconds, openTrack, onSpeech }: RecordingOptions): Recording {
  const endpointer =
    openTrack && createEndpointer({ open: openTrack }, { ...endpointerDefaults, maxSpeechMs: maxSeconds * 1000 });
  const maxBytes = maxSeconds * frameRate * 2;
  const frames: Uint8Array[] = [];
  let bytes = 0;

  const all = (): Utterance => {
    const samples = new Float32Array(bytes / 2);
    let at = 0;
    for (const frame of frames) {
      samples.set(fromPcm16(frame), at);
      at += frame.length / 2;
    }
    return { samples, sampleRate: frameRate };
  };

  return {
    all,
    add: async (seq, pcm) => {
      if (seq !== frames.length)
        throw new AssistantError('bad-request', { detail: `frame ${seq} is not the next one` });
      const frame = pcm.subarray(0, Math.max(0, maxBytes - bytes));
      frames.push(frame);
      bytes += frame.length;
      for (const event of (await endpointer?.feed(fromPcm16(frame))) ?? []) {
        if (event.type === 'speech-start') onSpeech?.();
        if (event.type === 'speech-end') return { reason: 'silence', utterance: event.utterance };
        if (event.type === 'no-speech') return { reason: 'nothing-said', utterance: all() };
      }
      return bytes >= maxBytes ? { reason: 'limit', utterance: all() } : undefined;
    },
  };
}
