import { describe, expect, it } from 'vitest';
import { describeImport, summariseImport } from '../../../server/cli/import-report.js';
import type { FileOutcome } from '../../../server/knowledge/policy/store/import-policies.js';

const gap = (path: string): FileOutcome => ({
  path,
  outcome: 'imported',
  file: `全国/${path}`,
  closed: ['全国/旧.md'],
  notes: [{ kind: 'gap', text: '第9行的第五条前面缺了一条' }],
});
const outcomes: FileOutcome[] = [
  ...Array.from({ length: 7 }, (_, i) => gap(`${i}.md`)),
  { path: '坏\u001b[31m.docx', outcome: 'refused', reason: '文件坏了', closed: [], notes: [] },
  { path: 'u.md', outcome: 'unchanged', file: '全国/u.md', closed: [], notes: [] },
];

describe('the summary of an import', () => {
  const summary = summariseImport(outcomes, { seconds: 90, peakBytes: 250e6 });

  it('counts', () => {
    expect(summary).toMatchObject({ files: 9, imported: 7, unchanged: 1, closed: 1, minutes: 1.5, peakMegabytes: 250 });
    expect(summary.refused).toEqual([{ path: '坏?[31m.docx', reason: '文件坏了' }]);
    expect(summary.notUnderstood.gap).toHaveLength(7);
  });

  it('names every refused file, and of what was not understood some of each kind', () => {
    const text = describeImport(summary);
    expect(text).toContain('坏?[31m.docx：文件坏了');
    expect(text).toContain('编号中间缺条：7 处');
    expect(text.match(/缺了一条/g)).toHaveLength(5);
    expect(text).toContain('还有 2 处，用 --json 看全部');
    expect(text).toMatch(/用了 1\.5 分钟，内存最多 250 MB。$/);
  });
});
