/**
 * What is in force on a day: a guide whose time is over, or has not come, is not spoken; it becomes a subject that we know
 * of and send on to its office.
 * Promise: pure and platform-free; days are compared as YYYY-MM-DD, both ends included.
 * Change with it: knowledge-base/README.md.
 */
import type { Guide } from './guide.js';
import type { TopicEntry } from './topics.js';

export interface InForce {
  readonly guides: readonly Guide[];
  /** One for each guide that is not in force. */
  readonly topics: readonly TopicEntry[];
}

/** `today` as YYYY-MM-DD. */
export function inForce(guides: readonly Guide[], today: string): InForce {
  const current = (g: Guide) => (!g.validFrom || g.validFrom <= today) && (!g.validTo || today <= g.validTo);
  return { guides: guides.filter(current), topics: guides.filter((g) => !current(g)).map(asTopic) };
}

function asTopic(guide: Guide): TopicEntry {
  const called = guide.aliases[0] ?? guide.name;
  return {
    id: guide.id,
    name: guide.name,
    status: 'not-covered',
    asks: [...guide.aliases, ...guide.faq.flatMap((f) => f.ask)],
    say: [`${called}的规定正在换新，新的办法我这里还没有。`, `请到${guide.department}的窗口问一问。`],
    office: guide.department,
  };
}

/** The day it is in China, as YYYY-MM-DD. */
export const dayInChina = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
