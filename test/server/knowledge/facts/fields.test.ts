import { describe, expect, it } from 'vitest';
import { fieldsOf, spokenCount } from '../../../../server/knowledge/facts/fields.js';
import type { Guide } from '../../../../server/knowledge/guide.js';
import { sampleGuide } from '../../../fixtures/guides.js';

const say = (more: Partial<Guide>, key: string) =>
  fieldsOf({ ...sampleGuide(), ...more }).find((f) => f.key === key)?.say;

describe('fieldsOf', () => {
  it('says that it costs nothing, or what the field adds', () => {
    expect(say({ fee: { charge: 'none', basis: [] } }, 'field-fee')).toEqual(['示例补贴不收费。']);
    const fee = { charge: 'none', note: '申请不收费；照片自己出', basis: ['a1'] } as const;
    expect(say({ fee: { ...fee, basis: [...fee.basis] } }, 'field-fee')).toEqual(['申请不收费。', '照片自己出。']);
  });

  it('says no figure that names no basis, and none that the county sets', () => {
    expect(say({ fee: { charge: 'national', note: '每本十元', basis: [] } }, 'field-fee')).toBeUndefined();
    expect(say({ fee: { charge: 'local', basis: [] } }, 'field-fee')).toEqual(['示例补贴收多少钱由当地定。']);
    expect(say({ timeLimit: { promised: 'local', note: '公告至少三十天' } }, 'field-time-limit')).toBeUndefined();
  });

  it('says the statutory term, from when it counts, and that the county may be quicker', () => {
    const statutory = { count: 12, unit: 'working-day' as const, from: '受理之日', basis: ['a1'] };
    const timeLimit: Guide['timeLimit'] = { statutory, promised: 'local' };
    expect(say({ timeLimit }, 'field-time-limit')).toEqual([
      '示例补贴从受理那天起，最长十二个工作日办完。',
      '当地承诺的可能更快，问窗口。',
    ]);
  });

  it('says the term that the county has filled in', () => {
    const timeLimit = { promised: { count: 2, unit: 'working-day' } } as const;
    expect(say({ timeLimit }, 'field-time-limit')).toEqual(['本县承诺两个工作日办好。']);
  });

  it('says what one has in the end', () => {
    expect(say({ result: { name: '居住证', kind: 'certificate', note: '每年签注' } }, 'field-result')).toEqual([
      '办下来的结果是居住证。',
      '每年签注。',
    ]);
  });
});

it.each([
  [1, '一'],
  [2, '两'],
  [10, '十'],
  [15, '十五'],
  [30, '三十'],
  [105, '一百零五'],
  [1200, '1200'],
])('%d is said %s', (count, said) => {
  expect(spokenCount(count)).toBe(said);
});
