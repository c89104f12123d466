/**
 * A dialect as data: the index (knowledge-base/dialects/index.yaml) and one pack a folder.
 * Promise: platform-free; a mistake fails as `knowledge-invalid` with the file and the field or line; packs are ready to use.
 * Change with it: knowledge-base/README.md (加一种方言), lexicon.ts, phonetics.ts (sound merges).
 */
import { z } from 'zod';
import type { DialectCode } from '../turn/turn.js';
import { invalid, readYaml } from './data-file.js';
import { type LexiconEntry, parseLexicon } from './lexicon.js';
import { type DialectAnswers, parseAnswers } from './localise-data.js';

const text = z.string().trim().min(1);
const words = z.array(text).default([]);

const entrySchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: text,
  /** What its speakers call it, for choosing from a list: 四川话、重庆话. */
  called: text.optional(),
  /** What people and other systems call it: 四川话, sichuan, zh-CN-sichuan. */
  aliases: words,
  /** Recognisers known to understand it, best first. */
  engines: words,
  /** Speaker adapters, other engines' voices or browser voice tags that can speak its phrases, best first. */
  voices: words,
});
export type DialectEntry = z.infer<typeof entrySchema>;

const mergeSchema = z
  .strictObject({
    initials: z.array(z.string()).min(2).optional(),
    finals: z.array(text).min(2).optional(),
    syllables: z.array(text).min(2).optional(),
    with: z.array(z.string()).default([]),
    note: text,
  })
  .refine((m) => [m.initials, m.finals, m.syllables].filter(Boolean).length === 1, {
    message: 'needs exactly one of initials, finals and syllables',
  });

/** Pinyin sounds that the dialect does not tell apart; the first stands for all. A pack's merges apply in order. */
export interface SoundMerge {
  readonly part: 'initial' | 'final' | 'syllable';
  /** Toneless pinyin as written (`ling` is l + ing, `yin` y + in, `an` '' + an, ü is v). */
  readonly sounds: readonly string[];
  /** The other half must be one of these: finals for initials, initials for finals; empty: any. */
  readonly with: readonly string[];
  /** Where it is known from. */
  readonly note: string;
}

/** What the buttons say that answer a question back, in the dialect. Each must be read by server/dialogue/reply.ts. */
const replyLabelsSchema = z.strictObject({
  yes: text.default('是'),
  no: text.default('不是'),
  unsure: text.default('不知道'),
  /** To a question that holds a "not": 您没有别的房子，是不是？ */
  right: text.default('对'),
  wrong: text.default('不对'),
});
export type ReplyLabels = z.infer<typeof replyLabelsSchema>;

const packSchema = z.strictObject({
  name: text,
  /** The family the dialect belongs to, such as 官话. */
  family: text,
  /** Places where it is spoken. */
  places: z.array(text).min(1),
  /** Words that give the dialect away, by weight 1 (also said elsewhere) to 3 (only here); 0 for words to pass over. */
  markers: z.strictObject({ 3: words, 2: words, 1: words, 0: words }).partial(),
  /** Common words that people there say otherwise: each speaks a little against the dialect. */
  unsaid: words,
  merges: z.array(mergeSchema).default([]),
  /** Sentence particles that carry no meaning: dropped at the end of a clause. */
  particles: words,
  replies: replyLabelsSchema.optional(),
});

export const phraseKeys = [
  'greeting', // first words of a visit
  'unheard', // nothing usable was heard
  'unheard-again', // the second time in a row
  'not-covered', // the service is known, the detail is not
  'unknown', // no service fits
  'clarify-lead', // before the choices
  'hand-over', // a person takes over
  'please-wait', // it takes longer
  'error', // something broke
  'ai-label', // who is speaking
  'local-standard', // the county sets the amount
  'listening', // caption while listening
  'thinking', // caption while working
  'declined', // we must not answer
  'out-of-scope', // not ours; what we can help with
  'entitled', // the rules are met, as far as was told
  'not-entitled', // a rule is not met
  'county-decides', // a local threshold decides
  'window-decides', // the person cannot say, or not all was asked
] as const;
export type PhraseKey = (typeof phraseKeys)[number];

const phrasesSchema = z.strictObject(
  Object.fromEntries(phraseKeys.map((key) => [key, text])) as Record<PhraseKey, typeof text>,
);

