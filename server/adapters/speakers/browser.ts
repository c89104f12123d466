/** Speaker that leaves speaking to the page (speechSynthesis): yields nothing, so that the page knows to speak itself. */
import type { Speaker } from '../../ports/speaker.js';

export function createBrowserSpeaker(): Speaker {
  return {
    async *speak(_text, { signal }) {
      signal?.throwIfAborted();
    },
  };
}
