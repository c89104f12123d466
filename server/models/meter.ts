/**
 * Counts what is being done and tells it on: bytes fetched of bytes to fetch over all models, and the step in hand.
 * Change with it: progress-lines.ts, which shows it.
 */
import type { Purpose } from './manifest.js';

export type Step = 'waiting' | 'copying' | 'fetching' | 'unpacking' | 'converting' | 'installed' | 'missing';

export interface ModelProgress {
  /** Empty while waiting for another process. */
  readonly model: string;
  readonly purpose: Purpose | '';
  readonly step: Step;
  /** The package or file in hand, the source, or why a model is missing. */
  readonly item: string;
  /** Bytes over all models of this run. */
  readonly fetched: number;
  readonly toFetch: number;
  /** Share of a conversion, 0..1. */
  readonly share?: number;
}

export type OnProgress = (progress: ModelProgress) => void;

export class Meter {
  readonly #counts = new Map<string, { fetched: number; toFetch: number }>();
  #subject: Pick<ModelProgress, 'model' | 'purpose'> = { model: '', purpose: '' };
  readonly #tell: OnProgress;

  constructor(tell: OnProgress) {
    this.#tell = tell;
  }

  /** From now on the steps belong to this model. */
  begin(model: string, purpose: Purpose): void {
    this.#subject = { model, purpose };
  }

  /** From now on this many more bytes are to be fetched for the model in hand, or the one named. */
  plan(bytes: number, model = this.#subject.model): void {
    const count = this.#countOf(model);
    count.toFetch = count.fetched + bytes;
  }

  /** More bytes are here; negative when some had to be thrown away. */
  fetched(bytes: number, item: string): void {
    this.#countOf(this.#subject.model).fetched += bytes;
    this.step('fetching', item);
  }

  step(step: Step, item: string, share?: number): void {
    const counts = [...this.#counts.values()];
    const fetched = counts.reduce((sum, count) => sum + count.fetched, 0);
    const toFetch = counts.reduce((sum, count) => sum + Math.max(count.toFetch, count.fetched), 0);
    this.#tell({ ...this.#subject, step, item, fetched, toFetch, ...(share === undefined ? {} : { share }) });
  }

  #countOf(model: string) {
    const count = this.#counts.get(model) ?? { fetched: 0, toFetch: 0 };
    this.#counts.set(model, count);
    return count;
  }
}
