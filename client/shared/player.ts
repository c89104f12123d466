/**
 * Plays an answer as its pieces come in, without gaps, and keeps it to be heard again.
 * Promise: `stop` is silent within 50 ms; `onSentence` says which sentence sounds, undefined when none does any more.
 * Change with it: client/mobile/use-assistant.ts.
 */
import { createSlowReplay, type Piece } from './slow-replay.js';

export interface Player {
  /** Call in a tap or key press: browsers allow sound only from there. */
  unlock(): void;
  /** Forgets the answer before; pieces of a new one follow. */
  start(): void;
  push(samples: Float32Array<ArrayBuffer>, sampleRate: number, sentence: number): void;
  /** No more pieces come. */
  end(): void;
  stop(): void;
  /** Plays what came since `start` again, slower at the same pitch when asked; false when there is nothing. */
  replay(rate?: number): boolean;
  readonly playing: boolean;
}

/** Time to get the first piece on its way, and to bridge an uneven network. */
const leadSeconds = 0.06;
const fadeSeconds = 0.02;

export function createPlayer(onSentence: (sentence: number | undefined) => void): Player {
  let context: AudioContext | undefined;
  let pieces: Piece[] = [];
  let sounding = new Set<AudioBufferSourceNode>();
  const timers: ReturnType<typeof setTimeout>[] = [];
  let gain: GainNode | undefined;
  let nextTime = 0;
  let complete = true;
  let playing = false;

  const audio = (): AudioContext => {
    context ??= new AudioContext();
    if (context.state !== 'running') context.resume().catch(() => {});
    return context;
  };
  const finished = () => {
    if (!playing || sounding.size > 0 || !complete) return;
    playing = false;
    onSentence(undefined);
  };
  const slow = createSlowReplay((sentence) => {
    playing = sentence !== undefined;
    onSentence(sentence);
  });
  const stop = () => {
    slow.stop();
    for (const timer of timers.splice(0)) clearTimeout(timer);
    if (context && gain) gain.gain.setTargetAtTime(0, context.currentTime, fadeSeconds / 4);
    for (const source of sounding) {
      source.onended = null;
      source.stop((context?.currentTime ?? 0) + fadeSeconds);
    }
    sounding = new Set();
    gain = undefined;
    nextTime = 0;
    complete = true;
    if (playing) {
      playing = false;
      onSentence(undefined);
    }
  };
  const play = ({ samples, sampleRate, sentence }: Piece) => {
    if (samples.length === 0) return;
    const ctx = audio();
    if (!gain) {
      gain = ctx.createGain();
      gain.connect(ctx.destination);
    }
    const buffer = ctx.createBuffer(1, samples.length, sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = ctx.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    const at = Math.max(nextTime, ctx.currentTime + leadSeconds);
    nextTime = at + buffer.duration;
    source.onended = () => {
      sounding.delete(source);
      finished();
    };
    sounding.add(source);
    source.start(at);
    playing = true;
    timers.push(setTimeout(() => onSentence(sentence), (at - ctx.currentTime) * 1000));
  };

  return {
    unlock: () => void audio(),
    start: () => {
      stop();
      pieces = [];
      complete = false;
    },
    push: (samples, sampleRate, sentence) => {
      const piece = { samples, sampleRate, sentence };
      pieces.push(piece);
      play(piece);
    },
    end: () => {
      complete = true;
      finished();
    },
    stop,
    replay: (rate = 1) => {
      stop();
      if (pieces.length === 0) return false;
      playing = true;
      if (rate !== 1) slow.play(pieces, rate);
      else for (const piece of pieces) play(piece);
      return true;
    },
    get playing() {
      return playing;
    },
  };
}
