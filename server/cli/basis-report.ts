/**
 * The report of `npm run check:basis`, for a person: what is wrong first, then what could not be checked, then the count.
 * Promise: pure.
 */
import { type BasisFinding, type BasisState, faults } from '../knowledge/basis-check.js';
import type { FigureFinding } from '../knowledge/figure-check.js';

export interface BasisReport {
  /** How many laws were at hand. */
  readonly laws: number;
  readonly guides: number;
  readonly findings: readonly BasisFinding[];
  readonly figures: readonly FigureFinding[];
}

export function describeBases({ laws, guides, findings, figures }: BasisReport): string {
  const wrong = findings.filter((f) => faults.has(f.state));
  const count = (state: BasisState) => findings.filter((f) => f.state === state).length;
  const documents = new Map<string, BasisFinding[]>();
  for (const f of findings.filter((f) => f.state === 'not-held' || f.state === 'newer-than-held')) {
    const name = [f.basis.title, f.basis.number, f.basis.date].filter(Boolean).join(' ');
    documents.set(name, [...(documents.get(name) ?? []), f]);
  }
  return [
    ...wrong.map((f) => `✗ ${f.guide}: ${nameOf(f)}：${f.note}`),
    ...figures.map(
      (f) =>
        `✗ ${f.guide} ${f.where}：「${f.sentence}」里的 ${f.figures.join('、')} 不在 ${f.basis.join('、')} 的条文里`,
    ),
    '核对不了、要人看的文件：',
    ...[...documents].map(
      ([name, all]) => `  ${name}（${[...new Set(all.map((f) => f.guide))].join(' ')}）：${all[0]?.note}`,
    ),
    `${guides} 份指南，${laws} 部法规：${findings.length} 条依据，查到 ${count('found')}，核对不了 ${count('not-held') + count('newer-than-held')}（${documents.size} 份文件），错 ${wrong.length}；条文里没有的数字 ${figures.length}。`,
  ].join('\n');
}

const nameOf = ({ basis }: BasisFinding): string =>
  `《${basis.title}》${basis.article ?? ''}${basis.date ? `（${basis.date}）` : ''}`;
