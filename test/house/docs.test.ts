/** House rule 6: docs cannot rot. What exists is documented; what is documented exists. */
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../server/adapters/registry.js';
import { settings } from '../../server/config.js';
import { errorMessages } from '../../server/errors.js';
import { answerStatuses } from '../../server/turn/turn.js';
import { stageNames } from '../../server/turn/turn-events.js';
import { projectFiles, read, root, serverFiles } from './sources.js';

const tour = () => read('server/README.md');
/** The first column (in backticks) of the table under a heading of the tour. */
function table(heading: string): string[] {
  const part =
    tour()
      .split(/^## /m)
      .find((p) => p.startsWith(heading)) ?? '';
  return [...part.matchAll(/^\| `([^`]+)`/gm)].map((m) => m[1] ?? '');
}
const scripts = (): string[] => Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const commands = (file: string): string[] =>
  [...read(file).matchAll(/^ *(npm [^\n#]+|bash [^\n#]+)/gm)].map((m) => (m[1] ?? '').trim());

describe('the settings', () => {
  it('are all in .env.example with their meaning, and no other', () => {
    const text = read('.env.example');
    expect([...text.matchAll(/^# (XIANGYIN_\w+)=/gm)].map((m) => m[1])).toEqual(Object.keys(settings));
    for (const schema of Object.values(settings)) expect(text).toContain(`# ${schema.description}\n`);
  });
});

describe('server/README.md', () => {
  it.each([
    ['Errors', Object.keys(errorMessages)],
    ['Answer statuses', [...answerStatuses]],
    ['Events', [...stageNames.flatMap((s) => [`${s}-start`, `${s}-end`]), 'speech-chunk', 'turn-error', 'turn-end']],
    ['Adapters', Object.entries(registry).flatMap(([port, names]) => Object.keys(names).map((n) => `${port}: ${n}`))],
  ])('lists exactly what exists under "%s"', (heading, existing) => {
    expect(table(heading).sort()).toEqual([...existing].sort());
  });

  it('names only files that exist, and every room', () => {
    const named = [...tour().matchAll(/`((?:server|client|test|prompts|knowledge-base)\/[\w./-]*\w)`/g)].map(
      (m) => m[1] ?? '',
    );
    expect(named.filter((f) => !existsSync(`${root}/${f}`))).toEqual([]);
    const rooms = [...new Set(serverFiles().map((f) => f.split('/')[1] ?? ''))].filter((r) => !r.endsWith('.ts'));
    expect(rooms.filter((room) => !tour().includes(`${room}/`))).toEqual([]);
  });
});

describe('the READMEs', () => {
  it('give the same commands in both languages', () => {
    expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
    expect(commands('README.md')).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
  });

  it('name every npm script, and only scripts that exist', () => {
    const text = read('README.md');
    expect(scripts().filter((s) => !new RegExp(`npm (run (-s )?)?${s}\\b`).test(text))).toEqual([]);
    const used = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((m) => m[1] ?? '');
    expect(used.filter((s) => !scripts().includes(s))).toEqual([]);
  });

  it('show pictures that exist', () => {
    for (const file of ['README.md', 'README.zh-CN.md'])
      for (const [, src = ''] of read(file).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
        expect(existsSync(`${root}/${src}`)).toBe(true);
  });
});

describe('the other documents', () => {
  it('list every prompt', () => {
    const names = readdirSync(`${root}/prompts`)
      .filter((f) => f !== 'README.md')
      .map((f) => basename(f, '.md'));
    for (const name of names) expect(read('prompts/README.md')).toContain(`| ${name} |`);
  });

  it('say what every evaluation file is', () => {
    const files = projectFiles()
      .filter((f) => /^knowledge-base\/evaluation\/.*\.tsv$/.test(f))
      .map((f) => basename(f));
    for (const file of files) expect(read('knowledge-base/evaluation/README.md')).toContain(file);
  });
});

describe('every adapter', () => {
  it('has a test that runs its port’s contract suite', () => {
    const adapters = serverFiles().filter((f) => /^server\/adapters\/[^/]+\/[^/]+\.ts$/.test(f));
    const named = new Set(Object.values(registry).flatMap((names) => Object.keys(names)));
    const missing = adapters
      .filter((f) => named.has(basename(f, '.ts')))
      .filter((f) => {
        const test = f.replace('server/', 'test/server/').replace('.ts', '.test.ts');
        return !existsSync(`${root}/${test}`) || !/Contract\(/.test(read(test));
      });
    expect(missing).toEqual([]);
  });

  it('has a contract suite proven on a broken adapter', () => {
    const suites = projectFiles()
      .filter((f) => /^test\/contracts\/.*\.contract\.ts$/.test(f))
      .map((f) => basename(f, '.contract.ts'));
    const proven = projectFiles()
      .filter((f) => /^test\/contracts\/.*\.test\.ts$/.test(f))
      .map((f) => basename(f, '.test.ts'));
    expect(suites.filter((s) => !proven.includes(s))).toEqual([]);
  });
});
