/**
 * The summary of an import: how many files were taken in, which were refused and why, what was not understood.
 * Promise: every refused file is named; of what was not understood every kind is counted and some examples are shown (--json has all).
 */
import type { Note, NoteKind } from '../knowledge/policy/build-document.js';
import { printable } from '../knowledge/policy/refuse.js';
import type { FileOutcome } from '../knowledge/policy/store/import-policies.js';

export interface ImportSummary {
  readonly files: number;
  readonly imported: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Versions that got a last day in force. */
  readonly closed: number;
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  readonly notUnderstood: Readonly<Partial<Record<NoteKind, readonly { path: string; text: string }[]>>>;
  readonly minutes: number;
  readonly peakMegabytes: number;
}

const words: Readonly<Record<NoteKind, string>> = {
  'no-title': '没有标题',
  'no-date': '没有日期',
  'no-text': '没有正文',
  'no-articles': '没有“第X条”，按小标题或自然段分段',
  'duplicate-article': '两条同一个编号',
  gap: '编号中间缺条',
  order: '编号顺序乱',
  'date-unclear': '日期说不清',
  'no-region': '看不出适用地区',
  doubt: '要和原件核对',
};
const examples = 5;

export function summariseImport(
  outcomes: readonly FileOutcome[],
  cost: { readonly seconds: number; readonly peakBytes: number },
): ImportSummary {
  const count = (kind: FileOutcome['outcome']) => outcomes.filter((one) => one.outcome === kind).length;
  const notes = outcomes.flatMap(({ path, notes: all }) =>
    all.map((note: Note) => ({ path: printable(path), ...note })),
  );
  const kinds = [...new Set(notes.map((note) => note.kind))];
  return {
    files: outcomes.length,
    imported: count('imported'),
    replaced: count('replaced'),
    unchanged: count('unchanged'),
    closed: new Set(outcomes.flatMap((one) => one.closed)).size,
    refused: outcomes.flatMap(({ path, reason }) => (reason ? [{ path: printable(path), reason }] : [])),
    notUnderstood: Object.fromEntries(
      kinds.map((kind) => [kind, notes.filter((n) => n.kind === kind).map(({ path, text }) => ({ path, text }))]),
    ),
    minutes: Math.round(cost.seconds / 0.6) / 100,
    peakMegabytes: Math.round(cost.peakBytes / 1e6),
  };
}

export function describeImport(summary: ImportSummary): string {
  const { files, imported, replaced, unchanged, closed, refused, notUnderstood } = summary;
  const lines = [
    `共 ${files} 个文件：新收 ${imported}，更新 ${replaced}，没有变化 ${unchanged}，没有收 ${refused.length}；旧版本写上失效日期 ${closed} 份。`,
    ...(refused.length > 0 ? ['没有收的文件（改好以后再运行一次）：'] : []),
    ...refused.map(({ path, reason }) => `  ${path}：${reason}`),
  ];
  const kinds = Object.entries(notUnderstood) as [NoteKind, readonly { path: string; text: string }[]][];
  if (kinds.length > 0) lines.push('收了、但有没读懂的地方：');
  for (const [kind, found] of kinds) {
    lines.push(
      `  ${words[kind]}：${found.length} 处`,
      ...found.slice(0, examples).map(({ path, text }) => `    ${path}：${text}`),
    );
    if (found.length > examples) lines.push(`    ……还有 ${found.length - examples} 处，用 --json 看全部`);
  }
  lines.push(`用了 ${summary.minutes} 分钟，内存最多 ${summary.peakMegabytes} MB。`);
  return lines.join('\n');
}
