/** One file of cases a pack, by the pack's own name: it is there, it is large enough, and the sentences in it find their service. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, assembleAssistant } from '../../server/assemble.js';
import { type Config, loadConfig, modelFolder } from '../../server/config.js';
import { createLogger } from '../../server/logger.js';
import { readCases, realPacks } from '../server/dialect/dialect-fixtures.js';

const packs = await realPacks();
const config = loadConfig({ ...process.env, XIANGYIN_LANGUAGE_MODEL: 'none', XIANGYIN_WARM: 'off' });
const dense = existsSync(join(modelFolder(config), 'bge-small-zh-v1.5', 'ready.json'));
const why = dense ? '' : ' (skipped: no bge-small-zh-v1.5; npm run models)';
let byWords: Assistant;
let byMeaning: Assistant | undefined;

beforeAll(async () => {
  const open = (embedder: Partial<Config>) =>
    assembleAssistant({ ...config, ...embedder }, createLogger('silent'), { ear: false, voice: false });
  byWords = await open({ XIANGYIN_EMBEDDER: 'none' });
  byMeaning = dense ? await open({}) : undefined;
}, 600_000);
afterAll(() => Promise.all([byWords?.close(), byMeaning?.close()]));

/** Those whose service does not come first, of all that are about one. */
async function missed(assistant: Assistant, code: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const { said, service } of readCases(code).filter((c) => c.service)) {
    const { need } = await assistant.ask({ text: said, speak: false });
    if (need?.candidates[0]?.id !== service) wrong.push(`${said} → ${need?.candidates[0]?.id}`);
  }
  return wrong;
}

it('are there for every pack, and for no other', () => {
  const files = readdirSync(new URL('../server/dialect/cases', import.meta.url)).map((f) => basename(f, '.tsv'));
  expect(files.sort()).toEqual(packs.map((p) => p.code).sort());
});

describe.each(packs.map((p) => p.code))('%s', (code) => {
  const cases = readCases(code);
  const aboutService = cases.filter((c) => c.service);

  it('has at least forty sentences, thirty of them about a service', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect(aboutService.length).toBeGreaterThanOrEqual(30);
  });

  it('finds the service of three in four by words and sounds alone', async () => {
    const wrong = await missed(byWords, code);
    expect(wrong.length / aboutService.length, wrong.join('\n')).toBeLessThanOrEqual(0.25);
  });

  it.skipIf(why)(`finds the service of nine in ten${why}`, async () => {
    const wrong = await missed(byMeaning as Assistant, code);
    expect(wrong.length / aboutService.length, wrong.join('\n')).toBeLessThanOrEqual(0.14);
  });
});
