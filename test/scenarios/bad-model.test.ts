import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenAi } from '../../server/adapters/language-models/openai.js';
import { readLibrary } from '../../server/knowledge/files.js';
import { loadPrompts } from '../../server/prompt-library.js';
import { unsourcedFigures } from '../../server/safety/figures.js';
import { createCheck } from '../../server/turn/check.js';
import { createFromModel, type FromModel } from '../../server/turn/compose-from-model.js';
import type { Answer, Passage, Question } from '../../server/turn/turn.js';
import { badModels, badReply } from '../fixtures/bad-model.js';
import { type OpenAiServer, startOpenAiServer } from '../fixtures/openai-server.js';

const question: Question = {
  heard: '',
  repaired: '',
  standard: '怎么办',
  alternatives: [],
  rewrites: [],
  spoken: false,
  confidence: 1,
  dialect: { code: 'mandarin', confidence: 1, source: 'default' },
};

let server: OpenAiServer;
/** Eight passages each of a few services, as retrieval would hand them on. */
let asked: Passage[][];
let render: (values: Readonly<Record<string, string>>) => { system: string; user: string };
beforeAll(async () => {
  server = await startOpenAiServer(badReply);
  const library = await readLibrary('knowledge-base', '2026-11-24');
  asked = [...library.guides.keys()].filter((_, i) => i % 6 === 0).map((id) => library.passages(id).slice(0, 8));
  const prompt = (await loadPrompts('prompts')).get('answer');
  render = (values) => prompt?.render(values) ?? { system: '', user: '' };
});
afterAll(() => server.close());

const fromModel = (model: string, timeoutMs = 5_000): FromModel =>
  createFromModel({
    model: createOpenAi({ endpoints: [{ baseUrl: server.baseUrl, apiKey: 'k', model }], timeoutMs }),
    render,
    timeoutMs,
  });
const check = createCheck({ fixed: new Set(), nothingLeft: () => ['请到窗口问。'] });

/** What would be said: the model's sentences where they pass, the guide's own where not. */
async function answer(passages: readonly Passage[], model: string, timeoutMs?: number) {
  const told: string[] = [];
  const worded = await fromModel(model, timeoutMs)(question, passages, new AbortController().signal, {
    onSentence: (s) => told.push(s.text),
  });
  const first = passages[0];
  const spoken = worded ?? (first ? first.say.map((text) => ({ text, passages: [first.id] })) : []);
  const draft: Answer = { status: 'answered', service: first?.serviceId ?? '', spoken, choices: [], citations: [] };
  return { answer: await check(draft, passages), told, byModel: worded !== undefined };
}

describe('a deliberately bad model', () => {
  it.each(badModels)('%s: no figure without a source is said, and the guide answers', async (model) => {
    let figures = 0;
    let byModel = 0;
    let answered = 0;
    for (const passages of asked) {
      const result = await answer(passages, model);
      if (result.answer.status === 'answered') answered++;
      if (result.byModel && result.answer.spoken.length > 0) byModel++;
      for (const { text, passages: ids } of result.answer.spoken) {
        const cited = passages
          .filter((p) => ids.includes(p.id))
          .map((p) => [p.text.split('\n')[0], ...p.say].join('\n'));
        figures += unsourcedFigures(text, cited.join('\n')).length;
      }
      for (const text of result.told) expect(result.answer.spoken.map((s) => s.text)).toContain(text);
      expect(result.answer.spoken.map((s) => s.text).join('')).not.toMatch(/八百八十|95588/);
    }
    console.info(
      `${model}: ${answered} of ${asked.length} answered, ${byModel} of them in the model's words, ${figures} figures without source`,
    );
    expect(figures).toBe(0);
    expect(answered).toBe(asked.length);
  });

  it.each(['slow', 'broken', 'unauthorised', 'cut'])('%s: the guide answers', async (model) => {
    const result = await answer(asked[0] ?? [], model, 500);
    expect(result.answer.status).toBe('answered');
    expect(result.byModel).toBe(false);
  });
});
