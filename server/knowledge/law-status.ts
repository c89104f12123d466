/**
 * What is known of laws beyond the texts at hand: repealed, or replaced by a newer text (knowledge-base/policies/status.yaml).
 * Promise: platform-free; a wrong entry fails as `knowledge-invalid` with its place; a law named twice is refused.
 */
import { z } from 'zod';
import { invalid, readYaml } from '../dialect/data-file.js';
import { normaliseTitle } from './policy/names.js';

const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');

const statusSchema = z.strictObject({
  title: text,
  repealedOn: day.optional(),
  replacedBy: text.optional(),
  newText: z.strictObject({ issuedOn: day.optional(), validFrom: day }).optional(),
});
export type LawStatus = z.infer<typeof statusSchema>;

/** By normalised title. */
export function parseStatus(file: string, source: string): ReadonlyMap<string, LawStatus> {
  const entries = readYaml(file, source, z.array(statusSchema));
  const byTitle = new Map(entries.map((e) => [normaliseTitle(e.title), e]));
  if (byTitle.size < entries.length) throw invalid(file, ['a law is named twice']);
  return byTitle;
}
