import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordPast } from '../../../server/src/core/history/recordHistory.ts';
import { baseOf, checkVersion, type RecordStates } from '../../../server/src/core/records/versions.ts';
import { historyOf, packedHistoryOf } from '../support/historyFixture.ts';

/** `1a@1 2b@3 deleted@4`: label, content and commit of each version, and the commit that deleted the record. */
function described(past: RecordPast | undefined): string {
  if (past === undefined) return '';
  const commit = (name: string): string => name.replace('commit', '@');
  const versions = past.versions.map(
    ({ version, contentHash, commit: name }) => `${String(version)}${letter(contentHash)}${commit(name)}`,
  );
  const deleted = past.deletedBy === undefined ? [] : [`deleted${commit(past.deletedBy.commit)}`];
  return [...versions, ...deleted].join(' ');
}

function letter(contentHash: string): string {
  return String.fromCharCode(Number.parseInt(contentHash.slice(-2), 16));
}

describe('what the history tells of a record', () => {
  test.each([
    ['one version, however often it is committed', ['x:1a', 'x:1a'], '1a@1'],
    [
      'each content counts once, with its first commit and label',
      ['x:1a', 'x:2b', 'x:3a', 'x:4c'],
      '1a@1 2b@2 4c@4',
    ],
    ['a deleted record, with the commit', ['x:1a', 'y:1a', 'y:2b'], '1a@1 deleted@2'],
    ['a record that came back is not deleted', ['x:1a', '', 'x:2b'], '1a@1 2b@3'],
    ['of two deletions the last counts', ['x:1a', '', 'x:1a', ''], '1a@1 deleted@4'],
    ['without a version a record is there all the same', ['x:1a', 'x:', 'x:2b', 'x:'], '1a@1 2b@3'],
    ['nothing of what was never there', ['y:1a'], ''],
  ])('%s', (_, commits, expected) => {
    expect(described(historyOf(commits).of('x'))).toBe(expected);
  });

  test('versions are counted', () => {
    const history = historyOf(['x:1a y:1a', 'x:2b y:1a', 'x:2c y:1a']);
    expect(['x', 'y', 'z'].map((id) => history.count(id))).toEqual([3, 1, 0]);
  });
});

describe('ids that the base had once', () => {
  /** The verdict on a record `1a` of now. */
  function verdict(
    commits: string[],
    base: number,
    label: string,
    kind: 'example' | 'databit' = 'example',
  ): string {
    const known = historyOf(commits, base).deletedFromBase('x');
    if (known === undefined) return 'unknown';
    const contentHash = label.slice(-1).charCodeAt(0).toString(16).padStart(64, '0');
    const record = { kind, id: 'x', version: Number(label.slice(0, -1)), contentHash };
    return checkVersion(known, record)?.code ?? 'good';
  }

  test.each([
    ['another record with the id', ['x:1a', '', 'y:1a'], 3, '1b', 'version.id-reused'],
    [
      'deleted and used again before this branch began',
      ['x:1a', '', 'y:1a', 'x:1b'],
      3,
      '1b',
      'version.id-reused',
    ],
    ['the same record again', ['x:1a', ''], 2, '1a', 'good'],
    ['the same record, gone on', ['x:1a', ''], 2, '2b', 'good'],
    ['the base has it: other rules speak', ['x:1a', '', 'x:1b'], 3, '1c', 'unknown'],
    ['the base never had it', ['y:1a', 'x:1a'], 1, '1b', 'unknown'],
    ['deleted on this branch only', ['x:1a', '', 'x:1b'], 1, '1b', 'unknown'],
  ])('%s', (_, commits, base, label, expected) => {
    expect(verdict(commits, base, label)).toBe(expected);
  });

  test('a record of another kind', () => {
    expect(verdict(['x:1a', ''], 2, '2b', 'databit')).toBe('version.id-reused');
  });

  test('are listed', () => {
    expect(historyOf(['x:1a y:1a z:1a', 'y:2b', 'y:2b z:1c'], 2).idsDeletedFromBase).toEqual(['x', 'z']);
  });
});

