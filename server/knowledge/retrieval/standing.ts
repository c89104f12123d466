/**
 * Where a document stands: a law goes before the regulations made under it, and those before notices and measures (立法法); our own
 * guides rest on all of them and stand with the laws.
 * Promise: pure; told from the title alone.
 * Change with it: fuse.ts (how much that counts), rerank.ts (what pieces of one source do for each other).
 */
import type { IndexDocument } from './document.js';

/** 2 for a law or a guide, 1 for an administrative regulation, 0 for what is below. */
export function standingOf({ kind, name, source = name }: IndexDocument): number {
  if (kind !== 'article' || law.test(source)) return 2;
  return regulation.test(source) ? 1 : 0;
}

/** 办法 are measures, not laws; 民法典 婚姻家庭编 and 刑法（2020修正） are laws. */
const law = /(?:(?<!办)法|法典)(?:[（(][^）)]*[）)]|\s*\S+编)?$/;
const regulation = /条例(?:[（(][^）)]*[）)])?$/;

/** Equal for pieces of one law, one document, one service. FNV-1a of its name. */
export function sourceKey({ name, source, service }: IndexDocument): number {
  let key = 0x811c9dc5;
  const text = service ?? source ?? name;
  for (let i = 0; i < text.length; i++) key = Math.imul(key ^ text.charCodeAt(i), 0x01000193);
  return key >>> 0;
}
