import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalid, readYaml } from '../../../server/dialect/data-file.js';
import { detailOf } from './dialect-fixtures.js';

const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ n: z.number() })) });

describe('a YAML file', () => {
  it('is read as the schema gives it, with or without a byte-order mark', () => {
    expect(readYaml('f.yaml', '\uFEFFname: 甲\nlist: [{ n: 1 }]', schema)).toEqual({ name: '甲', list: [{ n: 1 }] });
  });

  it('names the file and every wrong field', () => {
    const detail = detailOf(() => readYaml('f.yaml', 'name: 3\nlist: [{ n: 1 }, { n: 一 }]', schema));
    expect(detail).toMatch(/^f\.yaml: name: .*; list\.1\.n: /);
  });

  it('names the file and the line of broken YAML', () => {
    expect(detailOf(() => readYaml('f.yaml', 'name: 甲\nlist: [', schema))).toMatch(/^f\.yaml: .*line \d/s);
  });

  it('keeps the cause', () => {
    const cause = new Error('why');
    expect(invalid('f.yaml', ['a', 'b'], cause)).toMatchObject({ message: 'f.yaml: a; b', cause });
  });
});
