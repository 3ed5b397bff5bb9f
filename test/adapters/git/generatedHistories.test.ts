import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { recordEvents } from '../../../server/src/core/history/recordEvents.ts';
import { readChanges } from '../../../server/src/adapters/git/history/changeFeed.ts';
import { readCommits } from '../../../server/src/adapters/git/history/readCommits.ts';
import { temporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { followFeed, stateOf } from './support/feedReplay.ts';
import { generateHistory, importHistory, type GeneratedTree } from './support/generatedHistory.ts';
import { hashOfInput, toldOf, truthOf } from './support/historyTruth.ts';
import { taxonomyHistory, taxonomyStream } from './support/taxonomyHistory.ts';
import { SHARED_DATA } from '../cli/commandLine.ts';

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
    expect(toldOf(recordEvents(read.commits), commits, names)).toEqual(truthOf(commits));
    folder.remove();
  },
);

test.each([11, 12])('generated history %i: the feed leads from any commit to any other', async (seed) => {
  const folder = temporaryFolder();
  const cacheFolder = path.join(folder.path, 'cache');
  const root = path.join(folder.path, 'repository');
  mkdirSync(root);
  const commits = generateHistory({ commits: 40, seed });
  const names = importHistory(root, commits);
  const treeAt = (number: number): GeneratedTree => commits[number]?.tree ?? new Map();
  const line = git(root, 'rev-list', '--first-parent', 'HEAD').split('\n');
  const kinds = { net: 0, commits: 0 };
  const follow = async (since: number | undefined, until: number): Promise<void> => {
    const state = since === undefined ? new Map<string, string>() : stateOf(treeAt(since));
    const known = since === undefined ? undefined : names[since];
    const task = { root, cacheFolder, since: known, until: names[until] ?? '' };
    const isNet = known === undefined || !line.includes(known) || (since ?? 0) > until;
    let last = known;
    await followFeed(state, readChanges(task, neverCancelled), (cursor, net) => {
      expect(net).toBe(isNet);
      kinds[net ? 'net' : 'commits'] += 1;
      expect(state).toEqual(stateOf(treeAt(names.indexOf(cursor))));
      last = cursor;
    });
    expect(last).toBe(names[until]);
  };
  await follow(undefined, 39);
  await follow(39, 39);
  await follow(30, 5);
  for (let since = 0; since < 39; since += 3) await follow(since, 39);
  expect(kinds.net).toBeGreaterThan(3);
  expect(kinds.commits).toBeGreaterThan(30);
  folder.remove();
});

test('an update says whether the content is another one', async () => {
  const folder = temporaryFolder();
  const record = { id: 'one', version: 1, input: 'w1' };
  const trees = [[record], [{ ...record, note: 'draft' }], [{ ...record, input: 'w2' }]];
  const commits = trees.map((records, at) => ({
    parents: at === 0 ? [] : [at - 1],
    tree: new Map([['a.example.yaml', records]]),
  }));
  const names = importHistory(folder.path, commits);
  const task = { root: folder.path, cacheFolder: path.join(folder.path, '.git', 'cache') };
  const told: unknown[] = [];
  for await (const line of readChanges({ ...task, since: names[0], until: 'HEAD' }, neverCancelled))
    if (line.op !== 'commit') told.push([line.op, line.contentChanged, line.after?.contentHash]);
  expect(told).toEqual([
    ['update', false, hashOfInput('w1')],
    ['update', true, hashOfInput('w2')],
  ]);
  folder.remove();
});

const stream = taxonomyStream(SHARED_DATA);

test.skipIf(stream === undefined)(
  'a real history, with its rows as records: renames, reverts, mass deletion',
  async () => {
    const commits = taxonomyHistory(stream ?? '');
    const folder = temporaryFolder();
    const names = importHistory(folder.path, commits);
    const read = await readCommits({ root: folder.path, head: names.at(-1) ?? '' }, neverCancelled);
    const history = recordEvents(read?.commits ?? []);
    const truth = truthOf(commits);
    expect(toldOf(history, commits, names)).toEqual(truth);
    expect([commits.length, truth.versions.size > 400]).toEqual([33, true]);
    const changes = [...history.events.values()].flat().map(({ change }) => change);
    for (const change of ['added', 'changed', 'moved', 'removed', 'restored'])
      expect(changes).toContain(change);
    folder.remove();
  },
);
