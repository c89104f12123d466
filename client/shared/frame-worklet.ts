/**
 * Runs beside the microphone in the audio thread: gathers samples to frames of 100 ms and posts each one.
 * Promise: any message it gets makes it post what it has gathered so far, then an empty frame.
 * Change with it: microphone.ts.
 */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const frameSamples = 1600;

class FrameProcessor extends AudioWorkletProcessor {
  private frame = new Float32Array(frameSamples);
  private filled = 0;

  constructor() {
    super();
    this.port.onmessage = () => {
      if (this.filled > 0) this.port.postMessage(this.frame.slice(0, this.filled));
      this.filled = 0;
      this.port.postMessage(new Float32Array(0));
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    for (let at = 0; channel && at < channel.length; ) {
      const part = channel.subarray(at, at + frameSamples - this.filled);
      this.frame.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled < frameSamples) continue;
      this.port.postMessage(this.frame.slice());
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor('frames', FrameProcessor);

export {};
