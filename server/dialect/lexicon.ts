/**
 * The lexicon of a dialect (lexicon.csv): dialect wording → standard wording, with where it holds and why.
 * Promise: platform-free; a wrong row fails with the file's name and its line; entries come longest first.
 * Change with it: rewrite.ts, knowledge-base/README.md (加一种方言).
 */
import { parse } from 'csv-parse/browser/esm/sync';
import { invalid } from './data-file.js';

export const lexiconDomains = [
  '人称',
  '亲属',
  '指代',
  '疑问',
  '否定',
  '数字钱款',
  '时间',
  '程度',
  '动作',
  '状态',
  '身体病痛',
  '证件',
  '农事房屋',
  '政策',
  '称呼单位',
  '语气',
] as const;
export type LexiconDomain = (typeof lexiconDomains)[number];

const conditionKinds = ['前', '前无', '后', '后无', '句有', '句无', '句首', '句末'] as const;

/** One demand on the surroundings of a word; `words` is empty for 句首 and 句末. */
export interface Condition {
  readonly kind: (typeof conditionKinds)[number];
  readonly words: readonly string[];
}

export interface LexiconEntry {
  readonly from: string;
  /** Empty: left out. The same as `from`: kept as it is, so that no shorter word is found inside. */
  readonly to: string;
  readonly domain: LexiconDomain;
  /** What a person reads as the reason. */
  readonly reason: string;
  /** All must hold. */
  readonly conditions: readonly Condition[];
}

interface Row {
  readonly dialect: string;
  readonly standard: string;
  readonly domain: string;
  readonly note: string;
  readonly context?: string;
}

const needed = ['dialect', 'standard', 'domain', 'note'];

/** Reads the rows and adds the particles, left out before a pause. Throws `knowledge-invalid`. */
export function parseLexicon(
  file: string,
  source: string,
  pack: { readonly name: string; readonly particles: readonly string[] },
): LexiconEntry[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const entries = readRows(file, source).flatMap(({ record, line }) => {
    const wrong = (what: string) => problems.push(`line ${line}: ${what}`);
    const { dialect: from, standard: to, note } = record;
    const domain = lexiconDomains.find((d) => d === record.domain);
    if (!from) wrong('the column dialect is empty');
    if (!domain) wrong(`the domain "${record.domain}" is none of ${lexiconDomains.join(' ')}`);
    const conditions = parseConditions(record.context ?? '', wrong);
    const key = `${from}|${record.context ?? ''}`;
    if (seen.has(key)) wrong(`"${from}" is already in line ${seen.get(key)}`);
    seen.set(key, line);
    return domain ? [{ from, to, domain, conditions, reason: reasonFor(pack.name, from, to, note) }] : [];
  });
  if (problems.length > 0) throw invalid(file, problems);
  const particles = pack.particles.map((from) => ({
    from,
    to: '',
    domain: '语气' as const,
    conditions: [{ kind: '句末' as const, words: [] }],
    reason: `“${from}”是语气词，不改变意思`,
  }));
  // Stable: among words of one length those with conditions come first, then in file order.
  return [...entries, ...particles].sort(
    (a, b) => b.from.length - a.from.length || Math.sign(b.conditions.length) - Math.sign(a.conditions.length),
  );
}

function readRows(file: string, source: string): { record: Row; line: number }[] {
  let rows: { record: Row; info: { lines: number } }[];
  try {
    rows = parse(source, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      columns: (header: string[]) => {
        const missing = needed.filter((name) => !header.includes(name));
        if (missing.length > 0) throw new Error(`line 1: lacks the columns ${missing.join(' ')}`);
        return header;
      },
    }) as unknown as typeof rows;
  } catch (cause) {
    throw invalid(file, [cause instanceof Error ? cause.message : 'not CSV'], cause);
  }
  const missing = rows.filter(({ record }) => needed.some((name) => !(name in record)));
  if (missing.length > 0)
    throw invalid(
      file,
      missing.map(({ info }) => `line ${info.lines}: has fewer than ${needed.length} columns`),
    );
  return rows.map(({ record, info }) => ({ record, line: info.lines }));
}

/** `前=我/俺；后无=到；句末`: conditions joined by ； or ; each with alternatives joined by /. */
export function parseConditions(context: string, wrong: (what: string) => void): Condition[] {
  return context
    .split(/[；;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => {
      const [name = '', list = ''] = part.split('=');
      const kind = conditionKinds.find((k) => k === name.trim());
      const words = list
        .split('/')
        .map((w) => w.trim())
        .filter(Boolean);
      if (!kind) wrong(`context "${part}" must be one of ${conditionKinds.join(' ')}`);
      else if (words.length === 0 && !kind.startsWith('句首') && !kind.startsWith('句末'))
        wrong(`context "${part}" names no word after =`);
      return kind ? [{ kind, words }] : [];
    });
}

function reasonFor(name: string, from: string, to: string, note: string): string {
  const what = to ? `${name}说“${from}”，就是“${to}”` : `“${from}”不改变意思，去掉`;
  return note ? `${what}（${note}）` : what;
}
