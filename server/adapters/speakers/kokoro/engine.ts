/**
 * What both forms of the Kokoro network offer (two graphs out of our converter, one graph out of a hub), and how the
 * folder is opened.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AssistantError } from '../../../errors.js';
import { loadSymbols } from './symbols.js';

/** Samples a second. */
export const kokoroRate = 24_000;

/** Sound of (a part of) a clause, silence cut off at both ends. */
export interface Rendered {
  /** Index of the clause. */
  readonly clause: number;
  readonly samples: Float32Array;
  /** false: the next piece goes on in the middle of this clause, without a pause. */
  readonly endsClause: boolean;
}

export interface RenderOptions {
  readonly voice: string;
  readonly speed: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Engine {
  /**
   * Renders the clauses (phonemes) of one sentence in order, lazily: nothing runs until the next piece is asked for.
   * Rejects at once when the signal aborts.
   */
  render(clauses: readonly string[], how: RenderOptions): AsyncIterable<Rendered>;
  close(): Promise<void>;
}

/** Rejects with `model-missing` or `model-corrupt`. */
export async function openEngine(folder: string, threads: number): Promise<Engine> {
  const symbols = await loadSymbols(folder);
  try {
    if (await exists(join(folder, 'sound.onnx')))
      return await (await import('./split-engine.js')).createSplitEngine(folder, symbols, threads);
    if (await exists(join(folder, 'model.onnx')))
      return await (await import('./whole-engine.js')).createWholeEngine(folder, symbols, threads);
  } catch (cause) {
    throw new AssistantError('model-corrupt', { detail: 'a graph of kokoro-82m cannot be loaded', cause });
  }
  throw new AssistantError('model-missing', { detail: 'kokoro-82m/sound.onnx is not there' });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
