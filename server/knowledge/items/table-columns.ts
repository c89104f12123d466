/**
 * A guide as a row of the national service-item elements (事项名称, 实施主体, 受理条件, 申请材料 …) and back.
 * Promise: pure; a column without `read` is for reading only; `path` is where its value lies in the guide's front matter.
 * Change with it: table-cells.ts, guide-schema.ts, knowledge-base/README.md.
 */
import type { Guide } from '../guide.js';
import * as cells from './table-cells.js';

export interface Column {
  readonly name: string;
  readonly write: (guide: Guide) => string;
  /** The value for `path`; undefined removes it. Throws what is wrong, in Chinese. */
  readonly read?: (cell: string, guide: Guide) => unknown;
  /** Top-level field of the front matter. */
  readonly field: keyof Guide;
}

const joined = (say: readonly string[] | undefined): string => (say ?? []).join('\n');

/** A section's sentences; its basis stays. */
const section = (name: string, aspect: 'who' | 'where'): Column => ({
  name,
  field: 'sections',
  write: (g) => joined(g.sections[aspect]?.say),
  read: (cell, g) => ({ ...g.sections, [aspect]: { ...g.sections[aspect], say: cells.lines(cell) } }),
});

export const idColumn = '事项编号';

export const columns: readonly Column[] = [
  { name: idColumn, field: 'id', write: (g) => g.id },
  { name: '事项名称', field: 'name', write: (g) => g.name },
  { name: '实施主体', field: 'department', write: (g) => g.department, read: (cell) => cell },
  { name: '服务对象', field: 'audience', write: (g) => g.audience, read: (cell) => cell },
  section('受理条件', 'who'),
  {
    name: '申请材料',
    field: 'materials',
    write: (g) => cells.writeMaterials(g.materials),
    read: (cell) => cells.readMaterials(cell),
  },
  {
    name: '法定办结时限',
    field: 'timeLimit',
    write: (g) => (g.timeLimit.statutory ? cells.writeTerm(g.timeLimit.statutory) : ''),
    read: (cell, g) => {
      const { statutory: _, ...rest } = g.timeLimit;
      return cell ? { statutory: cells.readTerm(cell), ...rest } : rest;
    },
  },
  {
    name: '承诺办结时限',
    field: 'timeLimit',
    write: (g) => (g.timeLimit.promised !== 'local' ? cells.writeTerm(g.timeLimit.promised) : '当地定'),
    read: (cell, g) => ({ ...g.timeLimit, promised: cell && cell !== '当地定' ? cells.readTerm(cell) : 'local' }),
  },
  {
    name: '是否收费',
    field: 'fee',
    write: (g) => cells.charges.write(g.fee.charge),
    read: (cell, g) => ({ ...g.fee, charge: cells.charges.read(cell) }),
  },
  {
    name: '收费说明',
    field: 'fee',
    write: (g) => g.fee.note ?? '',
    read: (cell, g) => ({ ...g.fee, note: cell || undefined }),
  },
  {
    name: '办理形式',
    field: 'channels',
    write: (g) => g.channels.map(cells.channels.write).join('、'),
    read: (cell) => cell.split(/[、,，\s]+/).map(cells.channels.read),
  },
  section('办理地点', 'where'),
  {
    name: '办理流程',
    field: 'steps',
    write: (g) => joined(g.steps),
    read: (cell) => cells.lines(cell).map((line) => line.replace(/^\d+[.、]\s*/, '')),
  },
  {
    name: '办理结果',
    field: 'result',
    write: (g) => g.result.name,
    read: (cell, g) => ({ ...g.result, name: cell }),
  },
  {
    name: '设定依据',
    field: 'basis',
    write: (g) => cells.writeBasis(g.basis),
    read: (cell) => cells.readBasis(cell),
  },
  {
    name: '咨询方式',
    field: 'hotline',
    write: (g) => (g.hotline ? `${g.hotline.name}｜${g.hotline.number}` : ''),
    read: (cell) => {
      const [name = '', number = ''] = cell.split(/[｜|]/).map((f) => f.trim());
      return cell ? { name, number } : undefined;
    },
  },
  { name: '有效期起', field: 'validFrom', write: (g) => g.validFrom ?? '', read: (cell) => cell || undefined },
  { name: '有效期止', field: 'validTo', write: (g) => g.validTo ?? '', read: (cell) => cell || undefined },
  { name: '复核日期', field: 'reviewBy', write: (g) => g.reviewBy, read: (cell) => cell },
];
