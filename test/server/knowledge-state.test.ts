/** Knowledge that changes while the server runs. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type KnowledgeState, openKnowledge } from '../../server/knowledge-state.js';
import type { Live } from '../../server/live/value.js';
import type { Stages } from '../../server/turn/run-turn.js';

const source = join(import.meta.dirname, '../../knowledge-base');
const guide = 'services/temporary-id-card.md';
let folder: string;
let knowledge: Live<KnowledgeState>;
const onChange = vi.fn();
const onTrouble = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  await cp(source, folder, { recursive: true });
  const stagesOf = () => ({}) as Stages;
  knowledge = await openKnowledge({ folder, embedder: undefined, stagesOf, onChange, onTrouble });
});
afterEach(async () => {
  knowledge.close();
  await rm(folder, { recursive: true });
});
const known = () => knowledge.current.library.guides.has('temporary-id-card');

it('a guide that is withdrawn is gone, and is back when it is published again, by itself', async () => {
  const text = await readFile(join(folder, guide), 'utf8');
  await rm(join(folder, guide));
  await vi.waitFor(() => expect(known()).toBe(false), 10_000);
  await writeFile(join(folder, guide), text);
  await vi.waitFor(() => expect(known()).toBe(true), 10_000);
  expect(onTrouble).not.toHaveBeenCalled();
});

it('a guide whose last day is over becomes a subject that is sent on to its office', async () => {
  const text = await readFile(join(folder, guide), 'utf8');
  await writeFile(join(folder, guide), text.replace('\nreviewBy:', '\nvalidTo: 2020-01-01\nreviewBy:'));
  await knowledge.refresh();
  expect(known()).toBe(false);
  expect(knowledge.current.library.topics.find((t) => t.id === 'temporary-id-card')?.status).toBe('not-covered');
});

it('a wrong file leaves what was known in place and is named', async () => {
  const before = knowledge.current;
  await writeFile(join(folder, guide), '---\nid: 42\n---\n');
  await knowledge.refresh();
  expect(knowledge.current).toBe(before);
  expect(String(onTrouble.mock.calls[0]?.[0])).toContain('temporary-id-card.md');
});

it('nothing is built again when nothing has changed', async () => {
  const before = knowledge.current;
  await knowledge.refresh();
  expect(knowledge.current).toBe(before);
  expect(onChange).not.toHaveBeenCalled();
});
