import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../server/safety/claims.js';
import { align, findPlaces, inheritedMarks, sayingSame, unitsOf } from '../../../server/safety/restate.js';

const sourcesOf = (...sentences: string[]) => {
  const read = sentences.map(piecesOf);
  return { sentences: read, units: unitsOf(read), vocabulary: sentences.join('') };
};
const first = (text: string) => {
  const [piece] = piecesOf(text);
  if (!piece) throw new Error(`nothing in ${text}`);
  return piece;
};

describe('restating', () => {
  it('pairs what two clauses have in common, in order', () => {
    expect(align(first('乡镇申请').tokens, first('县乡镇里申请').tokens)).toHaveLength(3);
  });

  it('finds the smallest place, and tells the contrary from the same', () => {
    const sources = sourcesOf('写申请有困难，可以请村委会代办。');
    const places = findPlaces(first('请村委会代办'), sources);
    expect(places.map(({ unit }) => [unit.from, unit.to])).toEqual([[1, 2]]);
    expect(sayingSame(first('请村委会代办'), [], places)).toHaveLength(1);
    expect(sayingSame(first('不请村委会代办'), [], places)).toHaveLength(0);
  });

  it('finds no place for a figure that is said of something else', () => {
    expect(findPlaces(first('女满二十二周岁'), sourcesOf('男满二十二周岁，女满二十周岁。'))).toEqual([]);
  });

  it('carries a denial to the members of its list', () => {
    expect(inheritedMarks(piecesOf('户口簿、照片不用带。'), 0)).toEqual(['need-not']);
    expect(inheritedMarks(piecesOf('户口簿要带，照片不用带。'), 0)).toEqual([]);
  });
});
