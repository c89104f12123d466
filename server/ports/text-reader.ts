/** Port: reads printed text off a picture of a page (OCR). Contract: test/contracts/text-reader.contract.ts. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row: 4 × width × height bytes. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

export interface ReadLine {
  readonly text: string;
  /** The mean over its characters, 0 to 1; a line that is seen but not read has no text and the confidence 0. */
  readonly confidence: number;
  /** In pixels of the picture; right and bottom are exclusive. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TextReaderOptions {
  readonly signal?: AbortSignal;
}

export interface TextReader {
  /**
   * The lines as the picture stands (it is not turned), from top to bottom, then from left to right; a blank page gives none.
   * Rejects with `bad-request` for a picture whose data do not fit its size, with `aborted` when the signal says so.
   */
  read(page: PageImage, options?: TextReaderOptions): Promise<readonly ReadLine[]>;
  close?(): Promise<void>;
}
