import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeVocabulary } from '../../../../server/models/convert/vocabulary.js';
import { put, temporaryFolder } from '../../../support/model-store.js';

describe('writeVocabulary', () => {
  it('writes symbol → number', async () => {
    const folder = temporaryFolder();
    put(folder, { 'tokenizer.json': '{"version":"1.0","model":{"vocab":{"$":0,"ʂ":130}}}' });
    await writeVocabulary(folder);
    expect(JSON.parse(readFileSync(join(folder, 'vocab.json'), 'utf8'))).toEqual({ $: 0, ʂ: 130 });
  });

  it.each(['{}', 'not json', '{"model":{"vocab":[]}}'])('refuses a tokenizer without one: %s', async (text) => {
    const folder = temporaryFolder();
    put(folder, { 'tokenizer.json': text });
    await expect(writeVocabulary(folder)).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
