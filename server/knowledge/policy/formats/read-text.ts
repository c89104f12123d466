/** What every format gives: the text, and what a person must look at. Imports nothing heavy. */
import type { TextReader } from '../../../ports/text-reader.js';
import type { PolicyFormat } from '../document.js';

export interface ReadText {
  readonly text: string;
  readonly format: PolicyFormat;
  /** Of scanned pages: the mean over their characters, 0 to 1. */
  readonly confidence?: number;
  /** In words for an official; any of them makes the document one to check. */
  readonly doubts: readonly string[];
}

export interface ReadOptions {
  /** Reads scanned pages; without it they are refused. */
  readonly textReader?: () => Promise<TextReader | undefined>;
  /** Pages count from 1. */
  readonly onPage?: (page: number, of: number) => void;
  readonly signal?: AbortSignal;
}
