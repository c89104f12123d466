/**
 * Where a turn asks what the imported rules say: opens the index in the background and keeps it up with the knowledge.
 * Promise: until it is open, or where no rules are imported, there is nothing to say; opening it never delays a start, and a failure
 * is told to the log, not to the person.
 * Change with it: passage-index.ts, stages.ts.
 */
import { join } from 'node:path';
import { type Config, indexFolder } from './config.js';
import { toAssistantError } from './errors.js';
import type { Guide } from './knowledge/guide.js';
import type { Library } from './knowledge/library.js';
import { dayInChina } from './knowledge/validity.js';
import type { Logger } from './logger.js';
import { openPassageIndex, type PassageIndex } from './passage-index.js';
import type { Embedder } from './ports/embedder.js';
import { lookUpArticles } from './turn/look-up-articles.js';
import type { Passage } from './turn/turn.js';

export interface ArticleDesk {
  articles(guide: Guide, asked: readonly string[], signal: AbortSignal): Promise<readonly Passage[]> | undefined;
  /** Opens the index, or takes up what has changed. Never rejects. */
  update(library: Library): Promise<void>;
}

export function openArticleDesk(
  config: Config,
  { knowledge, embedder, log }: { knowledge: string; embedder: Embedder | undefined; log: Logger },
): ArticleDesk {
  let open: PassageIndex | undefined;
  let work = Promise.resolve();
  const region = config.XIANGYIN_REGION;
  return {
    articles: (guide, asked, signal) =>
      open &&
      lookUpArticles({ ...open, today: () => dayInChina(new Date()), ...(region && { region }) }, guide, asked, signal),
    update(library) {
      work = work
        .then(async () => {
          open = await openPassageIndex({
            policies: join(knowledge, 'policies'),
            folder: indexFolder(config),
            library,
            embedder,
            model: config.XIANGYIN_EMBEDDER,
            warn: (problem) => log.warn({ problem }, 'the index of the rules'),
          });
          if (open) log.info({ passages: open.index.size }, 'the rules can be looked up');
        })
        .catch((reason: unknown) =>
          log.warn(
            { reason: toAssistantError(reason).message },
            'the rules cannot be looked up; the guides answer alone',
          ),
        );
      return work;
    },
  };
}
