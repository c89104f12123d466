/**
 * A county's item list out of a table, whatever its columns are called.
 * Promise: pure; a list without a column of names is refused, naming the columns it has; rows without a name are counted, not guessed.
 * Change with it: match-items.ts, knowledge-base/README.md.
 */
import { refusal } from '../policy/refuse.js';
import type { CountyItem } from './match-items.js';
import type { Table } from './read-table.js';

const called = {
  name: ['事项名称', '子项名称', '办理项名称', '业务办理项名称', '实施清单名称', 'name', 'item'],
  mainItem: ['主项名称', '主项', '基本目录名称', 'main_item', 'mainitem'],
  department: ['实施主体', '实施部门', '部门', '所属部门', 'department'],
  code: ['实施编码', '事项编码', '实施清单编码', '编码', 'item_code', 'code'],
} as const;

export interface CountyList {
  readonly items: readonly CountyItem[];
  /** Lines without a name. */
  readonly nameless: readonly number[];
}

export function readCountyList({ header, rows }: Table): CountyList {
  const column = (names: readonly string[]) => header.find((h) => names.includes(h.toLowerCase()));
  const name = column(called.name);
  if (!name)
    throw refusal(
      `没有“事项名称”这一列（也可以叫${called.name.slice(1, 4).join('、')}）；现有的列：${header.join('、')}`,
    );
  const [mainItem, department, code] = [called.mainItem, called.department, called.code].map(column);
  const cell = (cells: Readonly<Record<string, string>>, at: string | undefined) => (at && cells[at]) || '';
  return {
    items: rows.flatMap(({ cells }) =>
      cells[name]
        ? [
            {
              name: cells[name],
              mainItem: cell(cells, mainItem),
              department: cell(cells, department),
              code: cell(cells, code),
            },
          ]
        : [],
    ),
    nameless: rows.filter(({ cells }) => !cells[name]).map((r) => r.line),
  };
}
