import { describe, expect, it } from 'vitest';
import { buildPairTable } from '../../../server/knowledge/pair-table.js';
import { searchEntities } from '../../../server/knowledge/search-units.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

const table = buildPairTable(searchEntities(smallGuides(), smallTopics()));

describe('the pair table', () => {
  it('counts distinct pairs', () => {
    expect(table.count('低保低保')).toBe(2);
    expect(table.count('证')).toBe(0);
  });

  it('knows what nobody ever says', () => {
    expect(table.unknown('低保')).toBe(0);
    expect(table.unknown('火箭发射')).toBe(1);
    expect(table.unknown('')).toBe(0);
  });

  it('sees what points to one entity, and not what all of them say', () => {
    expect(table.focus('低保在哪里申请', 'subsistence-allowance')).toBeGreaterThan(
      table.focus('低保在哪里申请', 'id-card'),
    );
    expect(table.focus('低保', 'subsistence-allowance')).toBeGreaterThan(0.4);
    expect(table.focus('在哪里办', 'subsistence-allowance')).toBeLessThan(0.4);
    expect(table.focus('低保', 'no-such-service')).toBe(0);
  });
});
