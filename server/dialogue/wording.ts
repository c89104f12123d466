/**
 * The fixed things the assistant says, in a dialect that the installed voice can speak.
 * Promise: pure; a dialect whose pack does not name the voice is answered in plain Mandarin, not read out wrongly.
 * Change with it: knowledge-base/dialects/<code>/phrases.yaml and the `voices` of index.yaml.
 */
import type { DialectPack, PhraseKey } from '../dialect/pack.js';
import type { Library } from '../knowledge/library.js';
import type { DialectCode } from '../turn/turn.js';

export type Phrase = (key: PhraseKey, dialect: DialectCode) => string;

/** `voice`: the speaker adapter's name. The pack called mandarin must be there. */
export function phrasesFor(packs: readonly DialectPack[], voice: string): Phrase {
  const plain = packs.find((p) => p.code === 'mandarin') ?? packs[0];
  const spoken = new Map(packs.filter((p) => p.voices.includes(voice)).map((p) => [p.code, p]));
  return (key, dialect) => (spoken.get(dialect) ?? plain)?.phrases[key] ?? '';
}

/** Every sentence that is its own source: the phrases of all packs and what is said about subjects that are not ours. */
export function fixedSentences(packs: readonly DialectPack[], library: Library): string[] {
  return [...packs.flatMap((p) => Object.values(p.phrases)), ...library.topics.flatMap((t) => t.say)];
}

/** What is said when the gate left nothing of an answer. */
export function nothingLeft(library: Library, phrase: Phrase, serviceId: string | undefined): string[] {
  const guide = library.guides.get(serviceId ?? '');
  const who = guide ? [`这件事归${guide.department}管，您可以去窗口问。`] : [];
  return [phrase('not-covered', 'mandarin'), ...who];
}
