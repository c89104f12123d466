/**
 * 跨省通办: may a service of one's home county be done where one is now: item × region × mode (knowledge-base/items/cross-province.csv).
 * Promise: platform-free; only what a named document says is a yes; all else is "ask", never a guess.
 * Change with it: knowledge-base/README.md, server/cli/cross-province.ts.
 */
import { parse } from 'csv-parse/sync';
import { invalid } from '../../dialect/data-file.js';
import type { Citation } from '../../turn/turn.js';

const file = 'items/cross-province.csv';
/** 全程网办: online from anywhere; 代收代办: the office here takes the papers and sends them home; 多地联办: this office does it itself. */
export const crossModes = ['全程网办', '代收代办', '多地联办'] as const;
export type CrossMode = (typeof crossModes)[number];

export interface CrossEntry {
  readonly service: string;
  /** The part of the service that it holds for. */
  readonly item: string;
  /** Empty where the document leaves the mode to the place. */
  readonly modes: readonly CrossMode[];
  /** Provinces between which it holds; empty: the whole country. */
  readonly regions: readonly string[];
  readonly basis: Citation;
  /** Not certain: never a yes. */
  readonly unconfirmed: boolean;
  /** What to say besides, such as what is left out. */
  readonly note?: string;
}

/** Columns: service,item,modes,regions,title,article,number,date,unconfirmed (是),note; lists inside a cell are separated by 、. */
export function parseCrossProvince(source: string, services: ReadonlySet<string>): CrossEntry[] {
  const rows = parse(source, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const problems: string[] = [];
  const entries = rows.map((row, i): CrossEntry => {
    const list = (cell = '') => cell.split('、').filter(Boolean);
    const modes = list(row.modes);
    const known = modes.filter((m): m is CrossMode => (crossModes as readonly string[]).includes(m));
    if (known.length < modes.length) problems.push(`line ${i + 2}, modes: only ${crossModes.join('、')}`);
    if (!services.has(row.service ?? '')) problems.push(`line ${i + 2}, service: there is no ${row.service}`);
    if (!row.item || !row.title) problems.push(`line ${i + 2}: item and title are needed`);
    return {
      service: row.service ?? '',
      item: row.item ?? '',
      modes: known,
      regions: list(row.regions),
      basis: {
        title: row.title ?? '',
        ...(row.article && { article: row.article }),
        ...(row.number && { number: row.number }),
        ...(row.date && { date: row.date }),
      },
      unconfirmed: row.unconfirmed === '是',
      ...(row.note && { note: row.note }),
    };
  });
  if (problems.length > 0) throw invalid(file, problems);
  return entries;
}

export interface CrossAnswer {
  readonly answer: 'yes' | 'ask';
  /** What it rests on; empty for "ask". */
  readonly entries: readonly CrossEntry[];
}

/** `home` and `here`: provinces as 四川, 四川省; omitted: anywhere, so that only what holds in the whole country counts. */
export function crossProvince(
  service: string,
  entries: readonly CrossEntry[],
  { home, here }: { readonly home?: string; readonly here?: string } = {},
): CrossAnswer {
  const both = [home, here].map((place) => place && province(place));
  const fitting = entries.filter(
    (e) =>
      e.service === service &&
      !e.unconfirmed &&
      (e.regions.length === 0 || both.every((place) => place && e.regions.map(province).includes(place))),
  );
  return { answer: fitting.length > 0 ? 'yes' : 'ask', entries: fitting };
}

/** 四川省, 四川 → 四川; 广西壮族自治区 → 广西. */
const province = (name: string): string =>
  name.trim().replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '');
