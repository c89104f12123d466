import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenAi, readEndpoints } from '../../../../server/adapters/language-models/openai.js';
import { testContract } from '../../../contracts/contract.js';
import { languageModelContract } from '../../../contracts/language-model.contract.js';
import { type OpenAiServer, startOpenAiServer } from '../../../fixtures/openai-server.js';

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer(['到乡镇', '便民服务中心', '办。']);
});
afterAll(() => server.close());

const at = (models: readonly string[]) =>
  models.map((model) => ({ baseUrl: server.baseUrl, apiKey: 'test-key', model }));
const make = (...models: string[]) => createOpenAi({ endpoints: at(models), timeoutMs: 5_000 });

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
    expect(() => createOpenAi({ endpoints: readEndpoints('', '', 'm'), timeoutMs: 1 })).toThrow(
      /XIANGYIN_LLM_BASE_URL/,
    );
    expect(() => createOpenAi({ endpoints: readEndpoints('http://127.0.0.1/v1', '', ''), timeoutMs: 1 })).toThrow(
      /XIANGYIN_LLM_MODEL/,
    );
  });

  it('asks the next one when the first says nothing in its share of the time', async () => {
    let text = '';
    const model = createOpenAi({ endpoints: at(['slow', 'ok']), timeoutMs: 1_000 });
    for await (const piece of model.generate({ system: 's', user: 'u' })) text += piece;
    expect(text).toBe('到乡镇便民服务中心办。');
  });

  it('says that it was too slow when all are silent, and when its time is over', async () => {
    const read = async (timeoutMs: number, signal?: AbortSignal) => {
      for await (const _ of createOpenAi({ endpoints: at(['slow']), timeoutMs }).generate(
        { system: 's', user: 'u' },
        signal ? { signal } : {},
      ));
    };
    await expect(read(100)).rejects.toMatchObject({ code: 'engine-timeout', retryable: true });
    await expect(read(5_000, AbortSignal.timeout(100))).rejects.toMatchObject({ code: 'engine-timeout' });
  });

  it('goes on to another endpoint when the first is not there', async () => {
    let text = '';
    const endpoints = readEndpoints(`http://127.0.0.1:9/v1, ${server.baseUrl}`, 'a,b', 'ok');
    for await (const piece of createOpenAi({ endpoints, timeoutMs: 5_000 }).generate({ system: 's', user: 'u' }))
      text += piece;
    expect(text).toBe('到乡镇便民服务中心办。');
  });

  it('pairs endpoints, keys and models', () => {
    expect(readEndpoints('u', 'k', 'm,n')).toEqual([
      { baseUrl: 'u', apiKey: 'k', model: 'm' },
      { baseUrl: 'u', apiKey: 'k', model: 'n' },
    ]);
    expect(readEndpoints('u,v', 'k', 'm,n')[1]).toEqual({ baseUrl: 'v', apiKey: 'k', model: 'n' });
    expect(readEndpoints('u,v', 'k,l', 'm')[1]).toEqual({ baseUrl: 'v', apiKey: 'l', model: 'm' });
  });
});
