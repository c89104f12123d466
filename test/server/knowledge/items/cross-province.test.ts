/** 跨省通办: a yes only where a document says so, for the places it names. */
import { describe, expect, it } from 'vitest';
import { crossProvince, parseCrossProvince } from '../../../../server/knowledge/items/cross-province.js';

const services = new Set(['card', 'filing', 'move']);
const head = 'service,item,modes,regions,title,article,number,date,unconfirmed,note\n';
const entries = parseCrossProvince(
  `${head}card,申领,全程网办、多地联办,,某意见,,某发〔2020〕1号,2020-09-24,,
filing,备案,代收代办,四川、重庆,川渝通办清单,,,,,
move,迁移,,,某意见,,,,是,
`,
  services,
);

describe('a question across provinces', () => {
  it('is a yes for the whole country, wherever one is', () => {
    const { answer, entries: found } = crossProvince('card', entries, { home: '四川', here: '广东' });
    expect(answer).toBe('yes');
    expect(found[0]).toMatchObject({ modes: ['全程网办', '多地联办'], basis: { number: '某发〔2020〕1号' } });
    expect(crossProvince('card', entries).answer).toBe('yes');
  });

  it.each([
    ['四川省', '重庆市', 'yes'],
    ['四川', '广东', 'ask'],
    [undefined, undefined, 'ask'],
  ])('between some provinces holds from %s in %s: %s', (home, here, answer) => {
    expect(crossProvince('filing', entries, { ...(home && { home }), ...(here && { here }) }).answer).toBe(answer);
  });

  it('is no yes where the entry is not certain, or there is none', () => {
    expect(crossProvince('move', entries).answer).toBe('ask');
    expect(crossProvince('other', entries).answer).toBe('ask');
  });
});

describe('the table', () => {
  it.each([
    ['an unknown service', 'moon,登月,,,某意见,,,,,', /line 2, service/],
    ['an unknown mode', 'card,申领,快递,,某意见,,,,,', /line 2, modes: only 全程网办/],
    ['no document', 'card,申领,,,,,,,,', /line 2: item and title/],
  ])('is refused with %s', (_, line, message) => {
    expect(() => parseCrossProvince(`${head}${line}\n`, services)).toThrow(message);
  });
});
