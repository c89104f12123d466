/**
 * Everything the assistant knows, in memory: guides, topics, vague subjects, and the passages that may be spoken.
 * Promise: platform-free and immutable; two guides or topics of one id are refused by name;
 * what rests only on an unconfirmed basis is in no passage.
 * Change with it: guide.ts, topics.ts, vague.ts.
 */
import { AssistantError } from '../errors.js';
import type { Citation, Passage } from '../turn/turn.js';
import type { Guide } from './guide.js';
import { passagesOf, toCitation } from './passages.js';
import type { TopicEntry } from './topics.js';
import type { VagueSubject } from './vague.js';

export interface Library {
  readonly guides: ReadonlyMap<string, Guide>;
  readonly topics: readonly TopicEntry[];
  /** What is asked without saying which; each choice has a guide. */
  readonly vague: readonly VagueSubject[];
  /** Passages of one guide, score 0, in the guide's order; empty for an unknown id. */
  passages(serviceId: string): readonly Passage[];
  /** Bases of one guide, as cited on its card. */
  citations(serviceId: string): readonly Citation[];
}

/** Throws `knowledge-invalid` when ids collide or nothing is known. */
export function buildLibrary(source: {
  guides: readonly Guide[];
  topics: readonly TopicEntry[];
  vague?: readonly VagueSubject[];
}): Library {
  const guides = new Map<string, Guide>();
  for (const guide of source.guides) {
    if (guides.has(guide.id)) throw collision(`two guides have the id "${guide.id}"`);
    guides.set(guide.id, guide);
  }
  const topics = new Map<string, TopicEntry>();
  for (const topic of source.topics) {
    if (topics.has(topic.id)) throw collision(`two topics have the id "${topic.id}"`);
    // Once a guide exists, the entry that said there is none steps aside.
    if (!guides.has(topic.id)) topics.set(topic.id, topic);
  }
  if (guides.size === 0) throw collision('there is no service guide at all');
  const vague = new Map<string, VagueSubject>();
  for (const subject of source.vague ?? []) {
    if (vague.has(subject.id)) throw collision(`two vague subjects have the id "${subject.id}"`);
    const choices = subject.choices.filter((c) => guides.has(c.service));
    const whole = choices.length === subject.choices.length;
    if (choices.length > 0) vague.set(subject.id, whole ? subject : { ...subject, choices });
  }
  const passages = new Map([...guides].map(([id, guide]) => [id, passagesOf(guide)]));
  return {
    guides,
    topics: [...topics.values()],
    vague: [...vague.values()],
    passages: (serviceId) => passages.get(serviceId) ?? [],
    citations: (serviceId) => (guides.get(serviceId)?.basis ?? []).filter((b) => !b.unconfirmed).map(toCitation),
  };
}

function collision(detail: string): AssistantError {
  return new AssistantError('knowledge-invalid', { detail });
}
