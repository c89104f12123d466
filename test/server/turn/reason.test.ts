import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readLibrary } from '../../../server/knowledge/files.js';
import type { Library } from '../../../server/knowledge/library.js';
import type { LanguageModel } from '../../../server/ports/language-model.js';
import { createCheck } from '../../../server/turn/check.js';
import { createReason, type ReasonDeps } from '../../../server/turn/reason.js';
import { createReasonFromModel } from '../../../server/turn/reason-from-model.js';
import type { Need, Passage, Question } from '../../../server/turn/turn.js';

const passage = (id: string, aspect: Passage['aspect'], ...say: string[]): Passage => ({
  id,
  serviceId: id.split('#')[0] ?? '',
  kind: 'faq',
  aspect,
  say,
  text: `示例\n${say.join('\n')}`,
  citations: [{ title: '示例法', article: '第一条' }],
  score: 0,
});
const all = [
  passage('low#1', 'concurrent', '吃低保的老人，高龄津贴可以一起领。', '高龄津贴不算收入。'),
  passage('low#2', 'who', '家里人均收入低于当地低保标准就能申请。'),
  passage('old#1', 'concurrent', '高龄津贴和养老金不冲突。'),
  passage('old#2', 'who', '满八十周岁的老人能领。'),
];
const deps: ReasonDeps = {
  services: () => [
    { id: 'low', names: ['低保'] },
    { id: 'old', names: ['高龄津贴'] },
    { id: 'mute', names: ['救助金'] },
  ],
  retrieve: async ({ service }) => all.filter((p) => p.serviceId === service),
};
const asking = (text: string): Question => ({
  heard: text,
  repaired: text,
  standard: text,
  alternatives: [],
  rewrites: [],
  spoken: false,
  confidence: 1,
  dialect: { code: 'mandarin', confidence: 1, source: 'default' },
});
const need: Need = { decision: 'service', aspect: 'overview', candidates: [], confidence: 1 };
const signal = () => new AbortController().signal;
const both = asking('又吃低保又领高龄津贴行不行');

describe('reasoning by rules alone', () => {
  it('tells the rule that names both, whole, with its passage, and keeps the steps', async () => {
    const reasoned = await createReason(deps)(both, need, signal());
    expect(reasoned?.spoken).toEqual([
      { text: '吃低保的老人，高龄津贴可以一起领。', passages: ['low#1'] },
      { text: '高龄津贴不算收入。', passages: ['low#1'] },
    ]);
    expect(reasoned?.reasoning).toHaveLength(4);
    expect(reasoned?.reasoning[0]).toMatchObject({ ask: '低保能不能和高龄津贴一起领', passages: ['low#1', 'low#2'] });
    expect(reasoned?.services).toEqual(['low', 'old']);
  });

  it('concludes nothing where no rule speaks of both, and says so to the clerk', async () => {
    const reasoned = await createReason(deps)(asking('又吃低保又领救助金行不行'), need, signal());
    expect(reasoned?.spoken).toEqual([]);
    expect(reasoned?.reasoning.find((s) => s.ask.startsWith('救助金'))).toMatchObject({ passages: [], found: '' });
  });

  it('is not for questions that one passage answers', async () => {
    expect(await createReason(deps)(asking('低保在哪里申请'), need, signal())).toBeUndefined();
  });
});

/** Replies in order, one a call. */
function replying(...replies: string[]): LanguageModel & { prompts: string[] } {
  const prompts: string[] = [];
  return {
    prompts,
    async *generate({ user }) {
      prompts.push(user);
      yield replies[prompts.length - 1] ?? '';
    },
  };
}
const withModel = (model: LanguageModel, onGiveUp = vi.fn()) =>
  createReason({
    ...deps,
    fromModel: createReasonFromModel({
      model,
      renderPlan: (v) => ({ system: '', user: `${v.services}\n${v.question}` }),
      renderReason: (v) => ({ system: '', user: `${v.parts}\n${v.question}` }),
      timeoutMs: 1000,
      onGiveUp,
    }),
  });
