/** How items are mapped, as shipped: a rule for every service, and a real county's list where it is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGuides } from '../../server/knowledge/files.js';
import { readCountyList } from '../../server/knowledge/items/county-list.js';
import { crossProvince, parseCrossProvince } from '../../server/knowledge/items/cross-province.js';
import { parseItemRules } from '../../server/knowledge/items/item-rules.js';
import { createItemMatcher } from '../../server/knowledge/items/match-items.js';
import { readTable } from '../../server/knowledge/items/read-table.js';
import { root } from '../house/sources.js';

const folder = join(root, 'knowledge-base');
const guides = await readGuides(folder);
const ids = new Set(guides.map((g) => g.id));
const rules = parseItemRules(readFileSync(join(folder, 'items/mapping.yaml'), 'utf8'), ids);
const match = createItemMatcher(rules, new Map(guides.map((g) => [g.id, [g.name, ...g.aliases]])));
const list = join(root, '../shared/data/service-items/guangan-district-sichuan.tsv');
const why = existsSync(list) ? '' : ' (skipped: no ../shared/data/service-items)';

describe('the rules', () => {
  it('hold every service', () => {
    const named = new Set(rules.rules.map((r) => r.service));
    expect([...ids].filter((id) => !named.has(id))).toEqual([]);
  });

  it('know each service by its own official name', () => {
    const own = guides.map((g) => match({ name: g.name, mainItem: '', department: g.department, code: '' }));
    expect(own.filter((m, i) => !m.services.includes(guides[i]?.id ?? '')).map((m) => m.item.name)).toEqual([]);
  });
});

describe.skipIf(why)(`a real county list${why}`, async () => {
  const { items } = why ? { items: [] } : readCountyList(await readTable(readFileSync(list)));
  const matches = items.map(match);

  it('is mapped item by item, each with its reason', () => {
    expect(matches).toHaveLength(1135);
    expect(matches.filter((m) => m.reason === '')).toEqual([]);
    expect(matches.filter((m) => m.state === 'matched').length).toBeGreaterThan(100);
  });

  it('leaves to a person, or alone, what bodies apply for', () => {
    const bodies = matches.filter((m) => /^(?:企业|机关事业单位|用人单位|定点)/.test(m.item.name));
    const insurance = /基本养老保险/;
    expect(bodies.filter((m) => m.state === 'matched' && !insurance.test(m.item.name)).map((m) => m.item.name)).toEqual(
      [],
    );
  });
});

describe('the table of what can be done across provinces', () => {
  const entries = parseCrossProvince(readFileSync(join(folder, 'items/cross-province.csv'), 'utf8'), ids);

  it('names services that have a guide, and a document for each', () => {
    expect(entries.length).toBeGreaterThan(15);
    expect(entries.filter((e) => !e.basis.title)).toEqual([]);
  });

  it('says yes for filing treatment elsewhere, and asks about 低保', () => {
    expect(crossProvince('remote-medical-filing', entries, { home: '四川', here: '广东' }).answer).toBe('yes');
    expect(crossProvince('subsistence-allowance', entries).answer).toBe('ask');
  });
});
