/**
 * What models there are: their purpose, licence, files and sources, read from manifest.json.
 * Promise: a manifest that holds a wrong entry is refused whole; a name like `owner/repository` is a Whisper of the hub without an entry.
 * Change with it: manifest.json (`npm run models -- --pin ID` after a change to a converter), convert/steps.ts.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AssistantError } from '../errors.js';

const inside = z.string().regex(/^(?!.*\.\.)[\w@][\w@.+/-]*$/, 'a path inside a folder');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const fileSchema = z.strictObject({ path: inside, bytes: z.int().positive(), sha256 });

const packageSchema = z.strictObject({
  registry: z.enum(['pip', 'npm', 'mvn']),
  /** mvn: group:artifact */
  name: z.string().regex(/^[\w@./:-]+$/),
  version: z.string().regex(/^[\w.]+$/),
  /** The name of the file that the registry's client leaves. */
  file: inside,
  bytes: z.int().positive(),
  sha256,
  /** What is taken out: `from` inside the package, kept as `to` (the same path when absent). */
  take: z.array(z.strictObject({ from: inside, to: inside.optional(), bytes: z.int().positive(), sha256 })).min(1),
});

const hubFileSchema = z.strictObject({
  /** A path in the repository; of several the first that exists. */
  from: z.union([inside, z.array(inside).min(1)]),
  to: inside.optional(),
  optional: z.literal(true).optional(),
});

const modelSchema = z.strictObject({
  id: inside,
  /** Rises when the files that a source yields change. */
  version: z.int().positive(),
  purpose: z.enum(['ear', 'voice', 'dense retrieval', 'voice detection']),
  licence: z.string().min(1),
  origin: z.string().min(1),
  /** What lies in the store when the model came out of packages. */
  files: z.array(fileSchema),
  hub: z.strictObject({
    repository: inside,
    revision: inside,
    files: z.array(hubFileSchema).min(1),
    convert: z.enum(['kokoro']).optional(),
  }),
  packages: z.array(packageSchema),
  convert: z.enum(['whisper', 'whisper-float', 'kokoro']).optional(),
  /** JSON files that no package holds: name → content. */
  write: z.record(inside, z.record(z.string(), z.json())).optional(),
});
const manifestSchema = z.strictObject({ models: z.array(modelSchema).min(1) });

export type Model = Readonly<z.infer<typeof modelSchema>>;
export type ModelFile = Model['files'][number];
export type HubFile = Model['hub']['files'][number];
export type ModelPackage = Model['packages'][number];
export type Purpose = Model['purpose'];
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Throws `config-invalid` naming the wrong entry. */
export function parseManifest(json: string): Manifest {
  const result = manifestSchema.safeParse(JSON.parse(json));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new AssistantError('config-invalid', { detail: `the manifest of models is wrong: ${issues}` });
}

export const manifestFile = new URL('./manifest.json', import.meta.url);

export const loadManifest = (): Manifest => parseManifest(readFileSync(manifestFile, 'utf8'));

/** The model of this id; for `owner/repository` a Whisper of the hub. Undefined for anything else. */
export function findModel(manifest: Manifest, id: string): Model | undefined {
  const known = manifest.models.find((model) => model.id === id);
  if (known || !/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(id)) return known;
  const pattern = manifest.models.find((model) => model.purpose === 'ear');
  if (!pattern) return undefined;
  return {
    id,
    version: 1,
    purpose: 'ear',
    licence: 'as its repository says',
    origin: id,
    files: [],
    hub: { ...pattern.hub, repository: id },
    packages: [],
  };
}
