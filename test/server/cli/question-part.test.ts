import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keepsScoredBack, partOf } from '../../../server/cli/question-part.js';

describe('partOf', () => {
  it('never changes: what was open stays open, what was scored stays scored', () => {
    expect(['身份证', '低保', '高龄津贴', '社保卡', '残疾证', '户口'].map(partOf)).toEqual([
      'scored',
      'open',
      'scored',
      'scored',
      'open',
      'open',
    ]);
  });

  it.each([
    ['spaces and punctuation', '身份证掉了，咋个补办嘛？', ' 身份证 掉了咋个补办嘛'],
    ['the way a letter is composed', 'caf\u00e9怎么办证', 'cafe\u0301怎么办证'],
  ])('does not depend on %s', (_, a, b) => {
    expect(partOf(a)).toBe(partOf(b));
  });

  it('splits about in the middle', () => {
    const open = Array.from({ length: 2000 }, (_, i) => partOf(`第${i}个问题`)).filter((p) => p === 'open').length;
    expect(open).toBeGreaterThan(900);
    expect(open).toBeLessThan(1100);
  });
});

describe('keepsScoredBack', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  it.each([
    [join(root, 'knowledge-base/evaluation/services.tsv'), true],
    [join(root, 'knowledge-base/evaluation-of-ours.tsv'), false],
    [join(root, 'questions.tsv'), false],
  ])('%s: %s', (file, kept) => {
    expect(keepsScoredBack(file)).toBe(kept);
  });
});
