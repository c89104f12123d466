/**
 * Looks up what the rules say where a guide is silent: articles in force of the very documents that the guide rests on, or that are
 * named after the service, as passages that can be spoken.
 * Promise: nothing of a document that has nothing to do with the service; nothing repealed, of another place, or not yet compared
 * with its original; nothing but an article that speaks of what was asked.
 * Change with it: article-sentences.ts, retrieve.ts, server/knowledge/retrieval/hybrid-index.ts.
 */
import type { Guide } from '../knowledge/guide.js';
import { normaliseTitle } from '../knowledge/policy/names.js';
import type { Hit, HybridIndex } from '../knowledge/retrieval/hybrid-index.js';
import { articleSentences } from './article-sentences.js';
import type { Citation, Passage } from './turn.js';

export interface LookUpDeps {
  readonly index: HybridIndex;
  /** What an article of the index is cited as. */
  citation(articleId: string): Citation | undefined;
  /** The day in China, YYYY-MM-DD. */
  today(): string;
  /** Where this is, 四川省成都市; absent: only what holds everywhere. */
  readonly region?: string;
}

/** Articles looked at, and said. */
const looked = 30;
const kept = 2;
/** Cosine to the question below which an article speaks of something else. */
const near = 0.5;

/** Best first; empty when no article answers. */
export async function lookUpArticles(
  { index, citation, today, region }: LookUpDeps,
  guide: Guide,
  asked: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Passage[]> {
  const hits = await index.search(
    { wordings: asked.map((wording, i) => ({ text: `${guide.name}${wording}`, weight: i === 0 ? 2 : 1 })) },
    {
      limit: looked,
      today: today(),
      kinds: ['article'],
      ...(region && { region }),
      ...(signal && { signal }),
    },
  );
  const own = new Set(guide.basis.filter((b) => !b.unconfirmed).map((b) => normaliseTitle(b.title)));
  const names = [guide.name, ...guide.aliases].filter((name) => name.length > 2);
  return hits
    .flatMap((hit) => {
      const cited = citation(hit.document.id);
      if (!cited || !belongs(cited.title) || !isNear(hit)) return [];
      const { say, near } = articleSentences(hit.document.text, asked, cited);
      return say.length > 0 ? [{ near: near * hit.score, passage: passageOf(guide, hit, cited, say) }] : [];
    })
    .sort((a, b) => b.near - a.near)
    .map(({ passage }) => passage)
    .slice(0, kept);

  function belongs(title: string): boolean {
    return own.has(normaliseTitle(title)) || names.some((name) => title.includes(name));
  }
}

/** Without vectors the words alone must do. */
const isNear = ({ arms }: Hit): boolean => arms.dense === undefined || arms.dense >= near;

function passageOf(guide: Guide, { document, score }: Hit, cited: Citation, say: readonly string[]): Passage {
  return {
    id: document.id,
    serviceId: guide.id,
    kind: 'article',
    aspect: 'exception',
    say,
    text: [cited.title, cited.article, document.text].filter(Boolean).join('\n'),
    citations: [cited],
    score: Math.min(1, Math.max(0, score)),
  };
}
