import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenAi } from '../../../../server/adapters/language-models/openai.js';
import { testContract } from '../../../contracts/contract.js';
import { languageModelContract } from '../../../contracts/language-model.contract.js';
import { type OpenAiServer, startOpenAiServer } from '../../../fixtures/openai-server.js';

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer(['到乡镇', '便民服务中心', '办。']);
});
afterAll(() => server.close());

const make = (...models: string[]) =>
  createOpenAi({ baseUrl: server.baseUrl, apiKey: 'test-key', models, timeoutMs: 5_000 });

describe('openai language model', () => {
  testContract(
    languageModelContract({
      reply: '到乡镇便民服务中心办。',
      good: () => make('ok'),
      failing: () => make('broken'),
      slow: () => make('slow'),
    }),
  );

  it.each(['broken', 'unauthorised'])('falls back to the next model when the first is %s', async (first) => {
    let text = '';
    for await (const piece of make(first, 'ok').generate({ system: 's', user: 'u' })) text += piece;
    expect(text).toBe('到乡镇便民服务中心办。');
  });

  it('does not say half an answer twice: a stream cut in the middle is an error', async () => {
    const model = make('cut', 'ok');
    const said: string[] = [];
    const reading = (async () => {
      for await (const piece of model.generate({ system: 's', user: 'u' })) said.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'engine-failed' });
    expect(said.join('')).toBe('到乡镇');
  });

  it('asks for JSON of a schema when the prompt names one', async () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    for await (const _ of make('ok').generate({ system: 's', user: 'u', json: { name: 'answer', schema } }));
    expect(server.requests.at(-1)?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'answer' },
    });
  });

  it('refuses to start without an endpoint or a model', () => {
    expect(() => createOpenAi({ baseUrl: '', apiKey: '', models: ['m'], timeoutMs: 1 })).toThrow(
      /XIANGYIN_LLM_BASE_URL/,
    );
    expect(() => createOpenAi({ baseUrl: 'http://127.0.0.1/v1', apiKey: '', models: [], timeoutMs: 1 })).toThrow(
      /XIANGYIN_LLM_MODEL/,
    );
  });
});
