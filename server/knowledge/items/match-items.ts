/**
 * Tells which of our services a county's item is: matched, for a person to decide, or none; always with the reason.
 * Promise: pure; a match needs exactly one rule and nothing that speaks against it; likeness alone never matches.
 * Change with it: item-rules.ts, knowledge-base/items/mapping.yaml.
 */

import type { Clause, ItemRules } from './item-rules.js';
import { bigrams, dice } from './likeness.js';

export interface CountyItem {
  readonly department: string;
  /** 主项; empty when the list has none. */
  readonly mainItem: string;
  /** 事项名称 or 子项. */
  readonly name: string;
  readonly code: string;
}

export interface ItemMatch {
  readonly item: CountyItem;
  readonly state: 'matched' | 'doubtful' | 'unmatched';
  /** Best first; exactly one when matched. */
  readonly services: readonly string[];
  /** For a person. */
  readonly reason: string;
}

/** What a service is called, for likeness: its name and aliases. */
export type ServiceNames = ReadonlyMap<string, readonly string[]>;

/** Likeness (Dice over character bigrams, 0..1) from which a person is asked. */
const worthAsking = 0.5;

export function createItemMatcher(rules: ItemRules, names: ServiceNames): (item: CountyItem) => ItemMatch {
  const known = [...names].flatMap(([service, all]) => all.map((name) => ({ service, name, grams: bigrams(name) })));

  return (item) => {
    const name = plainName(item.name);
    const full = `${plainName(item.mainItem)} ${name}`;
    const hits = rules.rules.filter(
      (r) => r.clauses.some((c) => holds(c, full)) && !r.hasNot.some((word) => name.includes(word)),
    );
    const services = hits.map((h) => h.service);
    const result = (state: ItemMatch['state'], reason: string, found = services): ItemMatch => ({
      item,
      state,
      services: found,
      reason,
    });
    const rest = rules.own.reduce((text, word) => text.replaceAll(word, ''), name);
    const doubts = [...rules.doubt, ...rules.institution].filter((word) => rest.includes(word));
    if (services.length > 1) return result('doubtful', `两个事项都像：${services.join('、')}`);
    if (services.length === 1 && doubts.length > 0) return result('doubtful', `名称里有“${doubts.join('、')}”，请人看`);
    const words = hits[0]?.clauses.find((c) => holds(c, full));
    if (words && !words.every((group) => group.some((word) => name.includes(word))))
      return result('doubtful', '只有主项名称合得上，请人看');
    if (words) return result('matched', `名称里有“${said(words, full)}”`);
    const near = nearest(name, known);
    if (near && near.likeness >= worthAsking && doubts.length === 0)
      return result('doubtful', `和“${near.name}”相像，但不合任何一条规则`, [near.service]);
    if (rules.institution.some((word) => full.includes(word)))
      return result('unmatched', '是单位、企业办的事，不在我们的事项里');
    return result('unmatched', near ? `最像的是“${near.name}”，差得远` : '没有相近的事项');
  };
}

/** Without what the county adds: （县级权限）, 《》, spaces. */
function plainName(name: string): string {
  return name
    .replace(/^未分类$/, '')
    .replace(/[（(][^（）()]*(?:县级|市级|省级|权限|行使|据省)[^（）()]*[）)]/g, '')
    .replace(/[《》\s]/g, '');
}

const holds = (clause: Clause, text: string): boolean =>
  clause.every((group) => group.some((word) => text.includes(word)));

const said = (clause: Clause, text: string): string =>
  clause.map((group) => group.find((word) => text.includes(word)) ?? '').join('…');

function nearest<K extends { readonly grams: ReadonlySet<string> }>(name: string, known: readonly K[]) {
  const grams = bigrams(name);
  let best: (K & { likeness: number }) | undefined;
  for (const one of known) {
    const likeness = dice(grams, one.grams);
    if (likeness > (best?.likeness ?? 0)) best = { ...one, likeness };
  }
  return best;
}
