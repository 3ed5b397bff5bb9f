import { expect, test } from 'vitest';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { withVersionAfter, type BaseVersion } from '../../../server/src/core/writing/versionAfter.ts';
import { pinMembers } from '../../../server/src/core/writing/pinMembers.ts';
import type { JsonObject } from '../../../shared/src/json.ts';

const ONE: JsonObject = { version: 3, input: 1, expected_output: 1 };
const hash = (value: JsonObject): string => contentHash(value, definitionOf('example'));
const AT_THREE: BaseVersion = { version: 3, contentHash: hash(ONE) };

test.each<[title: string, before: JsonObject, change: JsonObject, base: BaseVersion, version: number]>([
  ['a first change on the branch', ONE, { input: 2 }, AT_THREE, 4],
  ['a second change on the branch', { ...ONE, input: 2, version: 4 }, { input: 3 }, AT_THREE, 4],
  ['a change back to what the base has', { ...ONE, input: 2, version: 4 }, { input: 1 }, AT_THREE, 3],
  ['an annotation', ONE, { domain: 'mail', status: 'approved' }, AT_THREE, 3],
  ['an annotation on a changed record', { ...ONE, input: 2, version: 4 }, { name: 'n' }, AT_THREE, 4],
  ['a number that was skipped', { ...ONE, input: 2, version: 9 }, { input: 3 }, AT_THREE, 4],
  ['a record that was never committed', ONE, { input: 2 }, 'new', 3],
  ['no base to compare with', ONE, { input: 2 }, 'unknown', 4],
])('the version after %s', (_, before, change, base, version) => {
  const { value, isNewVersion } = withVersionAfter('example', before, { ...before, ...change }, () => base);
  expect(value).toEqual({ ...before, ...change, version });
  expect(isNewVersion).toBe(version !== before['version']);
});

test.each<[title: string, members: JsonObject | undefined, after: JsonObject]>([
  ['a list of ids', { ids: ['A', 'b'] }, { ids: ['A', 'b', 'c'] }],
  [
    'a choice that has one',
    { any: [{ field: 'x' }, { ids: ['a'] }] },
    { any: [{ field: 'x' }, { ids: ['a', 'c'] }] },
  ],
  ['a union without one', { union: [{ dataset: 'd' }] }, { union: [{ dataset: 'd' }, { ids: ['a', 'c'] }] }],
  ['a condition', { field: 'x', eq: 1 }, { any: [{ field: 'x', eq: 1 }, { ids: ['a', 'c'] }] }],
  ['a negation', { not: { ids: ['a'] } }, { any: [{ not: { ids: ['a'] } }, { ids: ['a', 'c'] }] }],
  ['nothing', undefined, { ids: ['a', 'c'] }],
])('members are pinned beside %s', (_, members, after) => {
  expect(pinMembers(members === undefined ? {} : { members }, ['a', 'c'])).toEqual({ members: after });
});

test('the base is not asked for where no content changes', () => {
  const base = (): never => {
    throw new Error('It was asked for.');
  };
  const before = { input: 'a', expected_output: 'b', version: 1 };
  expect(withVersionAfter('example', before, { ...before, status: 'approved' }, base)).toEqual({
    value: { ...before, status: 'approved' },
    isNewVersion: false,
  });
  expect(() => withVersionAfter('example', before, { ...before, input: 'c' }, base)).toThrow();
});