const label = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('a', 'b', 'c'))
  .map(([n, c]) => `${String(n)}${c}`);
const trees = fc.array(
  fc.dictionary(fc.constantFrom('x', 'y', 'z'), label, { noNullPrototype: true }).map((tree) =>
    Object.entries(tree)
      .map(([id, text]) => `${id}:${text}`)
      .join(' '),
  ),
  { minLength: 1, maxLength: 8 },
);

/** The trees as the rules of versions take them. */
function statesOf(commits: readonly string[]): RecordStates[] {
  return commits.map(
    (tree) =>
      new Map(
        tree
          .split(' ')
          .filter(Boolean)
          .map((word) => {
            const [id = '', text = ''] = word.split(':');
            return [
              id,
              { kind: 'example', id, version: Number(text.slice(0, -1)), contentHash: text.slice(-1) },
            ];
          }),
      ),
  );
}

test('it tells what comparing all trees tells', () => {
  fc.assert(
    fc.property(trees, (commits) => {
      const history = historyOf(commits);
      const expected = baseOf(statesOf(commits));
      for (const id of ['x', 'y', 'z']) {
        const known = expected.get(id);
        const past = history.of(id);
        expect(
          past?.versions.map(({ version, contentHash }) => `${String(version)}${letter(contentHash)}`),
        ).toEqual(known?.versions.map(({ version, contentHash }) => `${String(version)}${contentHash}`));
        expect(past?.current?.contentHash.slice(-2)).toBe(
          known?.current?.contentHash.charCodeAt(0).toString(16),
        );
        expect(past?.deletedBy !== undefined).toBe(known !== undefined && known.current === undefined);
        const deleted = history.deletedFromBase(id);
        expect(deleted !== undefined).toBe(known !== undefined && known.current === undefined);
      }
    }),
  );
});

test('packing loses nothing, and shares the names of commits and objects', () => {
  const commits = ['x:1a y:1a', 'x:2b y:2b@b', 'y:2b@b'];
  const packed = packedHistoryOf(commits);
  expect(packed.commitNames).toEqual({ text: 'commit1commit2commit3', ends: Uint32Array.of(7, 14, 21) });
  expect(packed.blobNames.text).toBe('blob1blob2');
  const contentHash = (content: string): string => content.charCodeAt(0).toString(16).padStart(64, '0');
  const first = {
    ...{ kind: 'example', id: 'x', version: 1, contentHash: contentHash('a'), change: 'added', isNew: true },
    ...{ commit: 'commit1', time: 1_700_000_000, path: 'a', blob: 'blob1', parents: [], isInBase: true },
  };
  const second = {
    ...{
      kind: 'example',
      id: 'x',
      version: 2,
      contentHash: contentHash('b'),
      change: 'changed',
      isNew: true,
    },
    ...{ commit: 'commit2', time: 1_700_086_400, path: 'a', blob: 'blob2', isInBase: false },
    parents: [contentHash('a')],
  };
  const removed = {
    ...{
      kind: 'example',
      id: 'x',
      version: 2,
      contentHash: contentHash('b'),
      change: 'removed',
      isNew: false,
    },
    ...{ commit: 'commit3', time: 1_700_172_800, path: 'a', blob: '', isInBase: false },
    parents: [contentHash('b')],
  };
  expect(historyOf(commits, 1).of('x')).toEqual({
    ...{
      id: 'x',
      isInHead: false,
      isInBase: true,
      events: [first, second, removed],
      versions: [first, second],
    },
    deletedBy: { commit: 'commit3', time: 1_700_172_800 },
  });
  expect(historyOf(commits, 1).of('y')?.current).toEqual({
    ...{ version: 2, contentHash: contentHash('b'), path: 'b' },
  });
});
