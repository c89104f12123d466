/** Speaker that leaves speaking to the page (speechSynthesis): yields nothing, so that the page knows to speak itself. */
import { AssistantError } from '../../errors.js';
import type { Speaker } from '../../ports/speaker.js';

export function createBrowserSpeaker(): Speaker {
  return {
    speak: (_text, { signal }) => ({
      [Symbol.asyncIterator]: () => ({
        next() {
          if (signal?.aborted) return Promise.reject(new AssistantError('aborted'));
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    }),
  };
}
