/** An embedder for tests: a text's vector counts its characters, so that texts with the same characters are near. */
import type { Embedder } from '../../server/ports/embedder.js';

const dimension = 256;

export function letterEmbedder(asked: string[] = []): Embedder {
  return {
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map((text) => {
        const vector = new Float32Array(dimension);
        for (const char of `${text}。`) {
          const at = (char.codePointAt(0) ?? 0) % dimension;
          vector[at] = (vector[at] as number) + 1;
        }
        const length = Math.hypot(...vector);
        return vector.map((x) => x / length);
      });
    },
  };
}
