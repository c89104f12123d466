import { describe, expect, it } from 'vitest';
import { parseTopics } from '../../../server/knowledge/topics.js';

describe('parseTopics', () => {
  it('reads a list of topics', () => {
    const [topic] = parseTopics(
      'scope/a.yaml',
      '- {id: visa, name: 签证, status: out-of-scope, asks: [办签证], say: [这个不归我管。]}',
    );
    expect(topic).toMatchObject({ id: 'visa', asks: ['办签证'] });
  });

  it.each([
    ['no list', 'id: visa', /scope\/a\.yaml/],
    ['a wrong status', '- {id: visa, name: 签证, status: maybe, asks: [a], say: [b]}', /0\.status/],
    ['no words to say', '- {id: visa, name: 签证, status: declined, asks: [a], say: []}', /0\.say/],
  ])('refuses %s, naming file and field', (_, source, message) => {
    expect(() => parseTopics('scope/a.yaml', source)).toThrow(message);
  });
});
