/**
 * The JSON files that @xenova/transformers reads beside a Whisper: config, generation_config, tokenizer_config, preprocessor_config.
 * Promise: sizes come from the model, token numbers from the tokenizer, suppressed tokens from the source's config.
 */
import { z } from 'zod';
import { AssistantError } from '../../errors.js';
import type { WhisperShape } from './whisper-weights.js';

const sourceSchema = z.object({
  suppress_ids: z.array(z.number()),
  suppress_ids_begin: z.array(z.number()),
  alignment_heads: z.array(z.array(z.number())).optional(),
});
const tokenizerSchema = z.object({ added_tokens: z.array(z.object({ id: z.number(), content: z.string() })) });

/** File name → content. Throws `model-corrupt` when the source's files lack what is needed. */
export function whisperConfigs(shape: WhisperShape, source: unknown, tokenizer: unknown): Record<string, object> {
  const config = sourceSchema.safeParse(source);
  const vocabulary = tokenizerSchema.safeParse(tokenizer);
  if (!config.success || !vocabulary.success)
    throw new AssistantError('model-corrupt', {
      detail: 'config.json or tokenizer.json of the Whisper source is not as expected',
    });
  const ids = new Map(vocabulary.data.added_tokens.map((token) => [token.content, token.id]));
  const id = (token: string): number => {
    const found = ids.get(token);
    if (found === undefined)
      throw new AssistantError('model-corrupt', { detail: `tokenizer.json of the Whisper source lacks ${token}` });
    return found;
  };
  const end = '<|endoftext|>';
  const start = '<|startoftranscript|>';
  const tokens = {
    bos_token_id: id(end),
    eos_token_id: id(end),
    pad_token_id: id(end),
    decoder_start_token_id: id(start),
    begin_suppress_tokens: config.data.suppress_ids_begin,
    suppress_tokens: config.data.suppress_ids,
  };
  const languages = [...ids].filter(
    ([token, n]) => /^<\|[a-z]{2,3}\|>$/.test(token) && n > id(start) && n < id('<|translate|>'),
  );
  return {
    'config.json': {
      model_type: 'whisper',
      architectures: ['WhisperForConditionalGeneration'],
      is_encoder_decoder: true,
      activation_function: 'gelu',
      d_model: shape.width,
      num_mel_bins: shape.melBins,
      encoder_layers: shape.encoderLayers,
      decoder_layers: shape.decoderLayers,
      num_hidden_layers: shape.encoderLayers,
      encoder_attention_heads: shape.heads,
      decoder_attention_heads: shape.heads,
      encoder_ffn_dim: shape.feedForward,
      decoder_ffn_dim: shape.feedForward,
      max_source_positions: shape.sourcePositions,
      max_target_positions: shape.targetPositions,
      vocab_size: shape.vocabulary,
      ...tokens,
    },
    'generation_config.json': {
      ...tokens,
      is_multilingual: languages.length > 1,
      lang_to_id: Object.fromEntries(languages),
      task_to_id: { transcribe: id('<|transcribe|>'), translate: id('<|translate|>') },
      no_timestamps_token_id: id('<|notimestamps|>'),
      prev_sot_token_id: id('<|startofprev|>'),
      no_speech_token_id: id('<|nocaptions|>'),
      max_initial_timestamp_index: 50,
      max_length: shape.targetPositions,
      return_timestamps: false,
      ...(config.data.alignment_heads ? { alignment_heads: config.data.alignment_heads } : {}),
    },
    'tokenizer_config.json': {
      tokenizer_class: 'WhisperTokenizer',
      bos_token: end,
      eos_token: end,
      pad_token: end,
      unk_token: end,
      add_prefix_space: false,
      clean_up_tokenization_spaces: false,
      model_max_length: shape.targetPositions,
    },
    'preprocessor_config.json': {
      feature_extractor_type: 'WhisperFeatureExtractor',
      processor_class: 'WhisperProcessor',
      feature_size: shape.melBins,
      sampling_rate: 16_000,
      hop_length: 160,
      n_fft: 400,
      chunk_length: 30,
      n_samples: 480_000,
      nb_max_frames: shape.sourcePositions * 2,
      padding_side: 'right',
      padding_value: 0,
      return_attention_mask: false,
    },
  };
}
