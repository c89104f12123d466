/** What the services to choose from are called. */
import { describe, expect, it } from 'vitest';
import { serviceChoices } from '../../../server/dialogue/choices.js';

describe('the choices', () => {
  const guides = new Map(
    Object.entries({
      a: { name: '残疾人证办理', aliases: ['残疾证'] },
      b: { name: '困难残疾人生活补贴', aliases: ['残疾证补贴', '残疾补贴'] },
      c: { name: '临时救助', aliases: ['残疾证'] },
    }),
  );
  const candidates = Object.entries({ a: '残疾人证办理', b: '困难残疾人生活补贴', c: '临时救助' }).map(
    ([id, name]) => ({ id, name }),
  );

  it('are called by names of which none holds another', () => {
    const labels = serviceChoices(candidates, guides).map((c) => c.label);
    expect(new Set(labels).size).toBe(3);
    expect(labels.slice(1)).toEqual(['残疾补贴', '临时救助']);
  });

  it('are four at the most', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: `事项${id}` }));
    expect(serviceChoices(many, new Map())).toHaveLength(4);
  });
});
