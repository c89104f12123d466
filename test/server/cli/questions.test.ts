import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readQuestions } from '../../../server/cli/questions.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'questions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const reading = async (text: string) => {
  await writeFile(join(folder, 'q.tsv'), text);
  return readQuestions(join(folder, 'q.tsv'));
};

describe('readQuestions', () => {
  it('reads columns by name and finds recordings beside the file', async () => {
    const rows = await reading(
      'expected\tquestion\tdialect\taudio\r\nid-card|REFUSE\t身份证\tmandarin\ta/b.wav\r\n\r\n',
    );
    expect(rows).toEqual([
      { dialect: 'mandarin', question: '身份证', expected: ['id-card', 'REFUSE'], audio: join(folder, 'a/b.wav') },
    ]);
  });

  it('reads what was asked before and the aspects of a two-turn row', async () => {
    const rows = await reading('dialect\tfirst\tquestion\texpected\taspect\nwu\t补身份证\t几钿\tid-card\tfee|lost\n');
    expect(rows).toEqual([
      { dialect: 'wu', first: '补身份证', question: '几钿', expected: ['id-card'], aspects: ['fee', 'lost'] },
    ]);
  });

  it.each([
    ['a missing column', 'dialect\tquestion\nmandarin\t身份证\n', /line 1/],
    ['a short row', 'dialect\tquestion\texpected\nmandarin\t身份证\n', /line 2/],
  ])('refuses %s, naming the line', async (_, text, message) => {
    await expect(reading(text)).rejects.toThrow(message);
  });

  it('says which file it cannot read', async () => {
    await expect(readQuestions(join(folder, 'none.tsv'))).rejects.toMatchObject({ code: 'bad-request' });
  });
});
