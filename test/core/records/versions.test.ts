import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKind } from '../../../shared/src/recordKind.ts';
import {
  baseOf,
  checkVersion,
  checkVersions,
  versionsNewAt,
  type BaseRecord,
  type CurrentRecord,
  type RecordVersion,
} from '../../../server/src/core/records/versions.ts';

/** `1a 2b` → versions 1 with content a and 2 with content b. */
function versions(text: string): RecordVersion[] {
  return text.split(' ').map((word) => ({ version: Number(word.slice(0, -1)), contentHash: word.slice(-1) }));
}

function record(text: string, id = 'x', kind: RecordKind = 'example'): CurrentRecord {
  return { id, kind, ...(versions(text)[0] ?? { version: 0, contentHash: '' }) };
}

/** Verdict for a record against a base's history, whose last version is the base's own; `-` at the end: deleted. */
function verdict(history: string, now: string): string {
  const known = versions(history.replace(/ -$/, ''));
  const current = known.at(-1);
  const base: BaseRecord = { kind: 'example', versions: known };
  if (!history.endsWith('-') && current !== undefined) base.current = current;
  const found = checkVersion(base, record(now));
  if (found === undefined) return 'good';
  return `${found.code} → ${'version' in found.fix ? found.fix.version : 'new id'}`;
}

describe('labels against a base', () => {
  test.each([
    ['1a', '1a', 'good'],
    ['1a', '2b', 'good'],
    ['1a 2b', '3c', 'good'],
    ['1a', '1b', 'version.not-raised → 2'],
    ['1a 2b', '2c', 'version.not-raised → 3'],
    ['1a 5b', '5c', 'version.not-raised → 6'],
    ['1a', '2a', 'version.raised-without-change → 1'],
    ['1a 2b', '1b', 'version.lowered → 2'],
    ['1a 3b', '2c', 'version.lowered → 4'],
    ['1a 2b 3c', '2d', 'version.collision → 4'],
    ['1a 2b 3c', '2a', 'version.collision → 4'],
    ['1a', '4b', 'version.skipped → 2'],
    ['1a 2b', '1a', 'good'],
    ['1a 2b', '3a', 'good'],
    ['1a -', '1a', 'good'],
    ['1a -', '2b', 'good'],
    ['1a -', '1b', 'version.id-reused → new id'],
  ])('base %s, now %s: %s', (history, now, expected) => {
    expect(verdict(history, now)).toBe(expected);
  });

  test('an id that another kind used is reused', () => {
    const found = checkVersion({ kind: 'databit', versions: versions('1a') }, record('1a'));
    expect(found?.code).toBe('version.id-reused');
  });

  test('two branches from one base: the one that merges second moves to highest + 1', () => {
    const start = new Map([['x', record('1a')]]);
    const ours = record('2c');
    const theirs = new Map([['x', record('2b')]]);
    expect(checkVersions(baseOf([start]), [ours])).toEqual([]);
    const afterTheirMerge = checkVersions(baseOf([start, theirs]), [ours]);
    expect(afterTheirMerge).toMatchObject([{ code: 'version.not-raised', fix: { version: 3 } }]);
  });

  test('a record that the base does not know is free', () => {
    expect(checkVersions(new Map(), [record('7z')])).toEqual([]);
  });
});

const histories = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('a', 'b', 'c', 'd')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) =>
    steps.map(([version, contentHash]) => new Map([['x', { ...record('1a'), version, contentHash }]])),
  );

describe('properties', () => {
  test('applying the fix leaves no verdict', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('a', 'b', 'e'),
        (commits, version, contentHash) => {
          const base = baseOf(commits);
          const now = { ...record('1a'), version, contentHash };
          const [found] = checkVersions(base, [now]);
          if (found === undefined) return;
          const fixed = 'version' in found.fix ? { ...now, ...found.fix } : { ...now, id: 'fresh' };
          expect(checkVersions(base, [fixed])).toEqual([]);
        },
      ),
    );
  });

  test('without a verdict, no label names two contents beyond what the base already did', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('a', 'e'),
        (commits, version, contentHash) => {
          const base = baseOf(commits);
          const now = { ...record('1a'), version, contentHash };
          const known = base.get('x')?.versions ?? [];
          fc.pre(
            checkVersions(base, [now]).length === 0 && base.get('x')?.current?.contentHash !== contentHash,
          );
          expect(
            known.some(
              (one) =>
                one.version === version &&
                one.contentHash !== contentHash &&
                !known.some((two) => two.version === version && two.contentHash === contentHash),
            ),
          ).toBe(false);
        },
      ),
    );
  });

  test('the state of the base itself has no verdict', () => {
    fc.assert(
      fc.property(histories, (commits) => {
        const last = commits.at(-1)?.get('x');
        expect(checkVersions(baseOf(commits), last === undefined ? [] : [last])).toEqual([]);
      }),
    );
  });

  test('a base lists each content once', () => {
    fc.assert(
      fc.property(histories, (commits) => {
        const hashes =
          baseOf(commits)
            .get('x')
            ?.versions.map((version) => version.contentHash) ?? [];
        expect(new Set(hashes).size).toBe(hashes.length);
        expect(new Set(hashes)).toEqual(new Set(commits.map((commit) => commit.get('x')?.contentHash)));
      }),
    );
  });
});

test('at a merge a version is new only if no parent has it', () => {
  const ours = new Map([
    ['x', record('2b')],
    ['y', record('1a', 'y')],
  ]);
  const theirs = new Map([
    ['x', record('2c')],
    ['y', record('1a', 'y')],
  ]);
  const takesTheirs = new Map([
    ['x', record('2c')],
    ['y', record('1a', 'y')],
  ]);
  const mixes = new Map([
    ['x', record('3d')],
    ['y', record('1a', 'y')],
  ]);
  expect(versionsNewAt(takesTheirs, [ours, theirs])).toEqual([]);
  expect(versionsNewAt(mixes, [ours, theirs])).toEqual([record('3d')]);
  expect(versionsNewAt(ours, [])).toHaveLength(2);
});
