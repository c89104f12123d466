/**
 * Shows the making of models: one bar that moves on a terminal, plain lines (a new one a step or ten per cent) elsewhere.
 * Promise: sizes in MB, speed and time left of what is fetched.
 * Change with it: meter.ts.
 */
import type { ModelProgress, OnProgress, Step } from './meter.js';
import { megabytes } from './units.js';

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;
const words: Record<Step, string> = {
  waiting: 'waiting:',
  copying: 'copying',
  fetching: 'fetching',
  unpacking: 'unpacking',
  converting: 'converting',
  installed: 'installed from',
  missing: 'not to be had from any source',
};

/** `now`: milliseconds, for the estimate. Call `end` before writing anything else. */
export function progressLines(output: Output, now: () => number = () => performance.now()) {
  const estimate = estimator(now);
  let lastLine = '';
  let bar = false;
  const show: OnProgress = (progress) => {
    const text = `${progress.model ? `${progress.purpose} (${progress.model}): ` : ''}${words[progress.step]}${progress.step === 'missing' ? '' : ` ${progress.item}`}`;
    if (output.isTTY && progress.step !== 'installed' && progress.step !== 'missing') {
      const line = `${drawBar(progress)} ${amounts(progress)}${estimate(progress)}  ${text}`;
      output.write(`\r\x1b[K${line.slice(0, (output.columns ?? 100) - 1)}`);
      bar = true;
      return;
    }
    const tenth = Math.floor((10 * (progress.share ?? portion(progress))) % 11);
    const key = `${text} ${progress.step === 'fetching' || progress.share !== undefined ? tenth : ''}`;
    if (key === lastLine) return;
    lastLine = key;
    if (bar) output.write('\r\x1b[K');
    bar = false;
    const detail =
      progress.step === 'fetching'
        ? `  ${amounts(progress)}${estimate(progress)}`
        : progress.share === undefined
          ? ''
          : `  ${Math.round(100 * progress.share)} %`;
    output.write(`${text}${detail}\n`);
  };
  return {
    show,
    end() {
      if (bar) output.write('\r\x1b[K');
      bar = false;
    },
  };
}

const portion = ({ fetched, toFetch }: ModelProgress) => (toFetch ? fetched / toFetch : 0);

function drawBar(progress: ModelProgress): string {
  const full = Math.round(barWidth * (progress.share ?? portion(progress)));
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
}

const amounts = ({ fetched, toFetch }: ModelProgress) =>
  toFetch ? `${Math.floor(fetched / 1e6)} of ${megabytes(toFetch)}` : '';

/** Speed over the whole run, from the first byte on. */
function estimator(now: () => number): (progress: ModelProgress) => string {
  let start: { at: number; fetched: number } | undefined;
  return ({ fetched, toFetch, step }) => {
    if (step !== 'fetching') return '';
    start ??= { at: now(), fetched };
    const seconds = (now() - start.at) / 1000;
    const speed = (fetched - start.fetched) / seconds;
    // The first bytes, before a client is at speed, tell nothing.
    if (seconds < 1 || fetched - start.fetched < toFetch / 100) return '';
    return `, ${(speed / 1e6).toFixed(1)} MB/s, ${duration((toFetch - fetched) / speed)} left`;
  };
}

const duration = (seconds: number) =>
  seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds / 60)} min`;
