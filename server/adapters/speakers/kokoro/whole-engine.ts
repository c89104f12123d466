/** Kokoro as one graph, the way model hubs carry it: every clause is rendered by itself. */
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createQueue } from './queue.js';
import type { Engine } from './rendering.js';
import { runGraph } from './run-graph.js';
import { mostSymbols, type Symbols, styleWidth } from './symbols.js';
import { trim } from './waveform.js';

export async function createWholeEngine(folder: string, symbols: Symbols, threads: number): Promise<Engine> {
  const graph = await InferenceSession.create(join(folder, 'model.onnx'), { intraOpNumThreads: threads });
  const oneAtATime = createQueue();
  // Exports name them tokens or input_ids, audio or waveform.
  const tokens = graph.inputNames.find((name) => !/^(?:style|speed)$/.test(name)) ?? 'tokens';
  const audio = graph.outputNames[0] ?? 'audio';

  async function infer(ids: readonly number[], voice: string, speed: number): Promise<Float32Array> {
    const out = await runGraph(graph, {
      [tokens]: new Tensor('int64', BigInt64Array.from([0, ...ids, 0], BigInt), [1, ids.length + 2]),
      style: new Tensor('float32', await symbols.style(voice, ids.length), [1, styleWidth]),
      speed: new Tensor('float32', Float32Array.of(speed), [1]),
    });
    return trim(out[audio]?.data as Float32Array, true, true);
  }

  return {
    async *render(clauses, { voice, speed, signal }) {
      for (const [clause, phonemes] of clauses.entries()) {
        const ids = symbols.idsOf(phonemes).slice(0, mostSymbols);
        if (ids.length === 0) continue;
        yield { clause, samples: await oneAtATime(() => infer(ids, voice, speed), signal), endsClause: true };
      }
    },
    close: () => oneAtATime(() => graph.release()),
  };
}
