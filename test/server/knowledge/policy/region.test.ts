import { describe, expect, it } from 'vitest';
import { regionOf } from '../../../../server/knowledge/policy/region.js';

describe('the region of a document', () => {
  it.each([
    ['婚姻登记条例', '国务院', '全国'],
    ['志愿服务条例', undefined, '全国'],
    ['中华人民共和国河湖法', undefined, '全国'],
    ['关于做好低保工作的通知', '民政部', '全国'],
    ['机动车登记规定', '公安部', '全国'],
    ['关于做好低保工作的通知', '国家市场监督管理总局', '全国'],
    ['最高人民法院关于审理案件的解释', undefined, '全国'],
    ['关于提高低保标准的通知', '四川省民政厅', '四川省'],
    ['关于提高低保标准的通知', '四川省成都市武侯区民政局', '四川省成都市武侯区'],
    ['四川省河湖条例', undefined, '四川省'],
    ['广西壮族自治区河湖条例', undefined, '广西壮族自治区'],
    ['重庆市养老服务条例', undefined, '重庆市'],
    ['城市房地产开发经营管理条例', '国务院', '全国'],
    ['城市绿化办法', undefined, undefined],
    ['关于提高低保标准的通知', undefined, undefined],
  ])('%s of %s: %s', (title, authority, region) => expect(regionOf(title, authority)).toBe(region));
});
