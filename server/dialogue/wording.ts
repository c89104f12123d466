/**
 * The words of an answer in a dialect that the installed voice can speak: fixed phrases, filled templates, localised sentences.
 * Promise: pure; a dialect whose pack does not name the voice, and a person who prefers it, gets plain Mandarin.
 * Change with it: knowledge-base/dialects/<code>/{phrases,answers}.yaml and the `voices` of index.yaml.
 */
import { localise } from '../dialect/localise.js';
import { keptWords } from '../dialect/localise-keep.js';
import { askWhich, fillTemplate, type TemplateKey, type TemplateSlots } from '../dialect/localise-templates.js';
import type { DialectPack, PhraseKey } from '../dialect/pack.js';
import type { Library } from '../knowledge/library.js';
import type { AnswerStatus, DialectCode, SpokenSentence } from '../turn/turn.js';
import { officialTerms } from './official-terms.js';

export type Phrase = (key: PhraseKey, dialect: DialectCode) => string;

/** What is said with each status when nothing more fitting is known. */
export const statusPhrase: Readonly<Record<Exclude<AnswerStatus, 'answered'>, PhraseKey>> = {
  clarify: 'clarify-lead',
  'not-covered': 'not-covered',
  'out-of-scope': 'out-of-scope',
  declined: 'declined',
  'handed-over': 'hand-over',
  unheard: 'unheard',
  error: 'error',
};

/** For whom it is worded. */
export interface WordingFor {
  readonly dialect: DialectCode;
  /** The person prefers plain Mandarin. */
  readonly plain?: boolean;
}

export interface Wording {
  /** A fixed thing the assistant says. */
  say(key: PhraseKey, whom: WordingFor): string;
  /** A Mandarin sentence as the voice will say it; official names, figures and negations stay. */
  localise(sentence: string, whom: WordingFor): string;
  /** A sentence that passed the gate, put into dialect; `standard` keeps what the gate saw. */
  spoken(sentence: SpokenSentence, whom: WordingFor): SpokenSentence;
  fill<K extends TemplateKey>(key: K, slots: TemplateSlots<K>, whom: WordingFor): string;
  /** The question which of one to four services is meant, to be answered by name or, `numbered`, by number. */
  askWhich(labels: readonly string[], whom: WordingFor, numbered?: boolean): string;
  /** Two to four lines that tell a language model how to word the answer. */
  voiceOf(whom: WordingFor): string;
}

/** `voice`: the speaker adapter's name, or an entry of `voices` in index.yaml that it speaks with. The pack called mandarin must be there. */
export function wordingFor(packs: readonly DialectPack[], voice: string, library: Library): Wording {
  const packOf = packSpeaking(packs, voice);
  const keep = keptWords(officialTerms(library));
  const inDialect = (sentence: string, whom: WordingFor): string => {
    const pack = packOf(whom);
    return pack ? localise(sentence, pack, { keep }) : sentence;
  };
  return {
    say: (key, whom) => packOf(whom)?.phrases[key] ?? '',
    localise: inDialect,
    spoken: (sentence, whom) => {
      const text = inDialect(sentence.text, whom);
      return text === sentence.text ? sentence : { ...sentence, text, standard: sentence.standard ?? sentence.text };
    },
    fill: (key, slots, whom) => {
      const pack = packOf(whom);
      return pack ? fillTemplate(pack, key, slots) : '';
    },
    askWhich: (labels, whom, numbered) => {
      const pack = packOf(whom);
      return pack ? askWhich(pack, labels, numbered) : '';
    },
    voiceOf: (whom) => packOf(whom)?.answers.voice ?? '',
  };
}

/** The pack that is spoken to a person: theirs when the voice can say it, else plain Mandarin. */
function packSpeaking(packs: readonly DialectPack[], voice: string): (whom: WordingFor) => DialectPack | undefined {
  const fallback = packs.find((p) => p.code === 'mandarin') ?? packs[0];
  const spoken = new Map(packs.filter((p) => p.voices.includes(voice)).map((p) => [p.code, p]));
  return ({ dialect, plain = false }) => (plain ? undefined : spoken.get(dialect)) ?? fallback;
}

/** `voice`: the speaker adapter's name. The pack called mandarin must be there. */
export function phrasesFor(packs: readonly DialectPack[], voice: string): Phrase {
  const packOf = packSpeaking(packs, voice);
  return (key, dialect) => packOf({ dialect })?.phrases[key] ?? '';
}

/** Every sentence that is its own source: the phrases of all packs and what is said about subjects that are not ours. */
export function fixedSentences(packs: readonly DialectPack[], library: Library): string[] {
  return [...packs.flatMap((p) => Object.values(p.phrases)), ...library.topics.flatMap((t) => t.say)];
}

/** What is said when the gate left nothing of an answer. */
export function nothingLeft(library: Library, phrase: Phrase, serviceId: string | undefined): string[] {
  const guide = library.guides.get(serviceId ?? '');
  const who = guide ? [`这件事归${guide.department}管，您可以去窗口问。`] : [];
  return [phrase('not-covered', 'mandarin'), ...who];
}

/** The same in the person's dialect: one sentence, with the office that knows where the service is known. */
export function nothingLeftFor(
  wording: Wording,
  library: Library,
  serviceId: string | undefined,
  whom: WordingFor,
): string[] {
  const guide = library.guides.get(serviceId ?? '');
  return [
    guide ? wording.fill('not-covered-at', { office: guide.department }, whom) : wording.say('not-covered', whom),
  ];
}
