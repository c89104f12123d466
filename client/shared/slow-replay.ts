/**
 * Plays a finished answer again at another pace and the same pitch, which browsers do for media elements only.
 * Promise: `stop` is silent at once. Change with it: player.ts.
 */
import { toWav } from './pcm.js';

/** A piece of an answer's speech. */
export interface Piece {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
  readonly sentence: number;
}

export interface SlowReplay {
  play(pieces: readonly Piece[], rate: number): void;
  stop(): void;
}

export function createSlowReplay(onSentence: (sentence: number | undefined) => void): SlowReplay {
  let element: HTMLAudioElement | undefined;

  const stop = () => {
    if (!element) return;
    const { src } = element;
    element.onended = element.ontimeupdate = element.onerror = null;
    element.pause();
    element = undefined;
    URL.revokeObjectURL(src);
  };
  const end = () => {
    stop();
    onSentence(undefined);
  };

  return {
    stop,
    play: (pieces, rate) => {
      stop();
      const { samples, starts, sampleRate } = joinPieces(pieces);
      const audio = new Audio(URL.createObjectURL(new Blob([toWav(samples, sampleRate)], { type: 'audio/wav' })));
      element = audio;
      audio.playbackRate = audio.defaultPlaybackRate = rate;
      audio.ontimeupdate = () => onSentence(sentenceAt(starts, audio.currentTime));
      audio.onended = end;
      audio.onerror = end;
      audio.play().catch(() => audio === element && end());
    },
  };
}

interface Start {
  readonly seconds: number;
  readonly sentence: number;
}

/** One sound, and when each piece begins in it. All pieces have the first one's rate. */
export function joinPieces(pieces: readonly Piece[]) {
  const sampleRate = pieces[0]?.sampleRate ?? 24000;
  const samples = new Float32Array(pieces.reduce((n, p) => n + p.samples.length, 0));
  const starts: Start[] = [];
  let at = 0;
  for (const piece of pieces) {
    starts.push({ seconds: at / sampleRate, sentence: piece.sentence });
    samples.set(piece.samples, at);
    at += piece.samples.length;
  }
  return { samples, starts, sampleRate };
}

export const sentenceAt = (starts: readonly Start[], seconds: number): number =>
  starts.filter((s) => s.seconds <= seconds).at(-1)?.sentence ?? 0;
