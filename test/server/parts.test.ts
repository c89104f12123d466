import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../server/config.js';
import { createLogger } from '../../server/logger.js';
import { openParts } from '../../server/parts.js';

const open = (settings: Record<string, string>) => openParts(loadConfig(settings), createLogger('silent'));
const empty = () => ({ XIANGYIN_DATA: mkdtempSync(join(tmpdir(), 'no-models-')) });

describe('openParts', () => {
  it('reports every engine whose model is missing, with what to do, and goes on without', async () => {
    const parts = await open(empty());
    for (const part of ['ear', 'voice', 'dense', 'voiceDetection'] as const) {
      expect(parts.states[part].state).toBe('missing');
      expect(parts.states[part].hint).toMatch(/打字/);
    }
    expect(parts.recogniser).toBeUndefined();
    expect(parts.states.languageModel).toEqual({ state: 'off' });
    await parts.close();
  });

  it('leaves out what the settings turn off', async () => {
    const parts = await open({ ...empty(), XIANGYIN_RECOGNISER: 'none', XIANGYIN_SPEAKER: 'browser' });
    expect(parts.states.ear).toEqual({ state: 'off' });
    expect(parts.states.voice).toEqual({ state: 'ready' });
    await parts.close();
  });

  it.each([{ XIANGYIN_SPEAKER: 'nobody' }, { XIANGYIN_LANGUAGE_MODEL: 'openai' }])(
    'refuses to start with a wrong setting (%j)',
    async (settings) => {
      await expect(open({ ...empty(), ...settings })).rejects.toMatchObject({ code: 'config-invalid' });
    },
  );
});
