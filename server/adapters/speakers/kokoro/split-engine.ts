/**
 * Kokoro as two graphs: the melody of a whole sentence at once, then its sound stretch by stretch.
 * Change with it: server/models/convert/kokoro-split.ts (names and shapes), plan.ts.
 */
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { frameWeights, planStretches, type Stretch } from './plan.js';
import { createQueue } from './queue.js';
import type { Engine } from './rendering.js';
import { runGraph } from './run-graph.js';
import { mostSymbols, type Symbols, styleWidth } from './symbols.js';
import { trim } from './waveform.js';

const samplesPerFrame = 600;
/** Frames rendered and thrown away on the far side of a cut inside a clause, so that it sounds alike on both sides. */
const overlap = 4;
const contentWidth = 512;

/** Where the network norms over time: how many steps a frame has there, and how many more there are at the end. */
const weightInputs = [
  { name: 'weights_1', steps: 1, extra: 0 },
  { name: 'weights_2', steps: 2, extra: 0 },
  { name: 'weights_20', steps: 20, extra: 0 },
  { name: 'weights_120', steps: 120, extra: 1 },
] as const;

/** What the first graph says of a sentence. */
interface Prosody {
  readonly style: Tensor;
  readonly frames: number;
  readonly content: Float32Array;
  /** Two values a frame each. */
  readonly pitch: Float32Array;
  readonly energy: Float32Array;
  /** Frames of each symbol, the padding at both ends included. */
  readonly durations: readonly number[];
}

export async function createSplitEngine(folder: string, symbols: Symbols, threads: number): Promise<Engine> {
  const options = { intraOpNumThreads: threads };
  const prosodyGraph = await InferenceSession.create(join(folder, 'prosody.onnx'), options);
  const soundGraph = await InferenceSession.create(join(folder, 'sound.onnx'), options);
  const oneAtATime = createQueue();
  // Exports name them tokens or input_ids, audio or waveform; one that norms in another way takes no weights.
  const tokens = prosodyGraph.inputNames.find((name) => !/^(?:style|speed)$/.test(name)) ?? 'tokens';
  const audio = soundGraph.outputNames[0] ?? 'audio';
  const weighed = weightInputs.filter(({ name }) => soundGraph.inputNames.includes(name));

  async function prosodyOf(ids: readonly number[], voice: string, speed: number): Promise<Prosody> {
    const style = new Tensor('float32', await symbols.style(voice, ids.length), [1, styleWidth]);
    const out = await runGraph(prosodyGraph, {
      [tokens]: new Tensor('int64', BigInt64Array.from([0, ...ids, 0], BigInt), [1, ids.length + 2]),
      style,
      speed: new Tensor('float32', Float32Array.of(speed), [1]),
    });
    const energy = out.energy?.data as Float32Array;
    return {
      style,
      frames: energy.length / 2,
      content: out.content?.data as Float32Array,
      pitch: out.pitch?.data as Float32Array,
      energy,
      durations: Array.from(out.durations?.data as BigInt64Array, Number),
    };
  }

  /** Samples of the frames from ≤ frame < to. */
  async function soundOf(p: Prosody, from: number, to: number, weights: Float32Array): Promise<Float32Array> {
    const frames = to - from;
    const content = new Float32Array(contentWidth * frames);
    for (let c = 0; c < contentWidth; c++)
      content.set(p.content.subarray(c * p.frames + from, c * p.frames + to), c * frames);
    const out = await runGraph(soundGraph, {
      style: p.style,
      content: new Tensor('float32', content, [1, contentWidth, frames]),
      pitch: new Tensor('float32', p.pitch.slice(2 * from, 2 * to), [1, 2 * frames]),
      energy: new Tensor('float32', p.energy.slice(2 * from, 2 * to), [1, 2 * frames]),
      ...Object.fromEntries(weighed.map(({ name, steps, extra }) => [name, normed(weights, steps, extra)])),
    });
    return out[audio]?.data as Float32Array;
  }

  async function stretchOf(p: Prosody, s: Stretch, silenceEach: number): Promise<Float32Array> {
    const from = s.silentStart ? s.from : s.from - overlap;
    const to = s.silentEnd ? s.to : s.to + overlap;
    const weights = frameWeights(to - from, silenceEach * (s.to - s.from), s.silentStart, s.silentEnd);
    const samples = (await soundOf(p, from, to, weights)).subarray(
      (s.from - from) * samplesPerFrame,
      (s.to - from) * samplesPerFrame,
    );
    return trim(samples, s.silentStart, s.silentEnd);
  }

  return {
    async *render(clauses, { voice, speed, signal }) {
      for (const { first, ids } of batches(clauses, symbols)) {
        const all = ids.flat();
        if (all.length === 0) continue;
        const p = await oneAtATime(() => prosodyOf(all, voice, speed), signal);
        const energy = Float32Array.from({ length: p.frames }, (_, f) =>
          Math.max(p.energy[2 * f] ?? 0, p.energy[2 * f + 1] ?? 0),
        );
        const plan = planStretches(energy, startFrames(ids, p.durations));
        const rendered = plan.reduce((sum, s) => sum + s.to - s.from, 0);
        for (const s of plan) {
          const samples = await oneAtATime(() => stretchOf(p, s, (p.frames - rendered) / rendered), signal);
          yield { clause: first + s.clause, samples, endsClause: s.endsClause };
        }
      }
    },
    async close() {
      await oneAtATime(async () => {
        await prosodyGraph.release();
        await soundGraph.release();
      });
    },
  };
}

/** Clauses that go through the network together: a sentence, unless it has more symbols than the network takes. */
function batches(clauses: readonly string[], symbols: Symbols): { first: number; ids: number[][] }[] {
  const out: { first: number; ids: number[][] }[] = [];
  let count = Number.POSITIVE_INFINITY;
  for (const [i, clause] of clauses.entries()) {
    // A space between clauses, as between words.
    const ids = symbols.idsOf(i + 1 < clauses.length ? `${clause} ` : clause).slice(0, mostSymbols);
    if (count + ids.length > mostSymbols) {
      out.push({ first: i, ids: [] });
      count = 0;
    }
    out.at(-1)?.ids.push(ids);
    count += ids.length;
  }
  return out;
}

/** The frame at which each clause's first symbol begins. */
function startFrames(ids: readonly (readonly number[])[], durations: readonly number[]): number[] {
  const starts: number[] = [];
  let symbol = 1;
  let frame = durations[0] ?? 0;
  for (const clause of ids) {
    starts.push(frame);
    for (let i = 0; i < clause.length; i++) frame += durations[symbol++] ?? 0;
  }
  return starts;
}

/** Each frame's weight for every one of its steps, `extra` more at the end, adding up to 1. */
function normed(weights: Float32Array, steps: number, extra: number): Tensor {
  const out = new Float32Array(weights.length * steps + extra);
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = weights[Math.min(weights.length - 1, Math.floor(i / steps))] ?? 1;
    sum += out[i] ?? 0;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / sum;
  return new Tensor('float32', out, [out.length, 1]);
}
