/**
 * The choices that go with a question back: services by what people call them, and yes, no and "I don't know" in dialect.
 * Promise: pure; two to four services with labels that differ; every label is read back by reply.ts as what it stands for.
 * Change with it: reply.ts, the `replies` of knowledge-base/dialects/<code>/pack.yaml.
 */
import type { DialectPack, ReplyLabels } from '../dialect/pack.js';
import type { Guide } from '../knowledge/guide.js';
import type { Choice, DialectCode } from '../turn/turn.js';
import { polarityOf } from './reply-words.js';

export type LabelsOf = (dialect: DialectCode) => ReplyLabels;

const plain: ReplyLabels = { yes: '是', no: '不是', unsure: '不知道', right: '对', wrong: '不对' };

/** Labels are read, not spoken: every dialect has its own, whatever the voice can say. */
export function replyLabels(packs: readonly Pick<DialectPack, 'code' | 'replies'>[]): LabelsOf {
  const byCode = new Map(packs.map((p) => [p.code, p.replies ?? plain]));
  return (dialect) => byCode.get(dialect) ?? plain;
}

/** What may be replied to a condition's question. */
export function conditionChoices(ask: string, labels: ReplyLabels = plain): Choice[] {
  const { yes, no, right, wrong, unsure } = labels;
  return [...(polarityOf(ask) === 'plain' ? [yes, no] : [right, wrong]), unsure].map((label) => ({ label }));
}

const mostChoices = 4;

/** The services that may be meant, best first, each by a name that no other choice shares or contains. */
export function serviceChoices(
  candidates: readonly { readonly id: string; readonly name: string }[],
  guides: ReadonlyMap<string, Pick<Guide, 'name' | 'aliases'>>,
): Choice[] {
  const shown = candidates.slice(0, mostChoices);
  const namesOf = (id: string, name: string) => [...(guides.get(id)?.aliases ?? []), name];
  const labels: string[] = [];
  for (const { id, name } of shown) {
    const others = shown.filter((c) => c.id !== id).flatMap((c) => namesOf(c.id, c.name).slice(0, 1));
    const distinct = (n: string) => ![...labels, ...others].some((o) => o === n || o.includes(n) || n.includes(o));
    const names = namesOf(id, name);
    labels.push(names.find(distinct) ?? names.find((n) => !labels.includes(n)) ?? name);
  }
  return shown.map(({ id }, i) => ({ service: id, label: labels[i] ?? '' }));
}
