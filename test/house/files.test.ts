/** House rules 2–4 and 7: layout, size, names, what no file may hold. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { clientFiles, parse, projectFiles, read, script, serverFiles } from './sources.js';

const sources = () => [...serverFiles(), ...clientFiles()];
const lines = (file: string) => read(file).split('\n').length;

describe('the tree', () => {
  it('has nothing at the top but the five rooms and the files that tools insist on', () => {
    const allowed = new Set([
      'server',
      'client',
      'prompts',
      'knowledge-base',
      'test',
      'package.json',
      'package-lock.json',
      'README.md',
      'README.zh-CN.md',
      'LICENSE',
      'tsconfig.json',
      'vite.config.ts',
      'vitest.config.ts',
      'biome.json',
      '.env.example',
      '.gitignore',
      '.npmrc',
      '.ci',
    ]);
    const top = new Set(projectFiles().map((f) => f.split('/')[0] ?? ''));
    expect([...top].filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const odd = [...sources(), ...projectFiles().filter((f) => f.startsWith('test/') && f.endsWith('.ts'))]
      .filter((f) => !f.endsWith('.vue'))
      .filter((f) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|contract|d))?\.ts$/.test(basename(f)));
    expect(odd).toEqual([]);
  });

  it('mirrors the source tree in test/server', () => {
    const orphans = projectFiles()
      .filter((f) => /^test\/server\/.*\.test\.ts$/.test(f))
      .filter(
        (f) => !existsSync(new URL(`../../${f.replace('test/', '').replace('.test.ts', '.ts')}`, import.meta.url)),
      );
    expect(orphans).toEqual([]);
  });
});

describe('a source file', () => {
  it('has at most 300 lines; half of them have at most 80', () => {
    expect(sources().filter((f) => lines(f) > 300)).toEqual([]);
    const sizes = sources()
      .map(lines)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100);
    expect(lines('server/turn/run-turn.ts')).toBeLessThanOrEqual(100);
  });

  it('ports have at most 40 lines', () => {
    expect(serverFiles().filter((f) => f.startsWith('server/ports/') && lines(f) > 40)).toEqual([]);
  });

  it('starts with a comment of one to six lines', () => {
    const wrong = sources().filter((file) => {
      const text = script(file)
        .trimStart()
        .replace(/^#!.*\n/, '');
      const comment = /^(?:\/\*\*?([\s\S]*?)\*\/|((?:\/\/.*\n)+))/.exec(text);
      const inner = (comment?.[1] ?? comment?.[2] ?? '').split('\n').filter((l) => l.replace(/[\s*/]/g, '') !== '');
      return inner.length < 1 || inner.length > 6;
    });
    expect(wrong).toEqual([]);
  });

  it('reads the environment only in config.ts', () => {
    expect(serverFiles().filter((f) => f !== 'server/config.ts' && /process\.env/.test(read(f)))).toEqual([]);
  });

  it('has no any, no default export, no switched-off type check', () => {
    const wrong: string[] = [];
    for (const file of sources()) {
      if (/@ts-(ignore|nocheck|expect-error)/.test(script(file))) wrong.push(`${file}: switched-off check`);
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) wrong.push(`${file}: any`);
        if (ts.isExportAssignment(node)) wrong.push(`${file}: default export`);
        ts.forEachChild(node, visit);
      };
      visit(parse(file));
    }
    expect(wrong).toEqual([]);
  });

  it('does nothing when it is imported', () => {
    const entrances = /^server\/(main|cli\/[^/]+)\.ts$|^client\/[^/]+\/main\.ts$|worklet/;
    const wrong = sources()
      .filter((f) => f.endsWith('.ts') && !entrances.test(f))
      .flatMap((file) =>
        parse(file)
          .statements.filter((s) => ts.isExpressionStatement(s) || ts.isForStatement(s) || ts.isIfStatement(s))
          .map((s) => `${file}: ${s.getText().slice(0, 60)}`),
      );
    expect(wrong).toEqual([]);
  });

  it('names no machine path, no registry host and no reference folder', () => {
    const forbidden = /\/work\/|\/tmp\/bash|registry\.npmjs|pypi\.org|files\.pythonhosted|repo1?\.maven|deb\.debian/;
    const text = projectFiles().filter((f) => !/\.(png|wav|ico|woff2?)$/.test(f) && f !== 'test/house/files.test.ts');
    expect(text.filter((f) => forbidden.test(read(f)))).toEqual([]);
    expect(sources().filter((f) => /shared\/(data|facts|design|services)/.test(read(f)))).toEqual([]);
  });
});
