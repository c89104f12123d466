/** The knowledge base as it is shipped: it loads, it is complete, what it says can be spoken and is sourced. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary, readPacks } from '../../server/knowledge/files.js';
import type { Library } from '../../server/knowledge/library.js';
import { figuresIn, unsourcedFigures } from '../../server/safety/figures.js';
import { root } from '../house/sources.js';

const list = join(root, '../shared/services.tsv');
let library: Library;
beforeAll(async () => {
  library = await readLibrary(join(root, 'knowledge-base'), '2026-11-24');
});
const guides = () => [...library.guides.values()];

describe('the guides', () => {
  it('are seventy-eight, each with at least twelve questions asked in several ways', () => {
    expect(guides().length).toBeGreaterThanOrEqual(78);
    expect(
      guides()
        .filter((g) => g.faq.length < 12 || g.faq.some((f) => f.ask.length < 3))
        .map((g) => g.id),
    ).toEqual([]);
  });

  it('say sentences that can be spoken: short, no brackets, no web address', () => {
    const odd = guides()
      .flatMap((g) => library.passages(g.id))
      .filter((p) => p.kind !== 'materials')
      .flatMap((p) =>
        p.say
          .filter((s) => [...s].length > 60 || /[()（）【】[\]<>*#]|https?:|www\./.test(s))
          .map((s) => `${p.id}: ${s}`),
      );
    expect(odd).toEqual([]);
  });

  it('name a law or document for every figure they say', () => {
    const unsourced = guides().flatMap((g) =>
      library
        .passages(g.id)
        .filter((p) => p.kind === 'faq' || p.kind === 'section')
        .filter((p) => p.citations.length === 0 && p.say.some((s) => figuresIn(s).length > 0))
        .map((p) => p.id),
    );
    expect(unsourced).toEqual([]);
  });

  it('pass their own gate', () => {
    for (const guide of guides())
      for (const p of library.passages(guide.id))
        for (const s of p.say) expect(unsourcedFigures(s, p.text)).toEqual([]);
  });

  it('give no amount of money but a national floor where the standard is set locally, and say where to ask', () => {
    const local = guides().filter((g) => g.standard === 'local');
    expect(local.filter((g) => g.local.length === 0).map((g) => g.id)).toEqual([]);
    const amounts = local.flatMap((g) =>
      (g.sections.amount?.say ?? [])
        .filter((s) => !/至少|不低于/.test(s))
        .filter((s) => figuresIn(s).some((f) => f.endsWith('|元'))),
    );
    expect(amounts).toEqual([]);
  });

  it.skipIf(!existsSync(list))('use ids and names of the service list (skipped where ../shared is absent)', () => {
    const known = new Map(
      readFileSync(list, 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t') as [string, string, string])
        .map(([id, name, department]) => [id, { name, department }]),
    );
    for (const guide of guides())
      expect(known.get(guide.id)).toEqual({ name: guide.name, department: guide.department });
    const covered = new Set([...library.guides.keys(), ...library.topics.map((t) => t.id)]);
    expect([...known.keys()].filter((id) => id && !covered.has(id))).toEqual([]);
  });
});

describe('the topics', () => {
  it('are known by at least five wordings and answer in one or two short sentences', () => {
    const odd = library.topics.filter(
      (t) => t.asks.length < 5 || t.say.length > 2 || t.say.some((s) => [...s].length > 60),
    );
    expect(odd.map((t) => t.id)).toEqual([]);
  });
});

describe('the dialect packs', () => {
  it('are thirteen, each with a complete set of phrases', async () => {
    const packs = await readPacks(join(root, 'knowledge-base'));
    const codes =
      'mandarin southwestern central-plains northeastern jilu-jiaoliao lanyin jianghuai cantonese minnan hakka wu xiang gan';
    expect(packs.map((p) => p.code).sort()).toEqual(codes.split(' ').sort());
    const wanted = Object.keys(packs.find((p) => p.code === 'mandarin')?.phrases ?? {});
    for (const pack of packs) expect(Object.keys(pack.phrases)).toEqual(wanted);
  });
});
