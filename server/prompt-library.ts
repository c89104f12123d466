/**
 * Loads prompts/*.md: front matter (purpose, variables), then `# system` and `# user` parts with {{variables}}.
 * Promise: a prompt that uses an undeclared variable, or declares an unused one, fails at load; a missing value at render.
 * Change with it: prompts/README.md.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AssistantError } from './errors.js';
import { splitFrontMatter } from './knowledge/guide.js';

const frontSchema = z.strictObject({ purpose: z.string().min(1), variables: z.array(z.string()) });

export interface PromptTemplate {
  readonly name: string;
  readonly purpose: string;
  readonly variables: readonly string[];
  render(values: Readonly<Record<string, string>>): { system: string; user: string };
}

/** Reads every prompt of the folder, by file name without ending. Throws `config-invalid` naming the file. */
export async function loadPrompts(folder: string): Promise<ReadonlyMap<string, PromptTemplate>> {
  const files = (await readdir(folder)).filter((f) => f.endsWith('.md') && f !== 'README.md');
  const prompts = await Promise.all(
    files.map(async (file) => parsePrompt(file.slice(0, -3), await readFile(join(folder, file), 'utf8'))),
  );
  return new Map(prompts.map((p) => [p.name, p]));
}

/** Parses one prompt. Throws `config-invalid` naming it. */
export function parsePrompt(name: string, source: string): PromptTemplate {
  const fail = (why: string) => new AssistantError('config-invalid', { detail: `prompts/${name}.md: ${why}` });
  const parts = splitFrontMatter(source);
  const front = frontSchema.safeParse(parts && parse(parts.front));
  if (!parts || !front.success) throw fail('needs front matter with purpose and variables');
  const match = /^# system\n([\s\S]*?)\n# user\n([\s\S]*)$/.exec(parts.body);
  if (!match) throw fail('needs a "# system" part and a "# user" part');
  const used = new Set([...parts.body.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? ''));
  const declared = new Set(front.data.variables);
  for (const v of used) if (!declared.has(v)) throw fail(`uses {{${v}}} without declaring it`);
  for (const v of declared) if (!used.has(v)) throw fail(`declares "${v}" but does not use it`);
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, v: string) => {
      const value = values[v];
      if (value === undefined) throw fail(`rendered without "${v}"`);
      return value;
    });
  const [, system = '', user = ''] = match;
  return {
    name,
    ...front.data,
    render: (values) => ({ system: fill(system, values).trim(), user: fill(user, values).trim() }),
  };
}
