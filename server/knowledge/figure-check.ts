/**
 * Finds figures that a guide says but none of the articles it names holds.
 * Promise: pure; only passages whose every basis was found are judged, so that a finding is a lead and not a guess.
 * Change with it: basis-check.ts, server/safety/figures.ts.
 */
import { figuresIn, unsourcedFigures } from '../safety/figures.js';
import type { BasisFinding } from './basis-check.js';
import type { Guide } from './guide.js';

export interface FigureFinding {
  readonly guide: string;
  /** sections.fee, faq.3 */
  readonly where: string;
  readonly sentence: string;
  readonly figures: readonly string[];
  /** The bases' ids whose text was searched. */
  readonly basis: readonly string[];
}

export function checkFigures(guides: Iterable<Guide>, findings: readonly BasisFinding[]): FigureFinding[] {
  const texts = new Map(findings.flatMap((f) => (f.text ? [[`${f.guide}/${f.basis.id}`, f.text] as const] : [])));
  return [...guides].flatMap((guide) =>
    saidIn(guide).flatMap(({ where, say, basis }) => {
      const held = basis.map((id) => texts.get(`${guide.id}/${id}`));
      if (basis.length === 0 || held.some((text) => text === undefined)) return [];
      return say.flatMap((sentence) => {
        const source = readable(held.join('\n'));
        const values = new Set(figuresIn(source).map((key) => key.split('|')[0] ?? ''));
        const figures = unsourcedFigures(sentence, source).filter((f) => !counters.has(f) && !isUncounted(f, values));
        return figures.length > 0 ? [{ guide: guide.id, where, sentence, figures, basis }] : [];
      });
    }),
  );
}

/** 一张、一次 count things as speech does; they are no figure of the law. */
const counters = new Set(['1|张', '1|次', '1|条', '1|份']);

/** What a law measures; anything else is counted. */
const measures = new Set(
  '元 % ‰ 岁 年 个月 月 日 工作日 周 小时 分钟 倍 成 亩 平方米 公里 条 款 项 号 级 档'.split(' '),
);

/** 两个人, 两头, 一步步: how people count. A larger count is the law's whatever it is counted in there (五个代表, 5人). */
function isUncounted(figure: string, held: ReadonlySet<string>): boolean {
  const [value = '', unit = ''] = figure.split('|');
  return !measures.has(unit) && (value === '1' || value === '2' || held.has(value));
}

/** 行政许可法第八十二条: days in it are working days, so that both readings of its articles stand in the text. */
const readable = (text: string): string =>
  /(?:是指|以)工作日/.test(text) ? `${text}\n${text.replaceAll('日', '个工作日')}` : text;

interface Said {
  readonly where: string;
  readonly say: readonly string[];
  readonly basis: readonly string[];
}

function saidIn(guide: Guide): Said[] {
  return [
    ...Object.entries(guide.sections).flatMap(([aspect, s]) => (s ? [{ where: `sections.${aspect}`, ...s }] : [])),
    ...guide.faq.map((f, i) => ({ where: `faq.${i}`, say: f.say, basis: f.basis })),
    ...guide.materials.flatMap((m, i) => (m.note ? [{ where: `materials.${i}`, say: [m.note], basis: m.basis }] : [])),
  ];
}
