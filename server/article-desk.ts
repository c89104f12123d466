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
import { openLive } from './live/value.js';
import { watchFolder } from './live/watch-folder.js';
import type { Logger } from './logger.js';
import { openPassageIndex, type PassageIndex } from './passage-index.js';
import type { Embedder } from './ports/embedder.js';
import { lookUpArticles } from './turn/look-up-articles.js';
import type { Passage } from './turn/turn.js';

export interface ArticleDesk {
  articles(guide: Guide, asked: readonly string[], signal: AbortSignal): Promise<readonly Passage[]> | undefined;
  /** Opens the index, or takes up what has changed in the guides. Never rejects. */
  update(library: Library): Promise<void>;
  close(): void;
}

export function openArticleDesk(
  config: Config,
  { knowledge, embedder, log }: { knowledge: string; embedder: Embedder | undefined; log: Logger },
): ArticleDesk {
  const policies = join(knowledge, 'policies');
  const region = config.XIANGYIN_REGION;
  let library: Library | undefined;
  let open: PassageIndex | undefined;

  const take = async (): Promise<void> => {
    if (!library) return;
    if (open) await open.update(library);
    else
      open = await openPassageIndex({
        ...{ policies, library, embedder },
        folder: indexFolder(config),
        model: config.XIANGYIN_EMBEDDER,
        warn: (problem) => log.warn({ problem }, 'the index of the rules'),
      });
    if (open) log.info({ passages: open.index.size }, 'the rules can be looked up');
  };
  const live = openLive({
    load: take,
    watch: (changed) => watchFolder(policies, changed),
    onTrouble: (reason) =>
      log.warn({ reason: toAssistantError(reason).message }, 'the rules stay as they were; the guides answer'),
  });

  return {
    articles: (guide, asked, signal) =>
      open &&
      lookUpArticles({ ...open, today: () => dayInChina(new Date()), ...(region && { region }) }, guide, asked, signal),
    async update(now) {
      library = now;
      await (await live).refresh();
    },
    close: () => void live.then((l) => l.close()),
  };
}
