/**
 * How much an imported file may take. Every limit is here and is named in the refusal.
 * Change with it: knowledge-base/README.md.
 */
export const importLimits = {
  /** Bytes of a file; a larger one is not read at all. */
  fileBytes: 60_000_000,
  /** Bytes of everything in a DOCX or XLSX, unpacked. */
  unpackedBytes: 200_000_000,
  /** Files inside a DOCX or XLSX. */
  entries: 5_000,
  /** Characters of text of one document. */
  textCharacters: 5_000_000,
  pages: 1_000,
  /** Pages of a scanned document: each takes seconds. */
  scannedPages: 200,
  /** Pixels of a scanned page, as rendered. */
  pagePixels: 8_000_000,
  rows: 50_000,
} as const;

export const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
