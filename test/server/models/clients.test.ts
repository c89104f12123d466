import { describe, expect, it } from 'vitest';
import { clients } from '../../../server/models/clients.js';
import { loadManifest } from '../../../server/models/manifest.js';

const packages = loadManifest().models.flatMap((model) => model.packages);

describe('the clients of the registries', () => {
  it('fetch exactly the pinned version into the folder, and install nothing', () => {
    for (const item of packages) {
      for (const command of clients[item.registry].commands(item, '/folder')) {
        const line = command.join(' ');
        expect(line).toContain(item.version);
        expect(line).toContain('/folder');
        expect(line).not.toMatch(/\binstall\b/);
      }
    }
  });

  it('use pip download without dependencies, npm pack without scripts, and Maven', () => {
    const first = (registry: string) => {
      const item = packages.find((p) => p.registry === registry);
      return item ? (clients[item.registry].commands(item, '/folder')[0] ?? []).join(' ') : '';
    };
    expect(first('pip')).toMatch(/^python3 -m pip download --no-deps/);
    expect(first('npm')).toMatch(/^npm pack .*--ignore-scripts/);
    expect(first('mvn')).toMatch(/^mvn .*dependency:copy/);
  });

  it('tell a client that is not there from one that failed', () => {
    expect(clients.pip.isMissing({ code: 1, output: '/usr/bin/python3: No module named pip' })).toBe(true);
    expect(clients.pip.isMissing({ code: 1, output: 'No matching distribution found' })).toBe(false);
    expect(clients.mvn.isMissing({ code: 1, output: 'The JAVA_HOME environment variable is not defined' })).toBe(true);
    expect(clients.mvn.isMissing({ code: 1, output: 'Could not resolve artifact' })).toBe(false);
    expect(clients.npm.isMissing({ code: 'missing', output: '' })).toBe(true);
  });
});
