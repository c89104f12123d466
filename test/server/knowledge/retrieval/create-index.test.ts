import { describe, expect, it } from 'vitest';
import { createIndex } from '../../../../server/knowledge/retrieval/create-index.js';
import type { SearchOptions } from '../../../../server/knowledge/retrieval/hybrid-index.js';
import { allowance, countingEmbedder, fishing, passage, pension, today } from './sample-passages.js';

const all = { limit: 10, today } satisfies SearchOptions;

async function ids(index: ReturnType<typeof createIndex>, text: string, options: SearchOptions = all) {
  return (await index.search({ text }, options)).map((hit) => hit.document.id);
}

describe('a hybrid index', () => {
  it('finds by name, alias, question and text, by words alone', async () => {
    const index = createIndex();
    await index.publish([allowance, pension, fishing]);
    expect((await ids(index, '低保'))[0]).toBe('a');
    expect((await ids(index, '多大年纪'))[0]).toBe('b');
    expect((await ids(index, '养殖证'))[0]).toBe('c');
    expect(await ids(index, '……')).toEqual([]);
    expect(await ids(createIndex(), '低保')).toEqual([]);
  });

  it('says what each arm said, and gives the document whole', async () => {
    const index = createIndex({ embedder: countingEmbedder() });
    await index.publish([allowance, pension]);
    const [hit] = await index.search({ text: '最低生活保障' }, all);
    expect(hit?.document).toEqual(allowance);
    expect(Object.keys(hit?.arms ?? {})).toEqual(['lexical', 'dense']);
    expect(hit?.arms.dense).toBeGreaterThan(0.3);
  });

  it('finds by meaning what shares no pair of characters', async () => {
    const index = createIndex({ embedder: countingEmbedder() });
    await index.publish([allowance, passage('turned', '障保活生低最', '。')]);
    const [, second] = await index.search({ text: '最低生活保障' }, all);
    expect(second?.document.id).toBe('turned');
  });

  it('embeds the heaviest wording once, or takes the vector that is given', async () => {
    const embedder = countingEmbedder();
    const index = createIndex({ embedder, mapQuery: (v) => v.map((x) => -x) });
    await index.publish([allowance]);
    embedder.asked.length = 0;
    const wordings = [
      { text: '低保', weight: 1 },
      { text: '最低生活保障', weight: 2 },
    ];
    const [mapped] = await index.search({ wordings }, all);
    expect(embedder.asked).toEqual(['最低生活保障']);
    expect(mapped?.arms.dense).toBe(0);
    await index.search({ wordings, vector: new Float32Array(64) }, all);
    expect(embedder.asked).toHaveLength(1);
  });

  it('never returns what is not published, not in force or of elsewhere, unless asked for; a draft not even then', async () => {
    const index = createIndex();
    await index.publish([
      passage('draft', '低保办法', '低保', { published: false }),
      passage('repealed', '低保办法', '低保', { validTo: '2026-11-23' }),
      passage('future', '低保办法', '低保', { validFrom: '2026-11-25' }),
      passage('last-day', '低保办法', '低保', { validFrom: '2020-01-01', validTo: today }),
      passage('elsewhere', '低保办法', '低保', { region: '四川省' }),
      passage('national', '低保办法', '低保', { region: '全国' }),
    ]);
    const found = async (more: Partial<SearchOptions>) => (await ids(index, '低保', { ...all, ...more })).sort();
    expect(await found({})).toEqual(['last-day', 'national']);
    expect(await found({ region: '四川省成都市' })).toEqual(['elsewhere', 'last-day', 'national']);
    expect(await found({ region: '四川' })).toContain('elsewhere');
    expect(await found({ region: '云南省' })).not.toContain('elsewhere');
    await index.publish([passage('city', '低保办法', '低保', { region: '成都市' })]);
    expect(await found({ region: '四川省成都市双流区' })).toContain('city');
    expect(await found({ region: '四川省' })).not.toContain('city');
    await index.withdraw(['city']);
    expect(await found({ anyTime: true })).toEqual(['future', 'last-day', 'national', 'repealed']);
    expect(await found({ anyRegion: true })).toEqual(['elsewhere', 'last-day', 'national']);
    expect(await found({ kinds: ['guide'] })).toEqual([]);
    expect(await found({ today: '2026-11-25' })).toEqual(['future', 'national']);
  });

  it('replaces a document under its id, and takes documents out', async () => {
    const index = createIndex();
    await index.publish([allowance, pension]);
    await index.publish([{ ...allowance, aliases: [], name: '社会救助', text: '改写了。' }]);
    expect(index.size).toBe(2);
    expect(await ids(index, '低保')).not.toContain('a');
    expect((await ids(index, '社会救助'))[0]).toBe('a');
    await index.withdraw(['a', 'unknown']);
    expect(await ids(index, '社会救助')).not.toContain('a');
    expect(index.size).toBe(1);
  });

  it('keeps out what is withdrawn while it is being embedded', async () => {
    const slow = countingEmbedder();
    const index = createIndex({
      embedder: { embed: (texts) => new Promise((done) => setTimeout(() => done(slow.embed(texts)), 20)) },
    });
    const publishing = index.publish([allowance]);
    await Promise.all([publishing, index.withdraw(['a'])]);
    expect(index.size).toBe(0);
  });

  it('goes on after an embedder that failed', async () => {
    const embedder = countingEmbedder();
    let broken = true;
    const index = createIndex({
      embedder: { embed: (texts) => (broken ? Promise.reject(new Error('stopped')) : embedder.embed(texts)) },
    });
    await expect(index.publish([allowance])).rejects.toThrow('stopped');
    broken = false;
    await index.publish([allowance]);
    expect(await ids(index, '低保')).toEqual(['a']);
  });

  it('rejects a search that was aborted', async () => {
    const index = createIndex();
    await index.publish([allowance]);
    await expect(index.search({ text: '低保' }, { ...all, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
  });
});

describe('many publications', () => {
  it('are joined into few segments and answer like one', async () => {
    const documents = Array.from({ length: 60 }, (_, i) =>
      passage(`d${i}`, `办法第${i}条`, `第${i}项事务由第${i % 7}科办理。`),
    );
    const embedder = countingEmbedder();
    const whole = createIndex({ embedder });
    await whole.publish(documents);
    const grown = createIndex({ embedder });
    for (const document of documents) await grown.publish([document]);
    await grown.withdraw(['d3']);
    await whole.withdraw(['d3']);
    await grown.compact();
    await whole.compact();
    expect(grown.snapshot.parts).toHaveLength(1);
    expect(await ids(grown, '第五科办理什么')).toContain('d5');
    expect(grown.size).toBe(59);
    const best = (index: typeof grown) => index.search({ text: '第十二项事务' }, { ...all, limit: 1 });
    expect((await best(grown))[0]?.document).toEqual((await best(whole))[0]?.document);
    expect(await ids(grown, '第三项', { ...all, limit: 100 })).not.toContain('d3');
  });

  it('show a reader all of one or nothing of it, whatever happens meanwhile', async () => {
    // Each publication waits for the clock, so that readers come between.
    const embedder = countingEmbedder();
    const index = createIndex({
      embedder: { embed: (texts) => new Promise((done) => setTimeout(() => done(embedder.embed(texts)), 1)) },
    });
    const generation = (n: number) =>
      Array.from({ length: 8 }, (_, i) => passage(`p${i}`, '通知', `通知正文，第${n}版`, { service: `v${n}` }));
    await index.publish(generation(0));
    let writing = true;
    const writer = (async () => {
      for (let n = 1; n <= 12; n++) await index.publish(generation(n));
      await index.compact();
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const hits = await index.search({ text: '通知正文' }, { ...all, limit: 20 });
      expect(hits).toHaveLength(8);
      expect(new Set(hits.map((h) => h.document.service)).size).toBe(1);
      reads += 1;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await writer;
    expect(reads).toBeGreaterThan(1);
  });
});
