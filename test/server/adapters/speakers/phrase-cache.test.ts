import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withPhraseCache } from '../../../../server/adapters/speakers/phrase-cache.js';
import { AssistantError } from '../../../../server/errors.js';
import { testContract } from '../../../contracts/contract.js';
import { piecesOf, speakerContract } from '../../../contracts/speaker.contract.js';
import { toneSpeaker } from '../../../support/speakers.js';

const text = '带上身份证、户口簿，到村里去办，不收钱。';
let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'phrases-')), 'deep', 'folder');
});
// A sentence may still be on its way to the disk: the folder is removed once it has arrived.
afterEach(() => rm(join(folder, '..', '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

const cached = (speaker = toneSpeaker(), more: { maxBytes?: number; onTrouble?: (e: unknown) => void } = {}) =>
  withPhraseCache(speaker, { folder, voice: 'zf_one', ...more });
const files = () => readdir(folder).catch(() => []);

describe('the phrase cache', () => {
  testContract(speakerContract({ speaker: async () => cached() }));

  it('also keeps the contract with everything prepared', async () => {
    const speaker = cached();
    await piecesOf(speaker, text);
    await speaker.close?.();
    for (const { run } of speakerContract({ speaker: async () => cached() })) await run();
  });

  it('asks the speaker once and says the same the second time', async () => {
    const inside = toneSpeaker();
    const speaker = cached(inside);
    const first = await piecesOf(speaker, text);
    await speaker.close?.();
    const second = await piecesOf(cached(inside), text);
    expect(inside.asked).toEqual([text]);
    expect(second.map((c) => c.text)).toEqual(first.map((c) => c.text));
    for (const [i, { samples }] of second.entries()) {
      expect(samples.length).toBe(first[i]?.samples.length);
      expect(samples.every((s, k) => Math.abs(s - (first[i]?.samples[k] ?? 9)) < 1e-4)).toBe(true);
    }
  });

  it.each([
    ['voice', { voice: 'zf_two' }],
    ['speed', { speed: 0.8 }],
  ])('tells every %s apart', async (_, options) => {
    const inside = toneSpeaker();
    const speaker = cached(inside);
    await piecesOf(speaker, text);
    await piecesOf(speaker, text, options);
    expect(inside.asked).toHaveLength(2);
    await speaker.close?.();
    expect(await files()).toHaveLength(2);
  });

  it('keeps sentences one by one, whichever text they come in', async () => {
    const inside = toneSpeaker();
    const speaker = cached(inside);
    await piecesOf(speaker, '到村里去办。不收钱。');
    await speaker.close?.();
    expect(await speaker.has('不收钱。')).toBe(true);
    expect(await speaker.has('不收钱。到村里去办。')).toBe(true);
    expect(await speaker.has('不收钱。收钱。')).toBe(false);
    expect(await speaker.has('不收钱。', 0.8)).toBe(false);
    expect(await speaker.has('')).toBe(false);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['altered', (bytes: Buffer) => bytes.fill(7, 200, 210)],
    ['something else', () => Buffer.from('hello, this is not a phrase at all')],
  ])('makes a sentence anew whose file is %s', async (_, spoil) => {
    const speaker = cached();
    const first = await piecesOf(speaker, text);
    await speaker.close?.();
    const [name = ''] = await files();
    await writeFile(join(folder, name), spoil(await readFile(join(folder, name))));
    const inside = toneSpeaker();
    const again = cached(inside);
    expect((await piecesOf(again, text)).map((c) => c.text)).toEqual(first.map((c) => c.text));
    expect(inside.asked).toEqual([text]);
    await again.close?.();
    expect(await cached(inside).has(text)).toBe(true);
    expect((await files()).filter((f) => !f.endsWith('.phrase'))).toEqual([]);
  });

  it('does not keep what was not said to the end', async () => {
    const speaker = cached();
    for await (const _ of speaker.speak(text, {})) break;
    const stop = new AbortController();
    await expect(
      (async () => {
        for await (const _ of speaker.speak(text, { signal: stop.signal })) stop.abort();
      })(),
    ).rejects.toMatchObject({ code: 'aborted' });
    await speaker.close?.();
    expect(await files()).toEqual([]);
  });

  it('goes on without a disk and says so once', async () => {
    const blocked = join(folder, '..', '..', 'a-file');
    await writeFile(blocked, 'in the way');
    const troubles: unknown[] = [];
    const speaker = withPhraseCache(toneSpeaker(), {
      folder: join(blocked, 'phrases'),
      voice: 'zf_one',
      onTrouble: (e) => troubles.push(e),
    });
    for (const _ of [1, 2, 3]) expect((await piecesOf(speaker, text)).length).toBeGreaterThan(1);
    await speaker.close?.();
    expect(troubles).toHaveLength(1);
    expect(await speaker.warm(['好的。', '再见。'])).toMatchObject({ done: 0 });
  });

  it('drops what was heard longest ago when the folder is full', async () => {
    const speaker = cached(toneSpeaker(), { maxBytes: 60_000 });
    const texts = Array.from({ length: 12 }, (_, i) => `第${'一二三四五六七八九十百千'[i]}句话说完了。`);
    for (const t of texts) {
      await piecesOf(speaker, t);
      await speaker.close?.();
      // The first one is heard again and again.
      await piecesOf(speaker, texts[0] ?? '');
      await new Promise((done) => setTimeout(done, 15));
    }
    const kept = await Promise.all(texts.map((t) => speaker.has(t)));
    expect(kept[0]).toBe(true);
    expect(kept.at(-1)).toBe(true);
    expect(kept[1]).toBe(false);
    const sizes = await Promise.all((await files()).map(async (f) => (await readFile(join(folder, f))).length));
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(60_000);
  });
});

describe('warming', () => {
  const sentences = ['到村里去办。', '不收钱。', '到村里去办。', '带上身份证、户口簿。'];

  it('prepares every sentence once, and none again', async () => {
    const inside = toneSpeaker();
    const progress: number[] = [];
    const speaker = cached(inside);
    expect(await speaker.warm(sentences, { onProgress: (p) => progress.push(p.done) })).toEqual({
      done: 3,
      total: 3,
      failed: 0,
    });
    expect(progress).toEqual([1, 2, 3]);
    expect(inside.asked).toHaveLength(3);
    await cached(inside).warm(sentences);
    expect(inside.asked).toHaveLength(3);
    for (const s of sentences) expect(await speaker.has(s)).toBe(true);
  });

  it('waits while somebody is being answered', async () => {
    const inside = toneSpeaker();
    const speaker = cached(inside);
    const answer = speaker.speak(text, {})[Symbol.asyncIterator]();
    await answer.next();
    const warming = speaker.warm(['好的。']);
    await new Promise((done) => setTimeout(done, 60));
    expect(await speaker.has('好的。')).toBe(false);
    while (!(await answer.next()).done);
    await warming;
    expect(await speaker.has('好的。')).toBe(true);
  });

  it('waits while the house is busy', async () => {
    const speaker = cached();
    let busy = true;
    const warming = speaker.warm(['好的。'], { busy: () => busy });
    await new Promise((done) => setTimeout(done, 60));
    expect(await speaker.has('好的。')).toBe(false);
    busy = false;
    await warming;
    expect(await speaker.has('好的。')).toBe(true);
  });

  it('stops quietly, and goes on from there the next time', async () => {
    const inside = toneSpeaker();
    const stop = new AbortController();
    const report = await cached(inside).warm(sentences, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report.done).toBe(1);
    await cached(inside).warm(sentences);
    expect(inside.asked.filter((s) => s === '到村里去办。')).toHaveLength(1);
  });

  it('passes over what cannot be said', async () => {
    const speaker = cached(
      toneSpeaker((c) => {
        if (c.text.includes('不收钱')) throw new AssistantError('engine-failed');
        return c;
      }),
    );
    expect(await speaker.warm(sentences)).toEqual({ done: 3, total: 3, failed: 1 });
    expect(await speaker.has('带上身份证、户口簿。')).toBe(true);
  });
});
