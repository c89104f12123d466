/**
 * Stage: the answer's sentences as sound, in order.
 * Promise: the next sentence is being made while the one before is delivered; nothing comes after the signal aborts.
 * Change with it: run-turn.ts (SpokenChunk), ports/speaker.ts.
 */
import type { Speaker, SpeakOptions } from '../ports/speaker.js';
import type { SpokenChunk } from './run-turn.js';
import type { Answer, TurnInput } from './turn.js';

export interface SpeakDeps {
  readonly speaker: Speaker;
}

export function createSpeak({ speaker }: SpeakDeps) {
  return async function* speak(answer: Answer, input: TurnInput, signal: AbortSignal): AsyncGenerator<SpokenChunk> {
    // Also ends what is being made ahead when the listener leaves early.
    const own = new AbortController();
    const how: SpeakOptions = {
      signal: AbortSignal.any([signal, own.signal]),
      ...(input.speed === undefined ? {} : { speed: input.speed }),
    };
    const pieces = ahead(inOrder(speaker, answer, how));
    try {
      for await (const piece of pieces) {
        signal.throwIfAborted();
        yield piece;
      }
    } finally {
      own.abort();
    }
  };
}

async function* inOrder(speaker: Speaker, answer: Answer, how: SpeakOptions): AsyncGenerator<SpokenChunk> {
  for (const [sentence, { text }] of answer.spoken.entries())
    for await (const chunk of speaker.speak(text, how)) yield { sentence, chunk };
}

/** The same pieces; the next one is asked for before this one is handed on. */
async function* ahead<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = ask(pieces);
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = ask(pieces);
      yield result.value;
    }
  } finally {
    // Left early: what is under way ends, and its own clean-up runs.
    pieces.return(undefined).catch(() => {});
  }
}

function ask<T>(pieces: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const next = pieces.next();
  // It is awaited later; until then a failure is not lost, only not yet looked at.
  next.catch(() => {});
  return next;
}
