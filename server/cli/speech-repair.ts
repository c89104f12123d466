/**
 * The repair by sound that `bench:speech` measures beside the raw transcript: the product's own, over the whole knowledge base.
 * Promise: undefined where there is none; then no repaired rate is told. Change with it: server/dialect/repair.ts.
 */
import type { Transcript } from '../turn/turn.js';

export type MendTranscript = (transcript: Transcript) => string;

export async function openRepair(): Promise<MendTranscript | undefined> {
  return undefined;
}
