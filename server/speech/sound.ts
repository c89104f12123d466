/** Decoded sound, mono, at whatever rate the recording had. Change with it: wav.ts, mp3.ts, audio.ts. */
export interface Sound {
  /** In [-1, 1]. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}
