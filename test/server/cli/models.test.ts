import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openHub } from '../../support/model-hub.js';
import { temporaryFolder } from '../../support/model-store.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const earOnly = { XIANGYIN_SPEAKER: 'browser', XIANGYIN_EMBEDDER: 'none', XIANGYIN_VOICE_DETECTOR: 'none' };

/** Runs the command; asynchronously, since a test's own hub may have to answer it. */
function models(env: Readonly<Record<string, string>>, ...args: string[]) {
  const command = ['--import', 'tsx', 'server/cli/models.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env } });
  const [output, progress] = [child.stdout, child.stderr].map(async (stream) => {
    let text = '';
    for await (const piece of stream) text += piece;
    return text;
  });
  return new Promise<{ code: number | null; output: string; progress: string }>((resolve) =>
    child.on('close', async (code) =>
      resolve({ code, output: (await output) ?? '', progress: (await progress) ?? '' }),
    ),
  );
}

describe('npm run models', () => {
  it('only reports with --check; a missing model is exit code 1', async () => {
    const data = temporaryFolder();
    const { code, output, progress } = await models({ XIANGYIN_DATA: data }, '--check');
    expect(code).toBe(1);
    for (const part of ['ear (whisper-base)', 'voice (kokoro-82m)', 'dense retrieval', 'voice detection'])
      expect(output).toContain(`${part}`);
    expect(output).toMatch(/What to do: copy whisper-base\/ /);
    expect(progress).toBe('');
    expect(existsSync(join(data, 'models'))).toBe(false);
  });

  it('fetches what the settings call for; a second run needs no source', async () => {
    const names = ['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'];
    const files = [...names.map((n) => `${n}.json`), 'onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'];
    const { endpoint } = await openHub(
      Object.fromEntries(files.map((file) => [`woods/whisper-owl/resolve/main/${file}`, 'content'])),
    );
    const env = { ...earOnly, XIANGYIN_DATA: temporaryFolder(), XIANGYIN_WHISPER_MODEL: 'woods/whisper-owl' };
    const first = await models({ ...env, XIANGYIN_MODEL_HUB: endpoint });
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('ear (woods/whisper-owl): fetched') });
    expect(first.progress).toMatch(/fetching onnx\/encoder_model\.onnx/);
    const second = await models({ ...env, XIANGYIN_MODEL_PACKAGES: 'off' });
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('ear (woods/whisper-owl): ready') });
  });
});
