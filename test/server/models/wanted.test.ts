import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../server/config.js';
import { findModel, loadManifest } from '../../../server/models/manifest.js';
import { modelOptions } from '../../../server/models/wanted.js';

describe('modelOptions', () => {
  it('wants a known model for every part by default', () => {
    const { wanted, packages, hub, folder } = modelOptions(loadConfig({}));
    expect({ packages, hub, folder }).toEqual({ packages: true, hub: '', folder: '' });
    const purposes = wanted.map((id) => findModel(loadManifest(), id)?.purpose);
    expect(new Set(purposes)).toEqual(new Set(['ear', 'voice', 'dense retrieval', 'voice detection']));
  });

  it('wants nothing for parts that are off or done elsewhere', () => {
    const off = { XIANGYIN_RECOGNISER: 'none', XIANGYIN_EMBEDDER: 'none', XIANGYIN_VOICE_DETECTOR: 'none' };
    expect(modelOptions(loadConfig({ ...off, XIANGYIN_SPEAKER: 'browser' })).wanted).toEqual([]);
  });

  it('passes the sources on, and the Whisper that a setting names', () => {
    const options = modelOptions(
      loadConfig({
        XIANGYIN_DATA: '/data',
        XIANGYIN_WHISPER_MODEL: 'Xenova/whisper-small',
        XIANGYIN_MODEL_HUB: 'https://hub.example',
        XIANGYIN_MODEL_FOLDER: '/stick',
        XIANGYIN_MODEL_PACKAGES: 'off',
      }),
    );
    expect(options).toMatchObject({ hub: 'https://hub.example', folder: '/stick', packages: false });
    expect(options.store).toMatch(/^\/data\//);
    expect(options.wanted[0]).toBe('Xenova/whisper-small');
  });
});
