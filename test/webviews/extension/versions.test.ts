import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removalLine, versionLine } from '../../../client/src/history/versionLine.ts';
import { readFromPage } from '../../../client/src/webviews/messages.ts';
import { readVersionsView, VERSIONS_PAGE } from '../../../client/src/webviews/versionsMessages.ts';
import type { RecordVersionSummary } from '../../../shared/src/protocol/records.ts';
import { mergedPieces } from '../../../webviews/src/wordDiff.ts';
import { deltaText, pathText } from '../../../webviews/src/difference/differenceList.ts';

const NOW = Date.parse('2026-03-04T09:30:00Z');
const commit = {
  commit: 'c'.repeat(40),
  author: 'Ada',
  date: '2026-03-02T09:00:00Z',
  summary: 'Say it better',
};
const state: RecordVersionSummary = {
  ...{ version: 3, contentHash: 'h', path: 'records/a.example.yaml', change: 'changed', isNew: true },
  ...{ parents: [], commit, isPresent: true },
};

describe('lines of the tree', () => {
  test('tell version, age, author and message; the rest is in the tooltip', () => {
    expect(versionLine(state, NOW)).toEqual({
      label: 'v3',
      description: 'now · 2 days ago · Ada · Say it better',
      tooltip: 'Say it better\nAda, 2026-03-02T09:00:00Z\nchanged; records/a.example.yaml\nh',
      icon: 'git-commit',
    });
    expect(versionLine({ ...state, change: 'moved', isPresent: false }, NOW)).toMatchObject({
      description: '2 days ago · Ada · Say it better',
      icon: 'diff-renamed',
    });
  });

  test('tell what no commit has, and who took the record away', () => {
    const { commit: _commit, ...pending } = state;
    expect(versionLine({ ...pending, pending: 'staged', isNew: false }, NOW)).toMatchObject({
      description: 'now · staged',
      tooltip: 'Not committed\nback to earlier content; records/a.example.yaml\nh',
      icon: 'edit',
    });
    expect(removalLine({ commit }, NOW).description).toBe('2 days ago · Ada · Say it better');
    expect(removalLine({ pending: 'saved' }, NOW).description).toBe('saved');
  });
});

describe('the page may say', () => {
  const read = (request: unknown, params: unknown): unknown =>
    readFromPage({ type: 'host', request, params }, VERSIONS_PAGE);

  test('what it has buttons for', () => {
    const view = { chosen: 'h', against: 'previous', shows: 'fields', texts: 'side' };
    for (const [request, params] of [
      ['restore', { contentHash: 'h' }],
      ['openDiff', { before: 'h', after: 'present' }],
      ['openVersion', { state: 'h@c' }],
      ['openRecord', {}],
      ['showCommit', { commit: 'c'.repeat(40) }],
      ['copy', { text: 'h' }],
      ['manageTrust', {}],
      ['saveState', { state: view }],
    ] as const)
      expect(read(request, params)).toEqual({ type: 'host', request, params });
  });

  test('nothing else', () => {
    for (const [request, params] of [
      ['restore', { contentHash: 1 }],
      ['openDiff', { before: 'h' }],
      ['openVersion', { state: '' }],
      ['showCommit', { commit: '--output=/tmp/x' }],
      ['showCommit', { commit: 'HEAD' }],
      ['copy', { text: 'x'.repeat(1000) }],
      ['saveState', { state: { against: 'previous', shows: 'else', texts: 'inline' } }],
      ['open', { uri: 'file:///etc/passwd' }],
    ])
      expect(read(request, params)).toBeUndefined();
    expect(
      readFromPage({ type: 'call', id: 1, method: 'records/restore', params: {} }, VERSIONS_PAGE),
    ).toBeUndefined();
    expect(readVersionsView(undefined)).toBeUndefined();
  });
});

describe('differences in words', () => {
  test('phrases are told as wholes, and what is gone stands before what came', () => {
    expect(mergedPieces('a big red ball', 'a small blue ball')).toEqual([
      { text: 'a ', of: 'both' },
      { text: 'big red', of: 'before' },
      { text: 'small blue', of: 'after' },
      { text: ' ball', of: 'both' },
    ]);
    expect(mergedPieces('', 'new')).toEqual([{ text: 'new', of: 'after' }]);
    expect(mergedPieces('same', 'same')).toEqual([{ text: 'same', of: 'both' }]);
  });

  test('of any two texts: each is the pieces of its side', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', 'word', '.', '  ', '漢字', '👍'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = mergedPieces(before, after);
        const side = (of: string): string =>
          pieces
            .filter((piece) => piece.of === of || piece.of === 'both')
            .map((piece) => piece.text)
            .join('');
        expect([side('before'), side('after')]).toEqual([before, after]);
      }),
      { numRuns: 1000 },
    );
  });

  test('numbers have their sign, and no digits that only machines have', () => {
    const deltas = [
      [0.9, 0.5],
      [0.1, 0.3],
      [12, 15],
      [1000, 2500.5],
      [1, -1],
    ].map(([before = 0, after = 0]) => deltaText(before, after));
    expect(deltas).toEqual(['\u22120.4', '+0.2', '+3', '+1500.5', '\u22122']);
    expect(pathText(['messages', 1, 'content'])).toBe('messages › 2 › content');
  });
});
