import { RunnableLambda } from '@langchain/core/runnables';
import { describe, expect, it } from 'vitest';
import { HybridRetriever } from '../../../../server/adapters/retrievers/langchain.js';
import { createIndex } from '../../../../server/knowledge/retrieval/create-index.js';
import { allowance, fishing, passage, pension, today } from '../../knowledge/retrieval/sample-passages.js';

async function retriever(limit = 4) {
  const index = createIndex();
  await index.publish([allowance, pension, fishing, passage('old', '低保旧办法', '低保', { validTo: '2020-01-01' })]);
  return new HybridRetriever({ index, today: () => today, limit });
}

describe('HybridRetriever', () => {
  it('gives the index’s documents with their text and where they come from', async () => {
    const [document] = await (await retriever()).invoke('低保在哪申请');
    expect(document?.pageContent).toBe(allowance.text);
    expect(document?.metadata).toMatchObject({ id: 'a', kind: 'guide', name: '最低生活保障' });
    expect(document?.metadata.score).toBeGreaterThan(0);
  });

  it('leaves out what is not in force, and gives no more than asked for', async () => {
    const found = await (await retriever()).invoke('低保');
    expect(found.map((d) => d.metadata.id)).not.toContain('old');
    expect(await (await retriever(1)).invoke('养')).toHaveLength(1);
  });

  it('goes into a chain', async () => {
    const chain = (await retriever(1)).pipe(
      RunnableLambda.from((found: { pageContent: string }[]) => found.map((d) => d.pageContent).join()),
    );
    expect(await chain.invoke('养殖证')).toBe(fishing.text);
  });
});
