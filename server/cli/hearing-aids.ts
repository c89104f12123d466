/**
 * What the knowledge base gives to hearing, for `bench:speech`: the repair by sound as the product does it, and the words to
 * listen for. Change with it: server/assemble.ts (which wires the same), server/turn/normalise.ts.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRepair } from '../dialect/repair.js';
import { readLibrary, readPacks } from '../knowledge/files.js';
import { hearingHints } from '../knowledge/hearing-hints.js';
import { repairSource } from '../knowledge/repair-source.js';
import { createNormalise } from '../turn/normalise.js';
import type { Transcript, TurnInput } from '../turn/turn.js';

export interface HearingAids {
  /** The transcript as understanding gets it. */
  repair(transcript: Transcript, input: TurnInput): Promise<string>;
  readonly hints: readonly string[];
}

export async function openHearingAids(): Promise<HearingAids> {
  const root = join(fileURLToPath(new URL('../..', import.meta.url)), 'knowledge-base');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const [library, packs] = await Promise.all([readLibrary(root, today), readPacks(root)]);
  const repair = createRepair(repairSource(library.guides.values(), library.topics, packs));
  const normalise = createNormalise({ packs, repair });
  const { signal } = new AbortController();
  return {
    repair: async (transcript, input) => (await normalise(transcript, input, signal)).repaired,
    hints: hearingHints(library),
  };
}