/** A word that gives a dialect away. */
export interface Marker {
  /** `…` in it stands for a few characters of one clause; `。` at its end: only before a pause. */
  readonly text: string;
  /** 1..3; 0 for a word in which no other is to be found; -1 for one that people there do not say. */
  readonly weight: number;
}

export interface DialectPack extends DialectEntry {
  readonly family: string;
  readonly places: readonly string[];
  readonly markers: readonly Marker[];
  /** Longest first. */
  readonly lexicon: readonly LexiconEntry[];
  readonly merges: readonly SoundMerge[];
  readonly phrases: Readonly<Record<PhraseKey, string>>;
  /** How an answer is worded: see localise.ts and localise-templates.ts. */
  readonly answers: DialectAnswers;
  /** Absent: those of plain Mandarin. */
  readonly replies?: ReplyLabels;
}

export interface PackSources {
  readonly packYaml: string;
  readonly lexiconCsv: string;
  readonly phrasesYaml: string;
  readonly answersYaml: string;
}

/** Reads the list of dialects. Throws when two entries share a code or a name by which they are called. */
export function parseDialectIndex(source: string): DialectEntry[] {
  const file = 'dialects/index.yaml';
  const entries = readYaml(file, source, z.array(entrySchema).min(1));
  const owner = new Map<string, string>();
  const problems = entries.flatMap((entry, i) =>
    [...new Set([entry.code, entry.name, ...entry.aliases].map(spelling))].flatMap((name) => {
      const other = owner.get(name);
      owner.set(name, entry.code);
      return other === undefined ? [] : [`${i}.aliases: "${name}" already means ${other}`];
    }),
  );
  if (problems.length > 0) throw invalid(file, problems);
  return entries;
}

/** A name without case, spaces, hyphens and underscores, as it is compared. */
const spelling = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** The code that a person's or another system's name for a dialect means; undefined when none does. */
export function resolveDialect(name: string, entries: readonly DialectEntry[]): DialectCode | undefined {
  const wanted = spelling(name);
  return entries.find((e) => [e.code, e.name, ...e.aliases].some((known) => spelling(known) === wanted))?.code;
}

/** Builds one pack from the texts of its four files. */
export function parsePack(
  entry: DialectEntry,
  { packYaml, lexiconCsv, phrasesYaml, answersYaml }: PackSources,
): DialectPack {
  const folder = `dialects/${entry.code}`;
  const pack = readYaml(`${folder}/pack.yaml`, packYaml, packSchema);
  const lexicon = parseLexicon(`${folder}/lexicon.csv`, lexiconCsv, { name: pack.name, particles: pack.particles });
  const phrases = readYaml(`${folder}/phrases.yaml`, phrasesYaml, phrasesSchema);
  return {
    ...entry,
    family: pack.family,
    places: pack.places,
    markers: parseMarkers(`${folder}/pack.yaml`, pack),
    lexicon,
    merges: pack.merges.map(({ initials, finals, syllables, with: others, note }) => ({
      part: initials ? 'initial' : finals ? 'final' : 'syllable',
      sounds: initials ?? finals ?? syllables ?? [],
      with: others,
      note,
    })),
    phrases,
    answers: parseAnswers(`${folder}/answers.yaml`, answersYaml),
    ...(pack.replies && { replies: pack.replies }),
  };
}

function parseMarkers(file: string, { markers: byWeight, unsaid }: z.infer<typeof packSchema>): Marker[] {
  const markers = [
    ...([3, 2, 1, 0] as const).flatMap((weight) => (byWeight[weight] ?? []).map((t) => ({ text: t, weight }))),
    ...unsaid.map((t) => ({ text: t, weight: -1 })),
  ];
  const seen = new Set<string>();
  const twice = markers.filter((m) => seen.size === seen.add(m.text).size).map((m) => m.text);
  if (twice.length > 0) throw invalid(file, [`markers: twice in the list: ${twice.join(' ')}`]);
  const unclear = markers.filter((m) => !/^[^…。]+(…[^…。]+)*。?$/u.test(m.text)).map((m) => m.text);
  if (unclear.length > 0)
    throw invalid(file, [`markers: … must stand between words, 。 at the end: ${unclear.join(' ')}`]);
  return markers;
}
