import { describe, expect, it } from 'vitest';
import { loadPrompts, parsePrompt } from '../../server/prompt-library.js';

const source = '---\npurpose: test\nvariables: [question]\n---\n# system\n你好\n# user\n问：{{question}}';

describe('prompts', () => {
  it('renders both parts', () => {
    expect(parsePrompt('p', source).render({ question: '低保' })).toEqual({ system: '你好', user: '问：低保' });
  });

  it('does not expand what a value brings along', () => {
    expect(parsePrompt('p', source).render({ question: '{{question}}' }).user).toBe('问：{{question}}');
  });

  it.each([
    ['an undeclared variable', source.replace('[question]', '[]'), /without declaring/],
    ['an unused variable', source.replace('[question]', '[question, more]'), /does not use/],
    ['no user part', source.replace('# user', '# person'), /# user/],
    ['no front matter', '# system\na\n# user\nb', /front matter/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parsePrompt('p', text)).toThrow(message);
  });

  it('fails at render when a value is missing', () => {
    expect(() => parsePrompt('p', source).render({})).toThrow(/question/);
  });

  it('loads all that the project has', async () => {
    expect([...(await loadPrompts('prompts')).keys()]).toContain('answer');
  });
});
