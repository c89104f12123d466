/** The arm that every index has: characters and pairs of them, names and questions counting more than running text. */
import type { TokenArm } from './arm.js';
import { charKeys } from './char-keys.js';

export const wordsArm: TokenArm = {
  name: 'lexical',
  tokenise: charKeys,
  fieldWeights: [2, 2, 2, 1],
  weight: 1,
};
