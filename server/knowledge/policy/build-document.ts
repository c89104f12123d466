/**
 * A read text as a document to store: what is missing is noted, what cannot be cited is refused.
 * Promise: pure. Raise `readerVersion` when reading changes, so that the next import reads every source again.
 */
import type { PolicyDocument } from './document.js';
import { fitPath } from './document-body.js';
import type { ReadText } from './formats/read-text.js';
import type { FindingKind } from './law-text.js';
import { readLawText } from './read-law-text.js';
import { refusal } from './refuse.js';
import { regionOf } from './region.js';

export const readerVersion = 1;
export const regionUnknown = '未注明';

export type NoteKind = FindingKind | 'no-region' | 'doubt';
export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
}

/** What leaves a document uncitable; everything else is stored with a note. */
const refused: readonly FindingKind[] = ['no-text', 'no-title', 'duplicate-article'];
/** Cut by headings or paragraphs is no fault of a notice. */
const harmless: readonly NoteKind[] = ['no-articles'];

export interface Built {
  readonly document: PolicyDocument;
  readonly notes: readonly Note[];
}

/** `name`: the source's file name. Throws `knowledge-invalid` with the reason. */
export function buildDocument(
  source: { readonly name: string; readonly hash: string; readonly region?: string | undefined },
  read: ReadText,
): Built {
  const law = readLawText(source.name, read.text);
  const fatal = law.findings.filter((finding) => refused.includes(finding.kind));
  if (fatal.length > 0) throw refusal(fatal.map((finding) => finding.text).join('；'));
  const region = source.region ?? regionOf(law.title, law.authority);
  const notes: Note[] = [
    ...law.findings,
    ...(region
      ? []
      : [{ kind: 'no-region' as const, text: '看不出适用于哪里：请用 --region 写明（例如 全国、四川省）' }]),
    ...read.doubts.map((text) => ({ kind: 'doubt' as const, text })),
  ];
  const { title, part, number, authority, issuedOn, validFrom, expiresOn } = law;
  const given = { part, number, authority, issuedOn, validFrom, expiresOn };
  const articles = law.articles.map(({ label, chapter, text }) => ({ label, chapter: fitPath(chapter), text }));
  const document: PolicyDocument = {
    title,
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Partial<PolicyDocument>),
    region: region ?? regionUnknown,
    ...(expiresOn ? { validTo: expiresOn } : {}),
    status: notes.some((note) => !harmless.includes(note.kind)) ? 'needs-check' : 'ok',
    format: read.format,
    ...(read.confidence === undefined ? {} : { confidence: Math.round(read.confidence * 1000) / 1000 }),
    unit: law.unit,
    source: source.name,
    hash: source.hash,
    notes: notes.map((note) => note.text),
    preamble: articles.length > 0 ? law.preamble : '',
    articles: articles.length > 0 ? articles : [{ label: '全文', chapter: [], text: law.preamble }],
  };
  return { document, notes };
}
