/** Port: how likely a moment of sound is speech. Contract: test/contracts/voice-detector.contract.ts. */

/** Samples a window holds: 32 ms at 16 kHz. */
export const voiceWindow = 512;

/** One speaker's stream; keeps the model's state between windows. */
export interface VoiceTrack {
  /** Probability of speech, 0..1, in the next window of exactly `voiceWindow` samples. */
  probability(window: Float32Array): Promise<number>;
}

export interface VoiceDetector {
  /** A fresh track; all tracks share one model session. */
  open(): VoiceTrack;
  close?(): Promise<void>;
}
