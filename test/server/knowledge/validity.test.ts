import { describe, expect, it } from 'vitest';
import { inForce } from '../../../server/knowledge/validity.js';
import { sampleGuide } from '../../fixtures/guides.js';

const guide = { ...sampleGuide(), validFrom: '2026-01-01', validTo: '2026-12-31' };

describe('inForce', () => {
  it.each(['2026-01-01', '2026-06-30', '2026-12-31'])(
    'speaks a guide on %s, its last and first day included',
    (day) => {
      expect(inForce([guide], day)).toEqual({ guides: [guide], topics: [] });
    },
  );

  it.each(['2025-12-31', '2027-01-01'])('sends people to the office on %s, saying nothing of the guide', (day) => {
    const { guides, topics } = inForce([guide], day);
    expect(guides).toEqual([]);
    expect(topics[0]).toMatchObject({ id: guide.id, status: 'not-covered' });
    expect(topics[0]?.asks).toContain('样板钱');
    expect(topics[0]?.say.join('')).toContain('示例局');
    expect(topics[0]?.say.join('')).not.toContain('六十');
  });
});
