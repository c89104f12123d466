/** One file of cases a pack, by the pack's own name: it is there, it is large enough, and the sentences in it find their service. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, assembleAssistant } from '../../../server/assemble.js';
import { loadConfig } from '../../../server/config.js';
import { createLogger } from '../../../server/logger.js';
import { readCases, realPacks } from './dialect-fixtures.js';

const packs = await realPacks();
let assistant: Assistant;

beforeAll(async () => {
  const off = { XIANGYIN_EMBEDDER: 'none', XIANGYIN_LANGUAGE_MODEL: 'none', XIANGYIN_WARM: 'off' };
  assistant = await assembleAssistant(loadConfig(off), createLogger('silent'), { ear: false, voice: false });
});
afterAll(() => assistant?.close());

it('are there for every pack, and for no other', () => {
  const files = readdirSync(new URL('./cases', import.meta.url)).map((f) => basename(f, '.tsv'));
  expect(files.sort()).toEqual(packs.map((p) => p.code).sort());
});

describe.each(packs.map((p) => p.code))('%s', (code) => {
  const cases = readCases(code);
  const aboutService = cases.filter((c) => c.service);

  it('has at least forty sentences, thirty of them about a service', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect(aboutService.length).toBeGreaterThanOrEqual(30);
  });

  it('finds the service of at least nine in ten, without any model', async () => {
    const missed: string[] = [];
    for (const { said, service } of aboutService) {
      const { need } = await assistant.ask({ text: said, speak: false });
      if (need?.candidates[0]?.id !== service) missed.push(`${said} → ${need?.candidates[0]?.id}`);
    }
    expect(missed.length / aboutService.length, missed.join('\n')).toBeLessThan(0.1);
  });
});
