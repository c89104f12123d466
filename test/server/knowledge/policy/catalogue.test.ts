import { describe, expect, it } from 'vitest';
import { type CatalogueRow, parseCatalogue, renderCatalogue } from '../../../../server/knowledge/policy/catalogue.js';

const row = (file: string, title = '河湖法'): CatalogueRow => ({
  file,
  title,
  part: undefined,
  number: '国办发〔2019〕51号',
  authority: undefined,
  region: '全国',
  issuedOn: '2024-01-01',
  validFrom: undefined,
  expiresOn: undefined,
  validTo: undefined,
  status: 'ok',
  format: 'pdf',
  confidence: undefined,
  articles: 3,
  source: 'a,"b".pdf',
  hash: 'f'.repeat(64),
  reader: 1,
});

describe('the catalogue', () => {
  it('reads back as it was, in the order of the files', () => {
    const rows = [row('全国/b.md', '一"二",三\n四'), row('全国/a.md')];
    expect(parseCatalogue('catalogue.csv', renderCatalogue(rows))).toEqual([rows[1], rows[0]]);
  });

  it('names the line that is wrong', () => {
    const text = renderCatalogue([row('全国/a.md')]).replace(',ok,', ',maybe,');
    expect(() => parseCatalogue('catalogue.csv', text)).toThrow(/^catalogue\.csv: 第2行 status/);
    expect(() => parseCatalogue('catalogue.csv', 'file,title\n"a')).toThrow(/^catalogue\.csv: /);
  });
});
