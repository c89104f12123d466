/**
 * A speaker that keeps what it has said: a sentence known by its words, voice and speed starts at once from disk.
 * Promise: what is heard is what the speaker inside would say; preparing in the background waits for everyone who is
 * being answered; without a disk it speaks all the same.
 * Change with it: phrase-cache/*; raise `model` when the same words come to sound different.
 */
import { createHash } from 'node:crypto';
import { AssistantError } from '../../errors.js';
import type { Speaker, SpeakOptions } from '../../ports/speaker.js';
import { toPhonemes } from '../../speech/phonemes.js';
import { readout } from '../../speech/readout.js';
import { splitSentences } from '../../speech/sentences.js';
import type { SpeechChunk } from '../../turn/turn.js';
import { openPhraseStore } from './phrase-cache/phrase-store.js';

export interface PhraseCacheOptions {
  /** Where prepared sentences lie; made when first needed. */
  readonly folder: string;
  /** Voice when the caller names none. */
  readonly voice: string;
  /** Which engine speaks; part of a sentence's name. */
  readonly model?: string;
  /** The folder is kept below this; default 2 GiB, about 10,000 sentences. */
  readonly maxBytes?: number;
  /** Told once when sentences can no longer be written. */
  readonly onTrouble?: (error: unknown) => void;
}

export interface WarmOptions {
  /** Ends the work quietly. */
  readonly signal?: AbortSignal;
  readonly speed?: number;
  /** Asked before each piece: while true, the background waits. Speech through this speaker is waited for anyway. */
  readonly busy?: () => boolean;
  readonly onProgress?: (progress: WarmProgress) => void;
}

export interface WarmProgress {
  readonly done: number;
  readonly total: number;
  /** Sentences that the speaker could not say. */
  readonly failed: number;
}

export interface CachedSpeaker extends Speaker {
  /** Whether every sentence of the text is prepared. */
  has(text: string, speed?: number): Promise<boolean>;
  /** Prepares sentences that are not there yet. Resolves when done, aborted, or when the disk is full; never rejects. */
  warm(sentences: readonly string[], options?: WarmOptions): Promise<WarmProgress>;
}

const twoGiB = 2 * 1024 ** 3;
/** How often `busy` is asked while waiting. */
const pollMs = 150;

export function withPhraseCache(speaker: Speaker, options: PhraseCacheOptions): CachedSpeaker {
  const { folder, voice: usual, model = 'kokoro-82m-v1.0/1', maxBytes = twoGiB, onTrouble = () => {} } = options;
  const store = openPhraseStore(folder, maxBytes, onTrouble);
  const writing = new Set<Promise<void>>();
  let live = 0;

  /** Words, how they are read and pronounced, voice, speed: any change makes another name. */
  function keyOf(sentence: string, { voice = usual, speed = 1 }: SpeakOptions): string {
    const parts = [model, voice, speed.toFixed(2), sentence, toPhonemes(readout(sentence))];
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40);
  }

  function keep(key: string, chunks: readonly SpeechChunk[]): Promise<void> {
    const write: Promise<void> = store.write(key, chunks).finally(() => writing.delete(write));
    writing.add(write);
    return write;
  }

  async function* sentence(text: string, how: SpeakOptions): AsyncGenerator<SpeechChunk> {
    const key = keyOf(text, how);
    const prepared = await store.read(key);
    const chunks: SpeechChunk[] = [];
    for await (const chunk of prepared ?? speaker.speak(text, how)) {
      if (how.signal?.aborted) throw new AssistantError('aborted');
      chunks.push(chunk);
      yield chunk;
    }
    // Only what was said to the end is kept; nothing at all (a speaker that leaves speaking to the page) is not.
    if (!prepared && chunks.length > 0 && !how.signal?.aborted) void keep(key, chunks);
  }

  async function untilIdle(busy: () => boolean, signal: AbortSignal | undefined): Promise<void> {
    while ((live > 0 || busy()) && !signal?.aborted) await new Promise((resolve) => setTimeout(resolve, pollMs));
  }

  /** true when the sentence is prepared now. */
  async function prepare(text: string, how: SpeakOptions, busy: () => boolean): Promise<boolean> {
    const chunks: SpeechChunk[] = [];
    const pieces = speaker.speak(text, how)[Symbol.asyncIterator]();
    for (;;) {
      await untilIdle(busy, how.signal);
      const next = await pieces.next();
      if (next.done) break;
      chunks.push(next.value);
    }
    if (chunks.length > 0) await keep(keyOf(text, how), chunks);
    return chunks.length > 0;
  }

  return {
    async *speak(text, how) {
      live += 1;
      try {
        if (how.signal?.aborted) throw new AssistantError('aborted');
        for (const part of splitSentences(text)) yield* sentence(part, how);
      } finally {
        live -= 1;
      }
    },
    async has(text, speed = 1) {
      const parts = splitSentences(text);
      const found = await Promise.all(parts.map((part) => store.has(keyOf(part, { speed }))));
      return parts.length > 0 && found.every(Boolean);
    },
    async warm(sentences, { signal, speed = 1, busy = () => false, onProgress = () => {} } = {}) {
      const how: SpeakOptions = signal ? { speed, signal } : { speed };
      const todo = [...new Set(sentences.flatMap(splitSentences))];
      let [done, failed] = [0, 0];
      for (const text of todo) {
        if (signal?.aborted || !store.writable) break;
        const ready = (await store.has(keyOf(text, how))) || (await prepare(text, how, busy).catch(() => false));
        if (signal?.aborted) break;
        done += 1;
        if (!ready) failed += 1;
        onProgress({ done, total: todo.length, failed });
      }
      return { done, total: todo.length, failed };
    },
    async close() {
      await Promise.all(writing);
      await speaker.close?.();
    },
  };
}
