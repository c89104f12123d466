/** What the dialect tests share: the real packs, and a small pack written in the test. */
import { readFileSync } from 'node:fs';
import { templateKeys, templateSlots } from '../../../server/dialect/localise-templates.js';
import { type DialectEntry, type DialectPack, parsePack, phraseKeys } from '../../../server/dialect/pack.js';
import { AssistantError } from '../../../server/errors.js';
import { readPacks } from '../../../server/knowledge/files.js';

export const knowledgeBase = new URL('../../../knowledge-base', import.meta.url).pathname;
export const realPacks = (): Promise<DialectPack[]> => readPacks(knowledgeBase);

export const entry: DialectEntry = { code: 'tried', name: '试话', aliases: [], engines: [], voices: [] };
export const packYaml = `
name: 试话
family: 官话
places: [某地]
markers: { 3: [咋个], 1: [嘛] }
particles: [嘛]
`;
export const lexiconCsv = `dialect,standard,domain,note,context
咋个,怎么,疑问,,
`;
export const phrasesYaml = phraseKeys.map((key) => `${key}: 这是${key}。`).join('\n');

export const answersYaml = `voice: 这么说。
templates:
${templateKeys
  .map((key) => `  ${key}: "${key}${templateSlots[key].map((slot) => `、{${slot}}`).join('')}。"`)
  .join('\n')}
`;

/** A pack with these lexicon rows (without the header). */
export const packWith = (...rows: string[]): DialectPack =>
  parsePack(entry, {
    packYaml,
    lexiconCsv: `dialect,standard,domain,note,context\n${rows.join('\n')}\n`,
    phrasesYaml,
    answersYaml,
  });

/** The detail of the AssistantError that `work` throws. */
export function detailOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code === 'knowledge-invalid') return thrown.message;
    throw thrown;
  }
  throw new Error('threw nothing');
}

export interface Case {
  readonly said: string;
  readonly standard: string;
  /** Empty: the sentence does not give its dialect away. */
  readonly dialect: string;
  /** Id of the service that the sentence is about; empty when it is no question about a service. */
  readonly service: string;
}

/** Rows of cases/<code>.tsv: said, standard (after the dialect's pack and then plain colloquial speech), dialect, service. */
export function readCases(code: string): Case[] {
  const file = new URL(`./cases/${code}.tsv`, import.meta.url);
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [said = '', standard = '', dialect = '', service = ''] = row.split('\t');
    return { said, standard, dialect, service };
  });
}
