/** How what is asked without saying which is read, and what the knowledge base has of it. */
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../../server/knowledge/files.js';
import { parseVague } from '../../../server/knowledge/vague.js';

const entry = (more = '') => `- id: which-card
  ask: 您要办的是哪张卡？
  asks: [办卡, 办张卡, 卡咋办, 卡丢了, 卡坏了, 想办卡, 卡在哪办, 卡要多久]
  choices:
    - { service: social-security-card, label: 社保卡 }
    - { service: id-card, label: 身份证 }
${more}`;

describe('vague subjects', () => {
  it('are read with their choices in order', () => {
    const [subject] = parseVague('clarify/cards.yaml', entry());
    expect(subject?.ask).toBe('您要办的是哪张卡？');
    expect(subject?.choices.map((c) => c.label)).toEqual(['社保卡', '身份证']);
  });

  it.each([
    ['an unknown field', entry('  more: 1\n'), 'more'],
    ['a label twice', entry().replace('身份证', '社保卡'), '不一样'],
    ['too few ways of asking', entry().replace('办张卡, 卡咋办, ', ''), 'asks'],
    ['one choice only', entry().replace(/ {4}- \{ service: id-card.*\n/, ''), 'choices'],
    ['what is no YAML', '- id: [', 'clarify/cards.yaml'],
  ])('name file and field for %s', (_, source, named) => {
    expect(() => parseVague('clarify/cards.yaml', source)).toThrow(
      expect.objectContaining({ code: 'knowledge-invalid', message: expect.stringContaining(named) }),
    );
  });

  it('are at least forty, each of two choices or more, and no wording belongs to two', async () => {
    const { vague } = await readLibrary(new URL('../../../knowledge-base', import.meta.url).pathname, '2026-11-24');
    expect(vague.length).toBeGreaterThanOrEqual(40);
    for (const { choices } of vague) expect(choices.length).toBeGreaterThanOrEqual(2);
    const asks = vague.flatMap((v) => v.asks);
    expect(asks.length).toBe(new Set(asks).size);
  });
});
