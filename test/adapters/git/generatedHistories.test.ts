import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { recordEvents } from '../../../server/src/core/history/recordEvents.ts';
import { readChanges } from '../../../server/src/adapters/git/history/changeFeed.ts';
import { readCommits } from '../../../server/src/adapters/git/history/readCommits.ts';
import type { FeedCommitLine, FeedRecord } from '../../../shared/src/protocol/changes.ts';
import { temporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { generateHistory, importHistory, type GeneratedTree } from './support/generatedHistory.ts';
import { truthOf } from './support/historyTruth.ts';

const hashOf = (input: string): string =>
  contentHash({ input, expected_output: 'y' }, definitionOf('example'));
const WORDS = new Map(Array.from({ length: 12 }, (_, at) => [hashOf(`w${String(at)}`), `w${String(at)}`]));

test.each([1, 2, 3, 4, 5])(
  'generated history %i: versions and events are those of the trees',
  async (seed) => {
    const folder = temporaryFolder();
    const cacheFolder = path.join(folder.path, 'cache');
    const root = path.join(folder.path, 'repository');
    mkdirSync(root);
    const commits = generateHistory({ commits: 80, seed });
    const names = importHistory(root, commits);
    // In steps, so that most of it comes from what was kept.
    for (const at of [20, 21, 50, 79])
      await readCommits({ root, head: names[at] ?? '', cacheFolder }, neverCancelled);
    const read = await readCommits({ root, head: names[79] ?? '', cacheFolder }, neverCancelled);
    if (read === undefined) throw new Error('There is no history.');
    expect([read.commits.length, read.work.asked, read.gaps]).toEqual([80, 0, []]);
    const history = recordEvents(read.commits);
    const told = new Set<string>();
    const versions = new Set<string>();
    for (const [id, events] of history.events) {
      for (const { change, commit, contentHash: hash, isNew } of events) {
        const content = WORDS.get(hash) ?? '';
        if (isNew) versions.add(`${id} ${content}`);
        const number = names.indexOf(read.commits[commit]?.name ?? '');
        if (change !== 'moved')
          told.add(`${String(number)} ${id} ${change === 'removed' ? change : content}`);
      }
    }
    const truth = truthOf(commits);
    expect(versions).toEqual(truth.versions);
    expect(told).toEqual(truth.events);
    folder.remove();
  },
);

/** `id`: place and value of every record, of several with one id the first by path. */
function stateOf(tree: GeneratedTree): Map<string, string> {
  const state = new Map<string, string>();
  for (const name of [...tree.keys()].sort()) {
    for (const { id, version, input, note } of tree.get(name) ?? []) {
      const value = {
        example_id: id,
        version,
        input,
        expected_output: 'y',
        ...(note !== undefined && { status: note }),
      };
      if (!state.has(id)) state.set(id, described({ kind: 'example', path: name, value }));
    }
  }
  return state;
}

function inputOf({ value }: FeedRecord): string {
  return typeof value['input'] === 'string' ? value['input'] : '';
}

function described({ kind, path: name, value }: FeedRecord): string {
  return JSON.stringify([kind, name, value]);
}

test.each([11, 12])('generated history %i: the feed leads from any commit to any other', async (seed) => {
  const folder = temporaryFolder();
  const cacheFolder = path.join(folder.path, 'cache');
  const root = path.join(folder.path, 'repository');
  mkdirSync(root);
  const commits = generateHistory({ commits: 40, seed });
  const names = importHistory(root, commits);
  const line = git(root, 'rev-list', '--first-parent', 'HEAD').split('\n');
  const kinds = { net: 0, commits: 0 };
  for (const [since, until] of [
    [undefined, 39],
    [0, 39],
    [39, 39],
    [5, 30],
    [30, 5],
    ...names.flatMap((_, at) => (at % 3 === 1 ? [[at, 39] as const] : [])),
  ] as const) {
    const state =
      since === undefined ? new Map<string, string>() : stateOf(commits[since]?.tree ?? new Map());
    const task = {
      root,
      cacheFolder,
      since: since === undefined ? undefined : names[since],
      until: names[until] ?? '',
    };
    let waiting: (() => void)[] = [];
    let cursor: FeedCommitLine | undefined;
    for await (const feed of readChanges(task, neverCancelled)) {
      if (feed.op === 'commit') {
        expect(feed.changes).toBe(waiting.length);
        for (const apply of waiting) apply();
        waiting = [];
        cursor = feed;
        kinds[feed.net ? 'net' : 'commits'] += 1;
        const number = names.indexOf(feed.cursor);
        expect(state).toEqual(stateOf(commits[number]?.tree ?? new Map()));
        continue;
      }
      const { op, id, before, after, contentChanged } = feed;
      waiting.push(() => {
        expect(state.get(id)).toBe(before && described(before));
        expect(op).toBe(before === undefined ? 'insert' : after === undefined ? 'delete' : 'update');
        expect(contentChanged).toBe(
          before && after ? before.value['input'] !== after.value['input'] : undefined,
        );
        expect(after?.contentHash).toBe(after && hashOf(inputOf(after)));
        if (after === undefined) state.delete(id);
        else state.set(id, described(after));
      });
    }
    expect(waiting).toEqual([]);
    expect(state).toEqual(stateOf(commits[until]?.tree ?? new Map()));
    if (since === until) expect(cursor).toBeUndefined();
    else
      expect(cursor).toMatchObject({
        cursor: names[until],
        net: since === undefined || !line.includes(names[since] ?? '') || since > until,
      });
  }
  expect(kinds.net).toBeGreaterThan(3);
  expect(kinds.commits).toBeGreaterThan(30);
  folder.remove();
});
