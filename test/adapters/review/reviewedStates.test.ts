import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';
import { codesOf, example, ReviewedRepository, said } from './support/reviewedRepository.ts';

const repository = new ReviewedRepository();

describe('the states', () => {
  test('commits, the index, the work tree and unsaved buffers', async () => {
    const file = repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    git(repository.folder.path, 'tag', 'v1');
    repository.folder.write('b.example.yaml', example(2));
    repository.commit();
    repository.folder.write('c.example.yaml', example(3));
    git(repository.folder.path, 'add', '--all');
    repository.folder.write('d.example.yaml', example(4));
    repository.folder.write('a.example.yaml', example(1, 'saved'));
    expect(said(await repository.review('v1', 'HEAD'))).toEqual(['added 2']);
    expect(said(await repository.review('HEAD', 'index'))).toEqual(['added 3']);
    expect(said(await repository.review('HEAD', 'worktree'))).toEqual(['changed 1', 'added 3', 'added 4']);
    expect(said(await repository.review('index', 'worktree'))).toEqual(['changed 1', 'added 4']);
    const buffers = new Map([[file, example(1)]]);
    expect(said(await repository.review('HEAD', 'worktree', { buffers }))).toEqual(['added 3', 'added 4']);
    expect((await repository.review('v1', 'HEAD')).base).toEqual({
      ...{ source: 'commit', name: 'v1' },
      commit: git(repository.folder.path, 'rev-parse', 'v1').trim(),
    });
  });

  test('the merge base leaves out what the base branch did meanwhile', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    git(repository.folder.path, 'branch', '-M', 'main');
    git(repository.folder.path, 'checkout', '--quiet', '-b', 'ours');
    repository.folder.write('b.example.yaml', example(2));
    repository.commit();
    git(repository.folder.path, 'checkout', '--quiet', 'main');
    repository.folder.write('c.example.yaml', example(3));
    repository.commit();
    git(repository.folder.path, 'checkout', '--quiet', 'ours');
    expect(said(await repository.review('main', 'HEAD'))).toEqual(['added 2', 'removed 3']);
    expect(said(await repository.review('main', 'HEAD', { mergeBase: true }))).toEqual(['added 2']);
    repository.folder.write('d.example.yaml', example(4));
    expect(said(await repository.review('main', 'worktree', { mergeBase: true }))).toEqual([
      'added 2',
      'added 4',
    ]);
    git(repository.folder.path, 'checkout', '--quiet', '--orphan', 'other');
    git(repository.folder.path, 'commit', '--quiet', '--message', 'no parent');
    await expect(repository.review('main', 'HEAD', { mergeBase: true })).rejects.toThrow(
      'no commit in common',
    );
  });

  test('before the first commit everything is new', async () => {
    repository.folder.write('a.example.yaml', example(1));
    git(repository.folder.path, 'add', '--all');
    expect(said(await repository.review('HEAD', 'index'))).toEqual(['added 1']);
    await expect(repository.review('main', 'index')).rejects.toThrow(
      'There is no branch, tag or commit main here',
    );
  });

  test('names are commits and nothing else', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    for (const name of ['--output=x', '-x', 'HEAD:a.example.yaml', 'HEAD --all'])
      await expect(repository.review(name, 'HEAD')).rejects.toThrow('There is no branch, tag or commit');
    for (const [base, head] of [
      ['', 'HEAD'],
      ['HEAD', ' '],
    ] as const)
      for (const mergeBase of [true, false])
        await expect(repository.review(base, head, { mergeBase })).rejects.toThrow('is empty; give a branch');
    const elsewhere = temporaryFolder();
    await expect(repository.review('HEAD', 'worktree', { root: elsewhere.path })).rejects.toThrow(
      'in no git repository',
    );
    elsewhere.remove();
  });

  test('a commit of some files has an index of its own', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    repository.folder.write('b.example.yaml', example(2));
    const other = path.join(repository.folder.path, '.git', 'next-index');
    copyFileSync(path.join(repository.folder.path, '.git', 'index'), other);
    git(repository.folder.path, 'add', '--all');
    expect(said(await repository.review('HEAD', 'index'))).toEqual(['added 2']);
    expect(said(await repository.review('HEAD', 'index', { indexFile: other }))).toEqual([]);
  });

  test('a folder within the repository has its own records, and the configuration above it', async () => {
    repository.folder.write('databits.yaml', 'format_version: 1\nrules: { record.not-in-enum: off }\n');
    repository.folder.write('sub/a.example.yaml', example(1));
    repository.folder.write('b.example.yaml', example(2));
    repository.commit();
    repository.folder.write('sub/a.example.yaml', `${example(1)}difficulty: hrad\n`);
    repository.folder.write('b.example.yaml', example(2, 'changed'));
    const found = await repository.review('HEAD', 'worktree', {
      root: path.join(repository.folder.path, 'sub'),
    });
    expect([said(found), codesOf(found)]).toEqual([['changed 1'], []]);
    expect(found.records[0]?.after?.path).toBe('a.example.yaml');
  });
});
