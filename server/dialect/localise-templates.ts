/**
 * Sentences with gaps that the assistant says in every dialect (`templates` of answers.yaml): which there are, filling and reading them.
 * Promise: pure; a gap is filled with given data alone; what was filled can be read back, so that the gate can look at the data.
 * Change with it: knowledge-base/dialects/<code>/answers.yaml, knowledge-base/README.md (加一种方言).
 */
/** Every template with its gaps. */
export const templateSlots = {
  'yes-if': ['condition'], // yes, on a condition
  'no-unless': ['condition'], // no, not before that holds
  'choose-1': ['first'], // which service is meant
  'choose-2': ['first', 'second'],
  'choose-3': ['first', 'second', 'third'],
  'choose-4': ['first', 'second', 'third', 'fourth'],
  'numbered-2': ['first', 'second'], // the same, to be answered by number
  'numbered-3': ['first', 'second', 'third'],
  'numbered-4': ['first', 'second', 'third', 'fourth'],
  'ask-first': ['question'], // before a question that settles a condition
  entitled: ['service'], // the outcomes
  'not-entitled': ['service', 'condition'],
  'county-decides': ['service', 'office'],
  'local-standard-at': ['what', 'office'], // the county sets it: who knows
  'ask-office': ['office'], // where to ask
  'ask-phone': ['phone'],
  'ask-office-or-phone': ['office', 'phone'],
  'not-covered-at': ['office'], // the detail is not known: who knows
  withdrawn: ['service', 'office'], // its guide is not in force: who knows
  citation: ['title', 'article'], // on which rule it rests
  'citation-title': ['title'],
  'citation-two': ['first', 'second'],
  'two-things': ['first', 'second'], // two questions in one breath
} as const satisfies Record<string, readonly string[]>;

export type TemplateKey = keyof typeof templateSlots;
export type TemplateSlots<K extends TemplateKey> = Readonly<Record<(typeof templateSlots)[K][number], string>>;
/** A pack, as far as its templates go. */
export interface HasTemplates {
  readonly answers: { readonly templates: Readonly<Record<TemplateKey, string>> };
}
export const templateKeys = Object.keys(templateSlots) as TemplateKey[];

const gap = /\{([a-z]+)\}/g;

/** The gaps of a text, in its order. */
export const gapsOf = (template: string): string[] => [...template.matchAll(gap)].map((m) => m[1] ?? '');

/** The template with its gaps filled; the full stop of what goes in the middle is left out. */
export function fillTemplate<K extends TemplateKey>(pack: HasTemplates, key: K, slots: TemplateSlots<K>): string {
  const template = pack.answers.templates[key];
  const values: Readonly<Record<string, string>> = slots;
  return template.replace(gap, (whole, name: string, at: number) => {
    const value = values[name] ?? '';
    return at + whole.length === template.length ? value : value.replace(/[。！？；，、\s]+$/u, '');
  });
}

/** The question which of one to four services is meant; further ones are left out. */
export function askWhich(pack: HasTemplates, labels: readonly string[], numbered = false): string {
  const [first = '', second = '', third = '', fourth = ''] = labels;
  const slots = { first, second, third, fourth };
  const count = Math.min(labels.length, 4);
  if (count < 2) return fillTemplate(pack, 'choose-1', slots);
  return fillTemplate(pack, `${numbered ? 'numbered' : 'choose'}-${count as 2 | 3 | 4}`, slots);
}

export interface FilledTemplate {
  readonly key: TemplateKey;
  /** What stands in the gaps, in the template's order. */
  readonly values: readonly string[];
}

/** Tells which template of the packs a sentence was filled from; undefined for any other sentence. */
export function templateReader(packs: readonly HasTemplates[]): (sentence: string) => FilledTemplate | undefined {
  const known = new Map<string, TemplateKey>();
  for (const pack of packs) for (const key of templateKeys) known.set(pack.answers.templates[key], key);
  const fixed = (template: string) => template.replace(gap, '').length;
  const shapes = [...known]
    .sort(([a], [b]) => fixed(b) - fixed(a))
    .map(([template, key]) => {
      const parts = template
        .split(gap)
        .map((part, i) => (i % 2 === 1 ? '(.+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
      return { key, shape: new RegExp(`^${parts.join('')}$`, 'u') };
    });
  return (sentence) => {
    for (const { key, shape } of shapes) {
      const match = shape.exec(sentence);
      if (match) return { key, values: match.slice(1) };
    }
    return undefined;
  };
}
