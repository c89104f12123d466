import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../../server/knowledge/policy/document.js';
import { fileNameOf } from '../../../../server/knowledge/policy/file-name.js';

const named = (title: string, region = '全国', issuedOn = '2024-01-01') =>
  fileNameOf({ title, region, issuedOn } as PolicyDocument, 'abcdef0123456789');

describe('the name of a stored version', () => {
  it('is its title and day in the folder of its region', () => {
    expect(named('残疾人保障法')).toBe('全国/残疾人保障法(2024-01-01).md');
  });

  it('stays inside the folder whatever the title and region', () => {
    expect(named('../../etc/passwd', '..')).toBe('无名/／..／etc／passwd(2024-01-01).md');
    const odd = fc.string({
      unit: fc.oneof(
        fc.constantFrom('.', '/', '\\', '\0', '\n', '法', ':', '%', ' '),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(odd, odd, (title, region) => {
        const parts = named(title, region).split('/');
        expect(parts).toHaveLength(2);
        for (const part of parts) {
          expect(part).not.toMatch(/^\.|[\\:*?"<>|]|\p{Cc}/u);
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
          expect(part.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('tells long titles apart', () => {
    const long = '关于'.repeat(80);
    expect(named(long)).toContain('…abcdef01');
    expect(Buffer.byteLength(named(long))).toBeLessThan(255);
  });
});
