import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../../../../server/adapters/recognisers/whisper/vocabulary.js';
import { fakeVocabulary, specials, vocabularyFiles } from '../../../../support/whisper-fakes.js';

const texts = ['养', ' APP', '3', 'の', 'люб', '，', new Uint8Array([0xe5, 0x85]), '안', ' bank', 'Fi'];
const vocabulary = fakeVocabulary(texts);
const id = (special: string) => texts.length + specials.indexOf(special);

describe('the vocabulary', () => {
  it('knows what each token writes, half characters too', () => {
    expect(vocabulary.bytes(0)).toBe(Buffer.from('养').toString('latin1'));
    expect(vocabulary.bytes(1)).toBe(' APP');
    expect(vocabulary.bytes(6)).toBe('\xe5\x85');
    expect(vocabulary.bytes(id('<|zh|>'))).toBe('');
  });

  it('opens with start, language, task and no timestamps', () => {
    const prompt = ['<|startoftranscript|>', '<|zh|>', '<|transcribe|>', '<|notimestamps|>'].map(id);
    expect(vocabulary.prompt('zh')).toEqual(prompt);
    expect(vocabulary.noSpeech).toBe(id('<|nospeech|>'));
  });

  it('knows which languages there are', () => {
    expect([vocabulary.speaks('zh'), vocabulary.speaks('yue')]).toEqual([true, false]);
  });

  it('says Chinese, capitals, figures and half characters; no other script or English word, no special token but the end', () => {
    const said = texts.filter((_, i) => vocabulary.sayable.includes(i));
    expect(said).toEqual(['养', ' APP', '3', '，', texts[6], 'Fi']);
    expect(specials.filter((s) => vocabulary.sayable.includes(id(s)))).toEqual(['<|endoftext|>']);
    expect(vocabulary.suppressedFirst[vocabulary.endOfText]).toBe(1);
  });

  it('turns hints into what went before, no longer than asked', () => {
    expect(vocabulary.preceding('', 10)).toEqual([]);
    expect(vocabulary.preceding('3333', 2)).toEqual([id('<|startofprev|>'), 2, 2]);
  });

  it('calls a vocabulary without what decoding needs corrupt', () => {
    const files = vocabularyFiles(texts);
    const tokenizer = files.tokenizer as { model: { vocab: Record<string, number> } };
    delete tokenizer.model.vocab['<|startoftranscript|>'];
    (files.tokenizer as { added_tokens: { content: string }[] }).added_tokens = [];
    expect(() => createVocabulary(files)).toThrow(expect.objectContaining({ code: 'model-corrupt' }));
  });
});
