/**
 * Listens to a stream and says when the person began and finished: for tap-to-start, where no button marks the end.
 * Promise: 'speech-start' at most once, then exactly one of 'speech-end' and 'no-speech', then nothing more; the speech
 * kept includes at least 500 ms before its start. Pure over the VoiceDetector port.
 * Change with it: speech-gate.ts; the socket handlers that feed it.
 */
import { type VoiceDetector, voiceWindow } from '../ports/voice-detector.js';
import type { Utterance } from '../turn/turn.js';
import { createSpeechGate, type GateSettings, gateDefaults, windowMs } from './speech-gate.js';

/** All times in milliseconds. */
export interface EndpointerSettings extends GateSettings {
  /** Silence that ends the speech while little has been said: people stop to think after "那个…". */
  readonly hesitationMs: number;
  /** Speech up to which little has been said. */
  readonly shortSpeechMs: number;
  /** Nobody spoke for this long: give up. */
  readonly noSpeechMs: number;
  /** Longest speech; it ends there even if the person goes on. */
  readonly maxSpeechMs: number;
  /** Kept before the start. */
  readonly preRollMs: number;
  /** Kept after the end. */
  readonly postRollMs: number;
}

export const endpointerDefaults: EndpointerSettings = {
  ...gateDefaults,
  silenceMs: 1200,
  hesitationMs: 2000,
  shortSpeechMs: 1000,
  noSpeechMs: 8000,
  maxSpeechMs: 60_000,
  preRollMs: 500,
  postRollMs: 350,
};

export type EndpointEvent =
  | { readonly type: 'speech-start' }
  /** What was said, silence around it cut off. */
  | { readonly type: 'speech-end'; readonly utterance: Utterance }
  | { readonly type: 'no-speech' };

export interface Endpointer {
  /** Takes 16 kHz samples, any number at a time, in order; gives what they brought about. Nothing once it has ended. */
  feed(samples: Float32Array): Promise<readonly EndpointEvent[]>;
  /** The stream is over: ends the speech, or says that there was none. */
  finish(): Promise<readonly EndpointEvent[]>;
}

export function createEndpointer(
  detector: VoiceDetector,
  settings: EndpointerSettings = endpointerDefaults,
): Endpointer {
  const track = detector.open();
  const gate = createSpeechGate(settings, (spoken) =>
    spoken < settings.shortSpeechMs ? settings.hesitationMs : settings.silenceMs,
  );
  /** Windows kept: all since the start, less than that only what the pre-roll and an unfinished start need. */
  const kept: Float32Array[] = [];
  const spare = Math.ceil((settings.preRollMs + 2 * (settings.minSpeechMs + settings.blipMs)) / windowMs);
  let dropped = 0;
  let rest = new Float32Array(0);
  let started: number | undefined;
  let over = false;
  let last: Promise<unknown> = Promise.resolve();

  const end = (start: number, stop: number): EndpointEvent => {
    over = true;
    const from = Math.max(0, start - Math.ceil(settings.preRollMs / windowMs) - dropped);
    const to = stop + Math.ceil(settings.postRollMs / windowMs) - dropped;
    return { type: 'speech-end', utterance: { samples: join(kept.slice(from, to)), sampleRate: 16000 } };
  };

  async function window(samples: Float32Array): Promise<EndpointEvent | undefined> {
    const event = gate.next(await track.probability(samples));
    kept.push(samples);
    const count = dropped + kept.length;
    if (event?.type === 'end') return end(event.start, event.end);
    if (event?.type === 'start') {
      started = event.start;
      return { type: 'speech-start' };
    }
    if (started !== undefined)
      return (count - started) * windowMs >= settings.maxSpeechMs ? end(started, count) : undefined;
    while (kept.length > spare) {
      kept.shift();
      dropped++;
    }
    if (count * windowMs < settings.noSpeechMs || gate.speechMs > 0) return undefined;
    over = true;
    return { type: 'no-speech' };
  }

  async function take(samples: Float32Array): Promise<EndpointEvent[]> {
    const events: EndpointEvent[] = [];
    const all = join([rest, samples]);
    let at = 0;
    for (; !over && at + voiceWindow <= all.length; at += voiceWindow) {
      const event = await window(all.slice(at, at + voiceWindow));
      if (event) events.push(event);
    }
    rest = all.slice(at);
    return events;
  }

  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  return {
    feed: (samples) => inOrder(() => take(samples)),
    finish: () =>
      inOrder(async () => {
        if (over) return [];
        const event = gate.finish();
        if (event?.type === 'end') return [end(event.start, dropped + kept.length)];
        over = true;
        return [{ type: 'no-speech' as const }];
      }),
  };
}

function join(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
