/** House rules 1 and 3: who may import whom, no cycles, SDKs only where they belong. */
import { describe, expect, it } from 'vitest';
import { clientFiles, importsOf, serverFiles } from './sources.js';

/** The room of a server file: its folder under server/, or its own name for files at the top. */
const roomOf = (file: string): string =>
  file.split('/').slice(1, -1)[0] ?? file.replace('server/', '').replace('.ts', '');

const domain = ['dialect', 'knowledge', 'dialogue', 'speech', 'requests', 'lessons', 'insight', 'safety'];
/** `turn-types` are the records: turn.ts and turn-events.ts. */
const may: Record<string, readonly string[]> = {
  'turn-types': ['turn-types'],
  ports: ['turn-types', 'ports'],
  errors: [],
  ...Object.fromEntries(domain.map((room) => [room, [...domain, 'ports', 'turn-types', 'errors']])),
  turn: [...domain, 'turn', 'turn-types', 'ports', 'errors'],
  adapters: ['adapters', 'ports', 'errors', 'turn-types', 'speech'],
  channels: ['channels', 'turn', 'turn-types', ...domain, 'ports', 'errors', 'logger'],
  models: ['models', 'errors', 'config'],
  config: ['errors'],
  logger: [],
  'prompt-library': ['errors', 'knowledge'],
  live: ['live', 'errors'],
  assemble: ['*'],
  stages: ['*'],
  'article-desk': ['passage-index', 'live', 'config', 'logger', ...domain, 'turn', 'turn-types', 'ports', 'errors'],
  'passage-index': [...domain, 'turn-types', 'ports', 'errors'],
  'knowledge-state': [...domain, 'turn', 'turn-types', 'ports', 'live', 'errors'],
  parts: ['adapters', 'channels', 'config', 'errors', 'logger', 'ports'],
  main: ['assemble', 'config', 'logger', 'errors'],
  cli: ['*'],
};
const roomForRules = (file: string) =>
  /server\/turn\/(turn|turn-events)\.ts$/.test(file) ? 'turn-types' : roomOf(file);

/** The registry maps settings to adapters, so it alone in adapters/ knows the settings. */
const exceptions: Record<string, readonly string[]> = { 'server/adapters/registry.ts': ['config'] };

const sdks =
  /^(@langchain\/|langchain|openai|onnxruntime|@xenova\/transformers|socket\.io|pg|better-sqlite3|drizzle-orm)/;

describe('imports', () => {
  it('go in the one direction that the design allows', () => {
    const wrong = serverFiles().flatMap((file) => {
      const room = roomForRules(file);
      const allowed = [...(may[room] ?? []), ...(exceptions[file] ?? [])];
      if (allowed.includes('*')) return [];
      return importsOf(file)
        .filter((i) => i.file && !allowed.includes(roomForRules(i.file)))
        .map((i) => `${file} (${room}) imports ${i.specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  it('know every room', () => {
    const unknown = serverFiles().filter((file) => !(roomForRules(file) in may));
    expect(unknown).toEqual([]);
  });

  it('form no cycle', () => {
    const graph = new Map(serverFiles().map((f) => [f, importsOf(f).flatMap((i) => i.file ?? [])]));
    const cycles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keep SDKs in adapters and channels', () => {
    const wrong = serverFiles()
      .filter((f) => !/^server\/(adapters|channels)\//.test(f))
      .flatMap((f) =>
        importsOf(f)
          .filter((i) => sdks.test(i.specifier) && !i.typeOnly)
          .map((i) => `${f} imports ${i.specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keep dialect/ and the search half of knowledge/ free of Node', () => {
    const onDisk = /^server\/knowledge\/(files|policy\/(law-files|(?:store|formats)\/.+)|retrieval\/store\/.+)\.ts$/;
    const wrong = serverFiles()
      .filter((f) => /^server\/(dialect|knowledge)\//.test(f) && !onDisk.test(f))
      .flatMap((f) =>
        importsOf(f)
          .filter((i) => i.specifier.startsWith('node:'))
          .map((i) => `${f} imports ${i.specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('let the client see the protocol as types and the platform-free folders, nothing else of the server', () => {
    const wrong = clientFiles().flatMap((file) =>
      importsOf(file)
        .filter((i) => i.file?.startsWith('server/'))
        .filter((i) => !(i.file === 'server/channels/protocol.ts' && i.typeOnly))
        .filter((i) => !/^server\/(dialect|knowledge)\//.test(i.file ?? ''))
        .map((i) => `${file} imports ${i.specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});
