/**
 * What is read out of a law or policy document: the records that reading, checking and storing share. Imports nothing.
 * Change with it: read-law-text.ts fills them, document.ts keeps them.
 */
export type FindingKind =
  | 'no-title'
  | 'no-date'
  | 'no-text'
  | 'no-articles'
  | 'duplicate-article'
  | 'gap'
  | 'order'
  | 'date-unclear';

/** Something in the text that was not understood, in words for an official, with its place. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
}

export interface LawArticle {
  /** 第十八条, 第二十条之一; in a document without articles 一、, 一、（二）, or 第3段. */
  readonly label: string;
  /** From the outermost heading to the innermost: ['第二编 物权', '第三章 …']. */
  readonly chapter: readonly string[];
  /** Without the label; paragraphs are separated by a line break. */
  readonly text: string;
  /** Where it begins in the text it was read from, counted from 1. */
  readonly line: number;
}

/** An article as it is stored: where it stood in its source no longer matters. */
export type PolicyArticle = Omit<LawArticle, 'line'>;

export interface LawText {
  readonly title: string;
  /** The part of a code that this file holds: 婚姻家庭编. */
  readonly part?: string;
  /** 国办发〔2019〕51号, 国务院令第765号. */
  readonly number?: string;
  readonly authority?: string;
  /** When this version was adopted or made public, YYYY-MM-DD. */
  readonly issuedOn?: string;
  /** From when on this version is in force, if the text says so. */
  readonly validFrom?: string;
  /** The last day in force that the text itself sets: 有效期至2027年12月31日, 有效期五年. */
  readonly expiresOn?: string;
  /** What the chunks are cut by. */
  readonly unit: 'article' | 'heading' | 'paragraph';
  readonly articles: readonly LawArticle[];
  /** What stands before the first article and belongs to none. */
  readonly preamble: string;
  readonly findings: readonly Finding[];
  /** The findings' words. */
  readonly problems: readonly string[];
}
