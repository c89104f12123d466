import { describe, expect, it } from 'vitest';
import { AssistantError } from '../../../server/errors.js';
import type { Model } from '../../../server/models/manifest.js';
import { describeReports, missingReport, reasonOf } from '../../../server/models/report.js';
import { smallManifest } from '../../support/model-store.js';

const owl = smallManifest.models[0] as Model;
const options = { store: '/store', folder: '', hub: '', packages: true, wanted: ['owl'] };

describe('the report of a missing model', () => {
  it('says what to put where, and every other way', () => {
    const { put } = missingReport(owl, options, ['why']);
    expect(put).toContain('/store/owl (config.json, ears.bin, eyes.bin; 1 MB)');
    for (const way of ['XIANGYIN_MODEL_FOLDER', 'XIANGYIN_MODEL_HUB', 'python3-pip', 'maven', 'npm run models'])
      expect(put).toContain(way);
  });

  it('points into the folder that the operator named', () => {
    const { put } = missingReport(owl, { ...options, folder: '/stick', hub: 'https://hub.example' }, []);
    expect(put).toContain('/stick/owl');
    expect(put).not.toMatch(/XIANGYIN_MODEL_(FOLDER|HUB)/);
  });
});

describe('reasonOf', () => {
  it('says in words what the file system says in codes', () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatch(/disk is full/);
    expect(reasonOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toMatch(/no right/);
    expect(reasonOf(new AssistantError('model-corrupt', { detail: 'spoilt' }))).toBe('spoilt');
  });
});

describe('describeReports', () => {
  it('lists what is there, then what is missing with what to do', () => {
    const text = describeReports(
      [
        { id: 'owl', purpose: 'ear', state: 'missing', reason: 'no pip', put: 'install pip' },
        { id: 'jay', purpose: 'voice', state: 'fetched', reason: '', put: '' },
      ],
      '/store',
    );
    expect(text.split('\n')).toEqual([
      'voice (jay): fetched',
      'ear (owl): MISSING: no pip',
      '  What to do: install pip.',
      'Models folder: /store',
    ]);
  });
});
