import { describe, expect, it } from 'vitest';
import { identifiersIn, unsourcedIdentifiers } from '../../../server/safety/identifiers.js';

describe('identifiers', () => {
  it('gives one form to what is the same', () => {
    expect(unsourcedIdentifiers('《社会救助法》第18条', '中华人民共和国社会救助法\n第十八条')).toEqual([]);
    expect(unsourcedIdentifiers('民发[2021]57号', '民发〔2021〕57号')).toEqual([]);
  });

  it.each([
    ['《社会保险法》第十八条', '中华人民共和国社会救助法\n第十八条', 'title'],
    ['第十九条', '第十八条', 'article'],
    ['民发〔2021〕75号', '民发〔2021〕57号', 'document'],
    ['打12346', '打12345', 'phone'],
    ['到gov.example.cn上办', '网上办', 'latin'],
    ['国务院令第649号', '国务院令第648号', 'order'],
  ])('holds %s not for %s', (sentence, source, kind) => {
    expect(unsourcedIdentifiers(sentence, source).map((i) => i.kind)).toContain(kind);
  });

  it('finds none in plain words', () => {
    expect(identifiersIn('到乡镇政府申请，要三十天。')).toEqual([]);
  });
});
