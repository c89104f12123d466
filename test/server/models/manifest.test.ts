import { describe, expect, it } from 'vitest';
import { findModel, loadManifest, parseManifest } from '../../../server/models/manifest.js';
import { smallManifest } from '../../support/model-store.js';

const changed = (change: (model: Record<string, unknown>) => void) => {
  const manifest = structuredClone(smallManifest) as { models: Record<string, unknown>[] };
  change(manifest.models[0] as Record<string, unknown>);
  return () => parseManifest(JSON.stringify(manifest));
};

describe('the manifest', () => {
  const { models } = loadManifest();

  it('has an ear, a voice, dense retrieval and voice detection, each with a licence and every source', () => {
    expect(new Set(models.map((model) => model.purpose))).toEqual(
      new Set(['ear', 'voice', 'dense retrieval', 'voice detection']),
    );
    for (const model of models) {
      expect(model.files.length).toBeGreaterThan(0);
      expect(model.packages.length).toBeGreaterThan(0);
      expect(model.hub.repository).toMatch(/^[\w-]+\/[\w.-]+$/);
    }
  });

  it('names each model once, and each file of a model once', () => {
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    for (const model of models) expect(new Set(model.files.map((f) => f.path)).size).toBe(model.files.length);
  });

  it('lists the files that unconverted packages yield, with the same hashes', () => {
    for (const model of models.filter((m) => !m.convert)) {
      const yielded = model.packages.flatMap((item) => item.take).map((e) => [e.to ?? e.from, e.sha256]);
      const written = Object.keys(model.write ?? {});
      const rest = model.files.filter((file) => !written.includes(file.path)).map((f) => [f.path, f.sha256]);
      expect(new Map(rest as [string, string][])).toEqual(new Map(yielded as [string, string][]));
    }
  });
});

describe('a wrong manifest', () => {
  it('is refused whole, with the place named', () => {
    expect(changed((m) => Object.assign(m, { licence: '' }))).toThrow(/models\.0\.licence/);
    expect(changed((m) => Object.assign(m, { purpose: 'nose' }))).toThrow(/models\.0\.purpose/);
    expect(changed((m) => Object.assign(m, { extra: 1 }))).toThrow(/extra/);
    expect(changed((m) => Object.assign(m, { files: [{ path: 'a', bytes: 1, sha256: 'short' }] }))).toThrow(/sha256/);
  });

  it.each(['../outside', '/root', 'a/../../b'])('may not reach out of a folder: %s', (path) => {
    expect(changed((m) => Object.assign(m, { files: [{ path, bytes: 1, sha256: 'a'.repeat(64) }] }))).toThrow(/path/);
  });
});

describe('findModel', () => {
  it('knows the ids of the manifest', () => {
    expect(findModel(smallManifest, 'jay')?.purpose).toBe('voice');
    expect(findModel(smallManifest, 'crow')).toBeUndefined();
  });

  it('takes owner/repository as a Whisper of the hub that needs no entry', () => {
    const model = findModel(loadManifest(), 'Xenova/whisper-small');
    expect(model).toMatchObject({ id: 'Xenova/whisper-small', purpose: 'ear', packages: [], files: [] });
    expect(model?.hub.repository).toBe('Xenova/whisper-small');
  });

  it.each(['../etc', 'a/..', 'a/b/c', '/a', 'a/', './a'])('takes nothing that is not a repository: %s', (id) => {
    expect(findModel(loadManifest(), id)).toBeUndefined();
  });
});
