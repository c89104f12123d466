/** What the house rules look at: the tracked source files, their text, their imports. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Files git knows or would add (not ignored), relative to the root, in order; deleted ones left out. */
export function projectFiles(): string[] {
  const out = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const gone = new Set(execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n'));
  return out.split('\n').filter((f) => f && !gone.has(f));
}

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export const serverFiles = (): string[] => projectFiles().filter((f) => /^server\/.*\.ts$/.test(f));
export const clientFiles = (): string[] => projectFiles().filter((f) => /^client\/.*\.(ts|vue)$/.test(f));

/** The TypeScript of a file; of a .vue file its script part. */
export function script(file: string): string {
  const text = read(file);
  return file.endsWith('.vue') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
}

export const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, script(file), ts.ScriptTarget.Latest, true);

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** For a relative one: the file, relative to the root. */
  readonly file: string | undefined;
  readonly typeOnly: boolean;
}

/** Static and dynamic imports and re-exports of a file. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const target = specifier.startsWith('.')
      ? normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts')
      : undefined;
    found.push({ specifier, file: target, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const allTypes =
        named &&
        ts.isNamedImports(named) &&
        !clause.name &&
        named.elements.length > 0 &&
        named.elements.every((e) => e.isTypeOnly);
      add(node.moduleSpecifier.text, Boolean(clause?.isTypeOnly || allTypes));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteral(first)) add(first.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}
