/**
 * The one button: hold it to talk, or tap it and let the server notice the end. Pure but for its timer.
 * Promise: nothing that was said while we did not yet know which of the two it is gets lost; the microphone is never left open.
 * Change with it: microphone.ts, client/mobile/use-assistant.ts.
 */
import type { Microphone, MicrophoneOptions } from './microphone.js';

export type TalkState = 'idle' | 'opening' | 'holding' | 'tapped';

export interface TalkDeps {
  openMicrophone(options: MicrophoneOptions): Promise<Microphone>;
  /** A turn begins; frames follow. */
  onOpen(mode: 'hold' | 'tap'): void;
  onFrame(samples: Float32Array): void;
  /** Everything was said: the recording is complete. */
  onClose(): void;
  onState(state: TalkState): void;
  onProblem(thrown: unknown): void;
}

export interface Talk {
  /** The button went down, or up. */
  down(): void;
  up(): void;
  /** A click without down and up (a screen reader): starts, and ends when it is on. */
  toggle(): void;
  /** The server has heard enough, or the person gave up: closes the microphone, says nothing. */
  stop(): void;
}

/** Released sooner: a tap. */
export const holdMs = 400;

export function createTalk(deps: TalkDeps): Talk {
  let state: TalkState = 'idle';
  let pressed = false;
  let mode: 'hold' | 'tap' | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let microphone: Microphone | undefined;
  let early: Float32Array[] = [];
  let round = 0;

  const enter = (next: TalkState) => {
    state = next;
    deps.onState(next);
  };
  const reset = () => {
    round++;
    clearTimeout(timer);
    microphone = undefined;
    mode = undefined;
    early = [];
    pressed = false;
    enter('idle');
  };
  const stop = () => {
    if (state === 'idle') return;
    microphone?.close();
    reset();
  };
  /** Begins the turn once the microphone is open and the mode is known. */
  const begin = () => {
    if (!microphone || !mode || state !== 'opening') return;
    deps.onOpen(mode);
    for (const frame of early.splice(0)) deps.onFrame(frame);
    enter(mode === 'hold' ? 'holding' : 'tapped');
  };
  const finish = async () => {
    const open = microphone;
    const current = round;
    if (!open) return stop();
    await open.finish();
    if (current !== round) return;
    reset();
    deps.onClose();
  };

  const start = async () => {
    const current = ++round;
    enter('opening');
    try {
      const opened = await deps.openMicrophone({
        onFrame: (samples) => {
          if (current !== round) return;
          if (state === 'opening') early.push(samples);
          else deps.onFrame(samples);
        },
        onLost: () => current === round && finish(),
      });
      if (current !== round) return opened.close();
      microphone = opened;
      // Whoever had to answer the permission question has let go long ago.
      if (!pressed) mode = 'tap';
      begin();
    } catch (thrown) {
      if (current !== round) return;
      reset();
      deps.onProblem(thrown);
    }
  };

  const down = () => {
    if (state === 'tapped') return void finish();
    if (state !== 'idle') return;
    pressed = true;
    timer = setTimeout(() => {
      if (!pressed) return;
      mode = 'hold';
      begin();
    }, holdMs);
    start();
  };
  const up = () => {
    if (!pressed) return;
    pressed = false;
    clearTimeout(timer);
    if (state === 'holding') return void finish();
    mode = 'tap';
    begin();
  };
  const toggle = () => {
    down();
    up();
  };
  return { down, up, toggle, stop };
}
