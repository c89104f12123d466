import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../../server/knowledge/search-index.js';
import { weigh } from '../../../server/turn/evidence.js';
import { smallGuides, smallTopics } from '../../support/small-knowledge.js';

async function evidenceOf(text: string, standard = text) {
  const index = await buildSearchIndex({ guides: smallGuides(), topics: smallTopics() });
  const { ranked } = await index.search([{ text, weight: 1 }]);
  return weigh(text, standard, ranked, index.pairs);
}

describe('weigh', () => {
  it('parts services from topics, best first', async () => {
    const evidence = await evidenceOf('低保在哪里申请');
    expect(evidence?.services.map((r) => r.entity.kind)).toEqual(['service', 'service', 'service']);
    expect(evidence?.topics).toHaveLength(2);
    expect(evidence?.service).toBe(evidence?.services[0]?.score);
    expect(evidence?.lead).toBeCloseTo((evidence?.services[0]?.score ?? 0) - (evidence?.services[1]?.score ?? 0));
  });

  it('knows a question that the guide itself asks, whatever its punctuation', async () => {
    expect((await evidenceOf('低保，在哪里申请？'))?.exact).toBe(true);
    expect((await evidenceOf('低保'))?.exact).toBe(true);
    expect((await evidenceOf('低保到底在哪里申请'))?.exact).toBe(false);
  });

  it('sees names, in the words as said or in standard ones', async () => {
    expect((await evidenceOf('我要领养老金'))?.named).toBe(1);
    expect((await evidenceOf('我想吃低保'))?.named).toBe(0.75);
    expect((await evidenceOf('护照在哪里办嘛'))?.topicNamed).toBeGreaterThan(0.5);
    expect((await evidenceOf('那个钱咋个领', '那个养老钱怎么领'))?.named).toBe(0.75);
  });

  it('takes long questions for no better known than twenty pairs', async () => {
    expect((await evidenceOf('今天天气好我们去爬山吃饭喝茶聊天打牌看书写字唱歌跳舞画画'))?.length).toBe(20);
  });

  it('has nothing to say where nothing was ranked', async () => {
    expect(await evidenceOf('！')).toBeUndefined();
  });
});
