/**
 * How a guide's lists and terms are written in one cell of a table, and read back: 居民身份证｜公安派出所｜原件｜｜｜g8.
 * Promise: pure; what is written is read back the same; what cannot be read throws with what was expected, in Chinese.
 * Change with it: table-columns.ts, knowledge-base/README.md.
 */
import type { Guide } from '../guide.js';

const separator = '｜';
const listMark = '、';
/** A line's fields; a half-width bar will do. */
const fields = (line: string): string[] => line.split(/[｜|]/).map((f) => f.trim());
export const lines = (cell: string): string[] =>
  cell
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter(Boolean);
const list = (text: string): string[] => text.split(/[、,，\s]+/).filter(Boolean);
const trimmed = (parts: readonly string[]): string => parts.join(separator).replace(/｜+$/, '');

/** A word as people write it ↔ the word in the guide; an unknown one throws naming those there are. */
export function words<V extends string>(table: Readonly<Record<V, string>>) {
  const byWord = new Map(Object.entries<string>(table).map(([value, word]) => [word, value as V]));
  return {
    write: (value: V): string => table[value],
    read(word: string): V {
      const value = byWord.get(word);
      if (value === undefined) throw new Error(`“${word}”认不出，只能写：${[...byWord.keys()].join('、')}`);
      return value;
    },
  };
}

export const channels = words({
  counter: '窗口办理',
  'village-agent': '村级代办',
  phone: '电话办理',
  'mini-program': '小程序办理',
  online: '网上办理',
});
export const charges = words({ none: '不收费', national: '按国家标准收费', local: '当地定' });
const forms = words({
  original: '原件',
  copy: '复印件',
  'original-and-copy': '原件和复印件',
  'filled-in-there': '现场填写',
});
const units = words({ 'working-day': '个工作日', day: '日', month: '个月', year: '年', 'on-the-spot': '当场' });

type Material = Guide['materials'][number];
type Statutory = NonNullable<Guide['timeLimit']['statutory']>;
type Term = Omit<Statutory, 'basis'>;

/** 名称｜出具单位｜形式｜四免｜说明｜依据 */
export function writeMaterials(all: readonly Material[]): string {
  return all
    .map((m) =>
      trimmed([
        m.name,
        m.issuer ?? '',
        forms.write(m.form),
        m.exempt.join(listMark),
        m.note ?? '',
        m.basis.join(listMark),
      ]),
    )
    .join('\n');
}

export function readMaterials(cell: string): object[] {
  return lines(cell).map((line) => {
    const [name = '', issuer = '', form = '', exempt = '', note = '', basis = ''] = fields(line);
    return {
      name,
      ...(issuer && { issuer }),
      form: forms.read(form || '原件'),
      ...(exempt && { exempt: list(exempt) }),
      ...(note && { note }),
      ...(basis && { basis: list(basis) }),
    };
  });
}

/** 编号｜名称｜条款｜文号｜日期 [｜未核实] */
export function writeBasis(all: readonly Guide['basis'][number][]): string {
  return all
    .map((b) => trimmed([b.id, b.title, b.article ?? '', b.number ?? '', b.date ?? '', b.unconfirmed ? '未核实' : '']))
    .join('\n');
}

export function readBasis(cell: string): object[] {
  return lines(cell).map((line) => {
    const [id = '', title = '', article = '', number = '', date = '', unconfirmed = ''] = fields(line);
    return {
      id,
      title,
      ...(article && { article }),
      ...(number && { number }),
      ...(date && { date }),
      ...(unconfirmed && { unconfirmed: true }),
    };
  });
}

/** 20个工作日｜受理之日｜j18; 当场 has no number. */
export function writeTerm(term: Term & { readonly basis?: readonly string[] }): string {
  const count = term.unit === 'on-the-spot' ? '' : String(term.count);
  return trimmed([`${count}${units.write(term.unit)}`, term.from ?? '', (term.basis ?? []).join(listMark)]);
}

export function readTerm(cell: string): object {
  const [length = '', from = '', basis = ''] = fields(cell);
  const [, count = '', unit = ''] = /^(\d*)(.*)$/.exec(length) ?? [];
  return {
    count: Number(count || '1'),
    unit: units.read(unit === '天' ? '日' : unit === '工作日' ? '个工作日' : unit),
    ...(from && { from }),
    ...(basis && { basis: list(basis) }),
  };
}
