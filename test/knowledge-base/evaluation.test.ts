/** The evaluation questions as data: ids and dialects that exist, enough of each, nothing twice. What is answered is not looked at here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type EvaluationQuestion, readQuestions } from '../../server/cli/questions.js';
import { parseGuide } from '../../server/knowledge/guide.js';
import { answerStatuses, aspects } from '../../server/turn/turn.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'knowledge-base/evaluation');
const files = readdirSync(folder).filter((f) => f.endsWith('.tsv'));
const rowsOf = new Map<string, EvaluationQuestion[]>();
for (const file of files) rowsOf.set(file, await readQuestions(join(folder, file)));
const rows = (file: string) => rowsOf.get(file) ?? [];
const guides = readdirSync(join(root, 'knowledge-base/services')).filter((f) => f.endsWith('.md'));
const ids = guides.map((f) => basename(f, '.md'));

const count = <T>(things: readonly T[]) => {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
};
const words = (text: string) => [...text.normalize('NFC').replace(/[\s\p{P}]/gu, '')];
const longerShare = 0.9;
/** Share of the longer text's characters that both have, in any order. */
function alike(a: readonly string[], b: readonly string[]): number {
  const left = count(b);
  const both = a.filter((c) => {
    const n = left.get(c) ?? 0;
    left.set(c, n - 1);
    return n > 0;
  });
  return both.length / Math.max(a.length, b.length);
}

describe('the evaluation questions', () => {
  it.each(files)('%s names services that have a guide, and known dialects', (file) => {
    const outcomes = new Set([...ids, 'REFUSE', 'CLARIFY']);
    const known = (e: string) => outcomes.has(e) || (file === 'replies.tsv' && /^CHOICE-(?:\d|LAST)$/.test(e));
    const wrong = rows(file).flatMap((r) => r.expected.filter((e) => !known(e)));
    const dialects = [...new Set(rows(file).map((r) => r.dialect))];
    expect([...new Set(wrong)]).toEqual([]);
    expect(dialects.filter((d) => !existsSync(join(root, 'knowledge-base/dialects', d)))).toEqual([]);
  });

  it('cover every service, in at least five dialects', () => {
    for (const id of ids) {
      const own = rows('services.tsv').filter((r) => r.expected.includes(id));
      expect(own.length, id).toBeGreaterThanOrEqual(9);
      expect(new Set(own.map((r) => r.dialect)).size, id).toBeGreaterThanOrEqual(5);
    }
  });

  it('cover thirteen dialects', () => {
    const dialects = count(rows('services.tsv').map((r) => r.dialect));
    expect(dialects.size).toBe(13);
    for (const [dialect, n] of dialects) expect(n, dialect).toBeGreaterThanOrEqual(45);
  });

  it('leave little to more than one right answer', () => {
    const several = rows('services.tsv').filter((r) => r.expected.length > 1).length;
    expect(several / rows('services.tsv').length).toBeLessThan(0.08);
  });

  it.each([
    ['refusals.tsv', 'REFUSE', 240],
    ['clarify.tsv', 'CLARIFY', 110],
  ])('%s expects %s alone, often enough', (file, outcome, least) => {
    expect(rows(file).length).toBeGreaterThanOrEqual(least);
    expect(rows(file).filter((r) => r.expected.join() !== outcome)).toEqual([]);
  });

  it('ask single facts of many services, in every dialect, in words that no guide lists', () => {
    const facts = rows('facts.tsv');
    const services = count(facts.flatMap((r) => r.expected));
    const dialects = count(facts.map((r) => r.dialect));
    const asks = new Set(
      guides.flatMap((f) =>
        parseGuide(f, readFileSync(join(root, 'knowledge-base/services', f), 'utf8')).faq.flatMap((q) =>
          q.ask.map((a) => words(a).join('')),
        ),
      ),
    );
    expect(facts.length).toBeGreaterThanOrEqual(200);
    expect(facts.filter((r) => !r.fact)).toEqual([]);
    expect([...services.values()].filter((n) => n >= 2).length).toBeGreaterThanOrEqual(60);
    expect(dialects.size).toBe(13);
    for (const [dialect, n] of dialects) expect(n, dialect).toBeGreaterThanOrEqual(15);
    expect(facts.filter((r) => asks.has(words(r.question).join(''))).map((r) => r.question)).toEqual([]);
  });

  it('have two-turn dialogues with known aspects', () => {
    const followUps = rows('follow-ups.tsv');
    const known = new Set<string>(aspects);
    expect(followUps.length).toBeGreaterThanOrEqual(120);
    expect(followUps.filter((r) => !r.first || !r.aspects?.every((a) => known.has(a)))).toEqual([]);
  });

  it('reply to what was asked back: by number, by name, in dialect', () => {
    const replies = rows('replies.tsv');
    expect(replies.length).toBeGreaterThanOrEqual(40);
    expect(replies.filter((r) => !r.first)).toEqual([]);
    expect(replies.filter((r) => r.expected.join().startsWith('CHOICE')).length).toBeGreaterThanOrEqual(12);
    expect(new Set(replies.map((r) => r.dialect)).size).toBe(13);
  });

  it('put in what is no proper question, with the statuses that are right', () => {
    const bad = rows('bad-input.tsv');
    const known = new Set<string>(answerStatuses);
    expect(bad.length).toBeGreaterThanOrEqual(30);
    expect(bad.filter((r) => !r.statuses?.every((s) => known.has(s)))).toEqual([]);
    expect(bad.some((r) => [...r.question].length === 5000)).toBe(true);
  });

  it('are spoken often enough, in several voices, a third in noise', () => {
    const more = rows('spoken-more.tsv');
    const spoken = [...rows('spoken.tsv'), ...more];
    const styles = count(spoken.map((r) => r.style));
    expect(spoken.length).toBeGreaterThanOrEqual(150);
    expect([...styles.keys()].sort()).toEqual(['fast', 'noise', 'plain', 'slow']);
    expect((styles.get('noise') ?? 0) / spoken.length).toBeGreaterThanOrEqual(1 / 3);
    expect(new Set(more.map((r) => r.voice)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(more.flatMap((r) => r.expected)).size).toBeGreaterThanOrEqual(40);
  });

  it('never ask the same thing twice', () => {
    // A reply goes on from a vague question of clarify.tsv, and several from the same one.
    const asked = files
      .filter((f) => f !== 'replies.tsv' && f !== 'bad-input.tsv')
      .flatMap((f) => rows(f).map((r) => r.first ?? r.question));
    const split = asked.map(words);
    const near = (a: readonly string[], b: readonly string[]) =>
      Math.min(a.length, b.length) >= longerShare * Math.max(a.length, b.length) && alike(a, b) >= longerShare;
    const twice = split.flatMap((a, i) => split.slice(0, i).flatMap((b, j) => (near(a, b) ? [[i, j]] : [])));
    expect(twice.map((pair) => pair.map((i) => asked[i]))).toEqual([]);
  });
});