const plan = JSON.stringify({
  parts: [
    { ask: '低保能不能和高龄津贴一起领', service: 'low' },
    { ask: '高龄津贴谁能领', service: 'old' },
  ],
});
const conclusion = (found: string, ...sentences: [string, string][]) =>
  JSON.stringify({
    steps: [{ part: 1, found }],
    sentences: sentences.map(([text, id]) => ({ text, standard: text, passages: [id] })),
  });

describe('reasoning with a model', () => {
  it('plans, looks up each part, concludes from what was cited and keeps what it read', async () => {
    const model = replying(
      plan,
      conclusion('高龄津贴不算收入。', ['吃低保的老人，高龄津贴能一起领。', 'low#1'], ['满80岁的老人能领。', 'old#2']),
    );
    const reasoned = await withModel(model)(both, need, signal());
    expect(reasoned?.spoken.map((s) => s.text)).toEqual(['吃低保的老人，高龄津贴能一起领。', '满80岁的老人能领。']);
    expect(reasoned?.reasoning.map((s) => s.found)).toEqual(['高龄津贴不算收入。', '高龄津贴和养老金不冲突。']);
    expect(model.prompts[1]).toContain('[low#1] 吃低保的老人');
  });

  it('lets no finding stand that the passages do not hold', async () => {
    const model = replying(plan, conclusion('每月九百元。', ['吃低保的老人，高龄津贴能一起领。', 'low#1']));
    const reasoned = await withModel(model)(both, need, signal());
    expect(JSON.stringify(reasoned)).not.toContain('九百');
  });

  it.each([
    ['a plan of another shape', '想不出来', ''],
    ['a conclusion that turns the rule round', plan, conclusion('', ['吃低保的老人，高龄津贴不能一起领。', 'low#1'])],
    ['an invented figure', plan, conclusion('', ['两样加起来一千二百元。', 'low#1'])],
    ['a passage that was not read', plan, conclusion('', ['吃低保的老人，高龄津贴能一起领。', 'x#1'])],
    ['no conclusion', plan, conclusion('')],
    ['an empty reply', plan, ''],
  ])('tells the rules instead: %s', async (_, ...replies) => {
    const onGiveUp = vi.fn();
    const reasoned = await withModel(replying(...replies), onGiveUp)(both, need, signal());
    expect(onGiveUp).toHaveBeenCalledOnce();
    expect(reasoned?.spoken[0]?.text).toBe('吃低保的老人，高龄津贴可以一起领。');
  });

  it('stops for a person who has left', async () => {
    const left = AbortSignal.abort();
    const failing: LanguageModel = {
      // biome-ignore lint/correctness/useYield: it fails at once
      async *generate() {
        throw new Error('aborted');
      },
    };
    await expect(withModel(failing)(both, need, left)).rejects.toThrow();
  });
});

describe('over the guides', () => {
  let library: Library;
  beforeAll(async () => {
    library = await readLibrary('knowledge-base', '2026-11-24');
  });

  it.each([
    ['又吃低保又领高龄津贴可以不', /低保|高龄津贴/],
    ['领了残疾人两项补贴还能吃低保吗', /低保|补贴/],
    ['失业金和低保能一起领吗', /失业|低保/],
    ['育儿补贴和生育津贴能都领吗', /育儿|生育/],
  ])('%s: what is said passes the gate', async (text, about) => {
    const reason = createReason({
      services: () => [...library.guides.values()].map((g) => ({ id: g.id, names: [...g.aliases, g.name] })),
      retrieve: async ({ service = '', aspect }) =>
        [...library.passages(service)].sort((a, b) => Number(b.aspect === aspect) - Number(a.aspect === aspect)),
    });
    const reasoned = await reason(asking(text), need, signal());
    expect(reasoned?.reasoning.length).toBeGreaterThan(1);
    const check = createCheck({ fixed: new Set(), nothingLeft: () => [] });
    const draft = { status: 'answered' as const, spoken: reasoned?.spoken ?? [], choices: [], citations: [] };
    if (draft.spoken.length > 0) {
      const checked = await check(draft, reasoned?.passages ?? []);
      expect(checked.spoken).toEqual(draft.spoken);
      expect(checked.spoken.map((s) => s.text).join('')).toMatch(about);
    }
    console.info(`${text} → ${draft.spoken.map((s) => s.text).join('') || '（不合起来说）'}`);
  });
});
