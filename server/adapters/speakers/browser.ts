/** Speaker that leaves speaking to the page (speechSynthesis): yields nothing, so that the page knows to speak itself. */
import type { Speaker } from '../../ports/speaker.js';

export function createBrowserSpeaker(): Speaker {
  return {
    speak: (_text, { signal }) => ({
      [Symbol.asyncIterator]: () => ({
        next() {
          if (signal?.aborted) return Promise.reject(signal.reason);
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    }),
  };
}
