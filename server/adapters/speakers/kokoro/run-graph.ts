/** Runs one of Kokoro's graphs; what goes wrong inside it is `engine-failed`. */
import type { InferenceSession } from 'onnxruntime-node';
import { AssistantError } from '../../../errors.js';

export async function runGraph(
  graph: InferenceSession,
  feeds: InferenceSession.FeedsType,
): Promise<InferenceSession.ReturnType> {
  return graph.run(feeds).catch((cause: unknown) => {
    throw new AssistantError('engine-failed', { detail: 'Kokoro could not render a sentence', retryable: true, cause });
  });
}
