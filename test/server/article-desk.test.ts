/** The desk where a turn asks what imported rules say. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openArticleDesk } from '../../server/article-desk.js';
import { loadConfig } from '../../server/config.js';
import { buildLibrary } from '../../server/knowledge/library.js';
import { importPolicies } from '../../server/knowledge/policy/store/import-policies.js';
import { openPolicyStore } from '../../server/knowledge/policy/store/policy-store.js';
import { listSources } from '../../server/knowledge/policy/store/source-files.js';
import { createLogger } from '../../server/logger.js';
import { sampleGuide } from '../fixtures/guides.js';

let knowledge: string;
let policies: string;
beforeEach(async () => {
  knowledge = await mkdtemp(join(tmpdir(), 'desk-'));
  policies = join(knowledge, 'policies');
  await mkdir(policies);
});
afterEach(() => rm(knowledge, { recursive: true }));

const guide = sampleGuide();
const library = buildLibrary({ guides: [guide], topics: [] });
const law = `# 示例办法

2020年1月1日示例局令第1号公布，自2020年2月1日起施行

第一条 为了示例，制定本办法。

第二条 示例补贴的领取人搬家的，应当在十日内告诉乡镇政府。
`;

async function importLaw(text: string): Promise<void> {
  const inbox = join(knowledge, 'inbox');
  await mkdir(inbox, { recursive: true });
  await writeFile(join(inbox, '示例办法(2020-01-01).md'), text);
  const options = { region: '全国', onProgress: () => {}, textReader: async () => undefined };
  await importPolicies(await openPolicyStore(policies), await listSources([inbox], policies), {
    ...options,
    signal: new AbortController().signal,
  });
}

const open = () => {
  const config = loadConfig({ XIANGYIN_DATA: join(knowledge, 'data') });
  return openArticleDesk(config, { knowledge, embedder: undefined, log: createLogger('silent') });
};
const asks = (desk: ReturnType<typeof open>) =>
  desk.articles(guide, ['领示例补贴的人搬家要几日内告诉乡镇'], new AbortController().signal);

it('says what an imported rule says, and goes on saying it after a restart', async () => {
  await importLaw(law);
  for (let start = 0; start < 2; start++) {
    const desk = open();
    await desk.update(library);
    const found = await asks(desk);
    expect(found?.[0]?.say).toEqual(['《示例办法》第二条规定，示例补贴的领取人搬家的，要在十日内告诉乡镇政府。']);
    desk.close();
  }
});

it('takes up what is imported while it runs', async () => {
  const desk = open();
  await desk.update(library);
  expect(await asks(desk)).toBeUndefined();
  await importLaw(law);
  await vi.waitFor(async () => expect((await asks(desk))?.[0]?.citations[0]?.article).toBe('第二条'), 10_000);
  desk.close();
});

it('leaves the guides alone to answer where a rule cannot be read', async () => {
  await importLaw(law);
  await writeFile(join(policies, 'catalogue.csv'), 'this is no catalogue');
  const desk = open();
  await desk.update(library);
  expect((await asks(desk)) ?? []).toEqual([]);
  desk.close();
});
