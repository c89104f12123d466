/**
 * What we know as documents of the hybrid index: the passages of every guide, and every article of every stored policy.
 * Promise: pure; ids are those of passages, `<service id>#<key>` and `<policy id>#<article>`; what must still be compared with its
 * original is a draft.
 * Change with it: document.ts, ../passages.ts, ../policy/document.ts.
 */
import type { Guide } from '../guide.js';
import type { Library } from '../library.js';
import { chunksOf, type PolicyDocument } from '../policy/document.js';
import { documentKey, startOf } from '../policy/versions.js';
import type { IndexDocument } from './document.js';

/** Passages that say something of their own; the telephone is no answer to a question about the rules. */
export function guideDocuments(library: Library): IndexDocument[] {
  return [...library.guides.values()].flatMap((guide) =>
    library
      .passages(guide.id)
      .filter(({ kind }) => kind !== 'contact')
      .map((passage): IndexDocument => {
        const questions = questionsOf(guide, passage.id);
        return {
          id: passage.id,
          kind: questions.length > 0 ? 'faq' : 'guide',
          name: guide.name,
          aliases: guide.aliases,
          questions,
          text: passage.say.join(''),
          service: guide.id,
          ...(guide.validFrom && { validFrom: guide.validFrom }),
          ...(guide.validTo && { validTo: guide.validTo }),
        };
      }),
  );
}

function questionsOf(guide: Guide, passageId: string): readonly string[] {
  const [, number] = /#faq-(\d+)$/.exec(passageId) ?? [];
  return number === undefined ? [] : (guide.faq[Number(number)]?.ask ?? []);
}

/** Two articles under one label (a document read imperfectly) are told apart by a number. */
export function policyDocuments(policies: readonly PolicyDocument[]): IndexDocument[] {
  return policies.flatMap((policy) => {
    const from = startOf(policy);
    const taken = new Map<string, number>();
    return chunksOf(policy).map((chunk): IndexDocument => {
      const times = (taken.get(chunk.label) ?? 0) + 1;
      taken.set(chunk.label, times);
      return {
        id: `${policyId(policy)}#${chunk.label}${times > 1 ? `-${times}` : ''}`,
        kind: 'article',
        name: `${chunk.title}${chunk.label}`,
        aliases: [],
        questions: [],
        text: chunk.text,
        source: chunk.title,
        region: chunk.region,
        ...(from && { validFrom: from }),
        ...(policy.validTo && { validTo: policy.validTo }),
        ...(policy.status !== 'ok' && { published: false }),
      };
    });
  });
}

/** One version of a document; two of them are two. */
export const policyId = (policy: PolicyDocument): string =>
  [documentKey(policy), policy.issuedOn ?? policy.validFrom].filter(Boolean).join('|');
