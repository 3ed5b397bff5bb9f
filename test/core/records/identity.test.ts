import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createId, importedId, isUuid, normaliseId } from '../../../server/src/core/records/identity.ts';
import { canonicalText } from '../../../server/src/core/records/contentHash.ts';
import { anyJson } from '../support/arbitraryRecords.ts';

const random16 = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a new id is a UUID of version 7 that sorts by time', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), random16, random16, (milliseconds, one, other) => {
      const earlier = createId(1_700_000_000_000 + milliseconds, one);
      const later = createId(1_700_000_000_001 + milliseconds, other);
      expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(earlier < later).toBe(true);
    }),
  );
});

test('the time of RFC 9562, appendix A.6, gives its first 48 bits', () => {
  expect(createId(0x017f22e279b0, new Uint8Array(16)).slice(0, 13)).toBe('017f22e2-79b0');
});

test('imported ids are fixed for ever', () => {
  expect(importedId('a.csv', { row: { text: 'x' }, occurrence: 1 })).toBe(
    '7f870e09-be0a-592c-aa25-656b452d6dd0',
  );
  expect(importedId('a.csv', { key: ['7'] })).toBe('d82e9faf-958c-53ec-8349-9b62b9c3d6fc');
});

test('imported ids depend on source, row and occurrence, not on the order of keys', () => {
  fc.assert(
    fc.property(anyJson, anyJson, fc.integer({ min: 1, max: 5 }), (one, other, occurrence) => {
      const id = importedId('s', { row: { a: one, b: 1 }, occurrence });
      expect(isUuid(id)).toBe(true);
      expect(importedId('s', { row: { b: 1, a: one }, occurrence })).toBe(id);
      expect(importedId('t', { row: { a: one, b: 1 }, occurrence })).not.toBe(id);
      expect(importedId('s', { row: { a: one, b: 1 }, occurrence: occurrence + 1 })).not.toBe(id);
      const isEqual = canonicalText(one) === canonicalText(other);
      expect(importedId('s', { row: { a: other, b: 1 }, occurrence }) === id).toBe(isEqual);
    }),
  );
});

test('the key 1 and the key "1" are two rows', () => {
  expect(importedId('s', { key: [1] })).not.toBe(importedId('s', { key: ['1'] }));
});

test('ids compare without case and spaces', () => {
  expect(normaliseId(' 01930D2E-7B5A-7C31-9A44-0F6B8C1D2E40 ')).toBe('01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40');
});
