import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { discoverRecordFiles } from '../../../server/src/adapters/files/discover.ts';
import { findBase } from '../../../server/src/adapters/git/baseCommit.ts';
import { Baseline } from '../../../server/src/adapters/git/baseline.ts';
import { Baselines } from '../../../server/src/adapters/git/baselines.ts';
import { commitDetails } from '../../../server/src/adapters/git/history/commitDetails.ts';
import { readChanges } from '../../../server/src/adapters/git/history/changeFeed.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { readStagedFiles } from '../../../server/src/adapters/git/history/stagedFiles.ts';
import { readVersionText } from '../../../server/src/adapters/git/history/versionText.ts';
import { readReview } from '../../../server/src/adapters/review/readReview.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { comparisonChoices } from '../../../server/src/adapters/review/comparisonChoices.ts';
import { recordTexts } from '../../../server/src/adapters/review/recordTexts.ts';
import { userNameOf } from '../../../server/src/adapters/git/userName.ts';
import { runGit } from '../../../server/src/adapters/git/run.ts';
import { listWorkTree, readHeadText } from '../../../server/src/adapters/git/workTree.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
let canary: string;

/** A repository whose configuration, attributes and hooks run a program wherever git lets them. */
beforeEach(() => {
  folder = temporaryFolder();
  canary = path.join(folder.path, '.git', 'canary');
  git(folder.path, 'init', '--quiet');
  folder.write('a.example.yaml', 'example_id: one\n');
  folder.write('sub/b.example.yaml', 'example_id: two\n');
  git(folder.path, 'add', '.');
  git(folder.path, 'commit', '--quiet', '--message', 'first');
  const payload = folder.write('.git/payload.sh', `#!/bin/sh\ntouch '${canary}'\ncat\n`);
  chmodSync(payload, 0o755);
  folder.write('.git/hooks/post-checkout', `#!/bin/sh\ntouch '${canary}'\n`);
  folder.write('.git/hooks/post-index-change', `#!/bin/sh\ntouch '${canary}'\n`);
  for (const hook of ['post-checkout', 'post-index-change']) {
    chmodSync(path.join(folder.path, '.git', 'hooks', hook), 0o755);
  }
  folder.write('.gitattributes', '*.yaml filter=evil diff=evil\n');
  for (const [name, value] of [
    ['core.fsmonitor', payload],
    ['core.hooksPath', path.join(folder.path, '.git', 'hooks')],
    ['core.sshCommand', payload],
    ['core.pager', payload],
    ['filter.evil.clean', payload],
    ['filter.evil.smudge', payload],
    ['diff.evil.textconv', payload],
    ['diff.evil.command', payload],
    ['diff.external', payload],
    ['gpg.program', payload],
    ['log.showSignature', 'true'],
    ['alias.ls-files', `!${payload}`],
    ['alias.cat-file', `!${payload}`],
    ['credential.helper', payload],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::${payload}`],
    ['protocol.ext.allow', 'always'],
    ['core.untrackedCache', 'true'],
  ] as const) {
    git(folder.path, 'config', name, value);
  }
  folder.write('a.example.yaml', 'example_id: changed\n');
});

afterEach(() => {
  folder.remove();
});

test('the payload would run without the safe settings', () => {
  // The command that runs most of it; if this stops working, the tests below prove nothing.
  git(folder.path, 'status', '--porcelain');
  expect(existsSync(canary)).toBe(true);
});

test('listing the files of a hostile repository runs nothing', () => {
  expect(listWorkTree(folder.path)?.files.sort()).toEqual([
    '.gitattributes',
    'a.example.yaml',
    'sub/b.example.yaml',
  ]);
  expect(existsSync(canary)).toBe(false);
});

test('reading HEAD of a hostile repository runs nothing and gives the stored text', () => {
  expect(readHeadText(path.join(folder.path, 'a.example.yaml'))).toBe('example_id: one\n');
  expect(readHeadText(path.join(folder.path, 'sub', 'b.example.yaml'))).toBe('example_id: two\n');
  expect(readHeadText(path.join(folder.path, 'absent.example.yaml'))).toBeUndefined();
  expect(existsSync(canary)).toBe(false);
});

test('looking for the versions of the base runs nothing, whatever branch is configured', async () => {
  folder.write('c.example.yaml', 'example_id: three\nversion: 2\ninput: 1\nexpected_output: 1\n');
  git(folder.path, '-c', 'filter.evil.clean=cat', 'add', 'c.example.yaml');
  git(folder.path, '-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--message', 'second');
  rmSync(canary, { force: true });
  const wanted = ['three', 'absent'].map((id) => ({
    ...{ id, kind: 'example' as const, file: path.join(folder.path, 'moved.example.yaml') },
  }));
  for (const branch of [undefined, '--upload-pack=touch', '-h', 'no such branch', 'HEAD']) {
    const versions = await new Baselines().versionsOf(folder.path, branch, wanted, neverCancelled);
    expect(versions.get('three')).toMatchObject({ version: 2 });
    expect(versions.get('absent')).toBe('new');
  }
  expect(existsSync(canary)).toBe(false);
});

test('comparing with the base runs nothing, whatever branch is configured', async () => {
  for (const branch of [undefined, '--upload-pack=touch', '-h', 'no such branch', 'HEAD']) {
    const base = await findBase(folder.path, branch);
    if (typeof base === 'string') throw new Error(base);
    const baseline = await Baseline.open(folder.path, base);
    const file = path.join(folder.path, 'a.example.yaml');
    expect(await baseline.isUnchanged(file)).toBe(false);
    await baseline.read([{ file, ids: ['one', '--output=x', '-e'] }]);
  }
  expect(existsSync(canary)).toBe(false);
});

test('reading the history runs nothing', async () => {
  folder.write('c.example.yaml', 'example_id: three\nversion: 1\ninput: 1\nexpected_output: 1\n');
  const text = 'example_id: three\nversion: 2\ninput: 2\nexpected_output: 1\n';
  for (const message of ['second', 'third']) {
    git(folder.path, '-c', 'filter.evil.clean=cat', 'add', 'c.example.yaml');
    git(folder.path, '-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--message', message);
    folder.write('c.example.yaml', text);
  }
  rmSync(canary, { force: true });
  git(folder.path, 'config', 'log.showRoot', 'false');
  git(folder.path, 'config', 'diff.renames', 'copies');
  git(folder.path, 'config', 'color.ui', 'always');
  git(folder.path, 'config', 'i18n.logOutputEncoding', 'utf-16');
  git(folder.path, 'config', 'diff.orderFile', path.join(folder.path, 'no such file'));
  git(folder.path, 'config', 'diff.ignoreSubmodules', 'none');
  git(folder.path, 'config', 'log.diffMerges', 'on');
  folder.write('c.example.yaml', text);
  git(folder.path, '-c', 'filter.evil.clean=cat', 'add', 'c.example.yaml');
  git(
    folder.path,
    '-c',
    'core.hooksPath=/dev/null',
    'commit',
    '--quiet',
    '--allow-empty',
    '--message',
    'fourth',
  );
  rmSync(canary, { force: true });
  const answer = await readHistory({ root: folder.path }, neverCancelled);
  if (answer === undefined) throw new Error('There is no history.');
  const past = new RecordHistory(answer.history).of('three');
  expect(past?.versions.map(({ version }) => version)).toEqual([1, 2]);
  const [first] = past?.versions ?? [];
  if (first === undefined) throw new Error('There is no version.');
  expect(await readVersionText(folder.path, first)).toContain('input: 1');
  expect((await commitDetails(folder.path, [first.commit, '--output=x'])).size).toBe(0);
  expect((await commitDetails(folder.path, [first.commit])).get(first.commit)?.author).toBe('Test');
  folder.write('d.example.yaml', text.replace('three', 'four'));
  git(folder.path, '-c', 'filter.evil.clean=cat', 'add', 'd.example.yaml');
  rmSync(canary, { force: true });
  expect((await readStagedFiles(folder.path)).map(({ path: name }) => name)).toContain('d.example.yaml');
  const cacheFolder = path.join(folder.path, '.git', 'caches');
  for (const since of [undefined, first.commit, '--output=x', '--upload-pack=touch', '-h']) {
    const told: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const line of readChanges(
        { root: folder.path, since, until: 'HEAD', cacheFolder },
        neverCancelled,
      ))
        told.push(line);
    };
    if (since?.startsWith('-') === true) await expect(read()).rejects.toThrow('There is no commit');
    else await read();
    expect(told.length).toBe(since === undefined ? 4 : since === first.commit ? 3 : 0);
  }
  expect(existsSync(canary)).toBe(false);
});

test('reviewing a change runs nothing, whatever the states are called', async () => {
  for (const base of ['HEAD', 'index', '--upload-pack=touch', '-h']) {
    const wanted = {
      root: folder.path,
      base,
      head: 'worktree',
      mergeBase: false,
      buffers: new Map<string, string>(),
    };
    const review = readReview(wanted, neverCancelled, () => undefined);
    if (base.startsWith('-')) await expect(review).rejects.toThrow('There is no branch');
    else expect((await review).changes).toMatchObject({ renamed: 1 });
  }
  expect(existsSync(canary)).toBe(false);
});

test('asking for branches, texts of a review and the name of the user runs nothing', async () => {
  const choices = await comparisonChoices(folder.path, '--upload-pack=touch');
  expect([choices.isRepository, choices.commits.length > 0]).toEqual([true, true]);
  await userNameOf(folder.path);
  const buffers = new Map<string, string>();
  const wanted = { root: folder.path, base: 'HEAD', head: 'worktree', mergeBase: false, buffers };
  const { records, base, head } = await readReview(wanted, neverCancelled, () => undefined);
  const [record] = records;
  if (record === undefined) throw new Error('no record differs');
  const texts = await recordTexts({ root: folder.path, buffers }, { base, head }, record, neverCancelled);
  expect(Object.keys(texts)).toEqual(['before', 'after']);
  expect(existsSync(canary)).toBe(false);
});

test('an object that is not there is not fetched', () => {
  expect(
    runGit(folder.path, ['cat-file', 'blob', '0123456789012345678901234567890123456789']),
  ).toBeUndefined();
  expect(existsSync(canary)).toBe(false);
});

test('a file name that looks like an option or a command is a file name', () => {
  folder.write('--output=x.example.yaml', 'example_id: three\n');
  folder.write('$(touch canary).example.yaml', 'example_id: four\n');
  const found = discoverRecordFiles({ roots: [folder.path], exclude: [], ignored: new Map(), trusted: true });
  const names = [...found].map((file) => path.relative(folder.path, file)).sort();
  expect(names).toEqual([
    '$(touch canary).example.yaml',
    '--output=x.example.yaml',
    'a.example.yaml',
    'sub/b.example.yaml',
  ]);
  expect(readHeadText(path.join(folder.path, '--output=x.example.yaml'))).toBeUndefined();
});

test('git is not asked in a workspace that is not trusted', () => {
  folder.write('new.example.yaml', '');
  folder.write('.git/info/exclude', 'new.example.yaml\n');
  const names = (trusted: boolean): string[] =>
    [...discoverRecordFiles({ roots: [folder.path], exclude: [], ignored: new Map(), trusted })].map((file) =>
      path.relative(folder.path, file),
    );
  // Only git knows of info/exclude.
  expect(names(true).sort()).toEqual(['a.example.yaml', 'sub/b.example.yaml']);
  expect(names(false).sort()).toEqual(['a.example.yaml', 'new.example.yaml', 'sub/b.example.yaml']);
});
