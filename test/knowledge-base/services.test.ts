/**
 * One test a guide, by the guide's own name: services/<id>.tsv holds what people ask of it and what must, or must never, be said.
 * A guide without its file fails, and a file without its guide. Retrieval runs without a model, so that the result is the same everywhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, assembleAssistant } from '../../server/assemble.js';
import { loadConfig } from '../../server/config.js';
import { checkBases, faults } from '../../server/knowledge/basis-check.js';
import { conditionsOf } from '../../server/knowledge/eligibility.js';
import { checkFigures } from '../../server/knowledge/figure-check.js';
import { readGuides } from '../../server/knowledge/files.js';
import type { Guide } from '../../server/knowledge/guide.js';
import { buildShelf, type LawShelf } from '../../server/knowledge/law-shelf.js';
import { parseStatus } from '../../server/knowledge/law-status.js';
import { readLaws } from '../../server/knowledge/policy/law-files.js';
import { createLogger } from '../../server/logger.js';
import { root } from '../house/sources.js';

const folder = join(root, 'knowledge-base/services');
const casesFolder = join(root, 'test/knowledge-base/services');
const ids = readdirSync(folder)
  .filter((f) => f.endsWith('.md'))
  .map((f) => basename(f, '.md'));
const laws = join(root, '../shared/data/laws');
const withoutLaws = existsSync(laws) ? '' : ' (skipped: no ../shared/data/laws)';
const today = '2026-11-24';

interface Case {
  readonly question: string;
  /** All of these are said; words between bars are alternatives. */
  readonly says: readonly string[];
  /** None of these is. */
  readonly never: readonly string[];
}

/** Rows of services/<id>.tsv: question, says, never; several separated by ；. */
function readCases(id: string): Case[] {
  const [, ...rows] = readFileSync(join(casesFolder, `${id}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const list = (cell = '') => cell.split('；').filter(Boolean);
  return rows.map((row) => {
    const [question = '', says, never] = row.split('\t');
    return { question, says: list(says), never: list(never) };
  });
}

let assistant: Assistant;
let guides: ReadonlyMap<string, Guide>;
let shelf: LawShelf;
const status = parseStatus('status.yaml', readFileSync(join(root, 'knowledge-base/policies/status.yaml'), 'utf8'));

beforeAll(async () => {
  const off = { XIANGYIN_EMBEDDER: 'none', XIANGYIN_LANGUAGE_MODEL: 'none', XIANGYIN_WARM: 'off' };
  assistant = await assembleAssistant(loadConfig(off), createLogger('silent'), { ear: false, voice: false });
  guides = new Map((await readGuides(join(root, 'knowledge-base'))).map((g) => [g.id, g]));
  shelf = buildShelf(withoutLaws ? [] : (await readLaws(laws)).map(({ law }) => law));
});
afterAll(() => assistant?.close());
const guideOf = (id: string): Guide => guides.get(id) as Guide;

it('has a file of cases for every guide, and no other', () => {
  const files = readdirSync(casesFolder).map((f) => basename(f, '.tsv'));
  expect(files.sort()).toEqual([...ids].sort());
});

describe.each(ids)('%s', (id) => {
  it('asks about each condition in a question, and states it in a sentence', () => {
    const conditions = conditionsOf(guideOf(id).eligibility);
    expect(conditions.filter((c) => !c.ask.endsWith('？') || !c.say.endsWith('。')).map((c) => c.say)).toEqual([]);
  });

  it('has at least ten questions, each with its basis', () => {
    const { faq } = guideOf(id);
    expect(faq.length).toBeGreaterThanOrEqual(10);
    expect(faq.filter((f) => f.basis.length === 0).map((f) => f.ask[0])).toEqual([]);
  });

  it.skipIf(withoutLaws)(`rests on laws in force that have the articles and the figures it names${withoutLaws}`, () => {
    const findings = checkBases([guideOf(id)], { shelf, status, today });
    expect(findings.filter((f) => faults.has(f.state)).map((f) => `${f.basis.id}: ${f.note}`)).toEqual([]);
    expect(checkFigures([guideOf(id)], findings).map((f) => `${f.where}: ${f.sentence}`)).toEqual([]);
  });

  it('is found first by every one of its questions, also when it is asked politely', async () => {
    const lost: string[] = [];
    let polite = 0;
    let asked = 0;
    for (const { ask } of guideOf(id).faq)
      for (const text of ask) {
        if ((await first(text)) !== id) lost.push(text);
        asked += 1;
        if ((await first(`您好，我想问一下，${text}`)) === id) polite += 1;
      }
    // Without an embedder; with one the evaluation measures it.
    expect(lost.length, lost.join()).toBeLessThanOrEqual(1);
    expect(polite / asked).toBeGreaterThan(0.7);
  });

  it('says what its cases expect', async () => {
    const cases = existsSync(join(casesFolder, `${id}.tsv`)) ? readCases(id) : [];
    expect(cases.length).toBeGreaterThanOrEqual(4);
    const lost: string[] = [];
    for (const { question, says, never } of cases) {
      const { answer } = await assistant.ask({ text: question, speak: false });
      const said = answer.spoken.map((s) => s.standard ?? s.text).join('');
      // Nothing wrong is ever said; without an embedder one case of a guide may be missed.
      expect({ question, wrong: never.filter((n) => said.includes(n)) }).toEqual({ question, wrong: [] });
      const missing = says.filter((s) => !s.split('|').some((word) => said.includes(word)));
      if (answer.service !== id || missing.length > 0) lost.push(`${question} → ${answer.service}: ${said}`);
    }
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(1);
  });
});

async function first(text: string): Promise<string | undefined> {
  return (await assistant.index.search([{ text, weight: 1 }])).ranked[0]?.entity.id;
}
