import { describe, expect, it } from 'vitest';
import { loadConfig, settings } from '../../server/config.js';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toMatchObject({
      XIANGYIN_PORT: 3000,
      XIANGYIN_LANGUAGE_MODEL: 'none',
      XIANGYIN_ORIGINS: [],
    });
  });

  it('reads numbers and lists, and takes an empty value for none', () => {
    const config = loadConfig({
      XIANGYIN_PORT: '8080',
      XIANGYIN_ORIGINS: 'https://a.example, https://b.example',
      XIANGYIN_VOICE: ' ',
    });
    expect(config.XIANGYIN_PORT).toBe(8080);
    expect(config.XIANGYIN_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
    expect(config.XIANGYIN_VOICE).toBe('zf_xiaobei');
  });

  it('names every wrong setting at once', () => {
    expect(() => loadConfig({ XIANGYIN_PORT: 'many', XIANGYIN_WARM: 'perhaps' })).toThrow(
      /XIANGYIN_PORT.*XIANGYIN_WARM/s,
    );
  });

  it('has a meaning for every setting', () => {
    expect(Object.entries(settings).filter(([, s]) => !s.description)).toEqual([]);
  });
});
