import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../server/cli/speech-manifest.js';

async function manifest(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  const file = join(folder, 'list.tsv');
  await writeFile(file, text);
  return { folder, file };
}
const head = 'file\tdialect\treference_text\tsource\tlicence\tnote';

describe('readManifest', () => {
  it('finds the recordings beside the list', async () => {
    const { folder, file } = await manifest(`${head}\nclips/a.wav\tWu\t侬好\tfield\tCC0\t\n\n`);
    expect(await readManifest(file)).toEqual([
      { file: join(folder, 'clips/a.wav'), dialect: 'Wu', reference: '侬好', trusted: true },
    ]);
  });

  it('does not trust texts that a machine wrote', async () => {
    const { file } = await manifest(`${head}\nwenetspeech-yue/a.wav\tCantonese\t唔该\tx\ny.wav\tWu\t好\tx`);
    expect((await readManifest(file)).map((r) => r.trusted)).toEqual([false, true]);
  });

  it.each([
    ['a column is missing', 'file\tdialect\na.wav\tWu', /line 1 needs/],
    ['a cell is missing', `${head}\na.wav\tWu\t好\nb.wav\tWu\t`, /line 3 lacks/],
  ])('says where when %s', async (_, text, message) => {
    const { file } = await manifest(text);
    await expect(readManifest(file)).rejects.toThrow(message);
    await expect(readManifest(file)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('says so when there is no list', async () => {
    await expect(readManifest('/nowhere/list.tsv')).rejects.toMatchObject({ code: 'bad-request' });
  });
});
