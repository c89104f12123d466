import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createBge } from '../../../../server/adapters/embedders/bge.js';
import { loadConfig, modelFolder } from '../../../../server/config.js';
import type { Embedder } from '../../../../server/ports/embedder.js';
import { testContract } from '../../../contracts/contract.js';
import { embedderContract } from '../../../contracts/embedder.contract.js';

const folder = join(modelFolder(loadConfig()), 'bge-small-zh-v1.5');
const absent = !existsSync(join(folder, 'onnx', 'model_quantized.onnx'));

describe.skipIf(absent)('bge (skipped where the model is absent: npm run models)', () => {
  let opened: Promise<Embedder> | undefined;
  const embedder = () => {
    opened ??= createBge({ folder });
    return opened;
  };
  afterAll(async () => (await opened)?.close?.());

  testContract(embedderContract({ embedder }));

  it('makes vectors of 512 numbers', async () => {
    const [vector] = await (await embedder()).embed(['养老金']);
    expect(vector).toHaveLength(512);
  });
});

describe('createBge', () => {
  it('names the file that is missing, without its path', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'bge-'));
    const failure = createBge({ folder: empty });
    await expect(failure).rejects.toMatchObject({ code: 'model-missing' });
    await expect(failure).rejects.toThrow(/tokenizer\.json is not there/);
    await expect(failure).rejects.not.toThrow(new RegExp(tmpdir()));
  });

  it('calls damaged files corrupt', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'bge-'));
    await mkdir(join(damaged, 'onnx'));
    for (const file of ['tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])
      await writeFile(join(damaged, file), 'not what it says');
    await expect(createBge({ folder: damaged })).rejects.toMatchObject({ code: 'model-corrupt' });
  });
});
