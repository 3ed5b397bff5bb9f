import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Review } from '../../../shared/src/protocol/review.ts';
import type { WantedStates } from '../../../server/src/adapters/git/states/openStates.ts';
import { readReview } from '../../../server/src/adapters/review/readReview.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
  git(folder.path, 'init', '--quiet');
});
afterEach(() => {
  folder.remove();
});

const id = (number: number): string => `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;

const example = (number: number, input = `text ${String(number)}`, version = 1): string =>
  `example_id: ${id(number)}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n`;

function commit(): void {
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message', 'a commit');
}

async function review(base: string, head: string, more: Partial<WantedStates> = {}): Promise<Review> {
  const wanted = {
    root: folder.path,
    base,
    head,
    mergeBase: false,
    buffers: new Map<string, string>(),
    ...more,
  };
  return readReview(wanted, neverCancelled, () => undefined);
}

/** What happened to records, by the last digit of their ids. */
function said({ records }: Review): string[] {
  return records.map(
    ({ changes, before, after }) => `${changes.join('+')} ${(after ?? before)?.id.slice(-1) ?? ''}`,
  );
}

const codes = ({ introduced }: Review): string[] => introduced.map(({ code }) => code);

describe('the states', () => {
  test('commits, the index, the work tree and unsaved buffers', async () => {
    const file = folder.write('a.example.yaml', example(1));
    commit();
    git(folder.path, 'tag', 'v1');
    folder.write('b.example.yaml', example(2));
    commit();
    folder.write('c.example.yaml', example(3));
    git(folder.path, 'add', '--all');
    folder.write('d.example.yaml', example(4));
    folder.write('a.example.yaml', example(1, 'saved'));
    expect(said(await review('v1', 'HEAD'))).toEqual(['added 2']);
    expect(said(await review('HEAD', 'index'))).toEqual(['added 3']);
    expect(said(await review('HEAD', 'worktree'))).toEqual(['changed 1', 'added 3', 'added 4']);
    expect(said(await review('index', 'worktree'))).toEqual(['changed 1', 'added 4']);
    const buffers = new Map([[file, example(1)]]);
    expect(said(await review('HEAD', 'worktree', { buffers }))).toEqual(['added 3', 'added 4']);
    expect((await review('v1', 'HEAD')).base).toEqual({
      ...{ source: 'commit', name: 'v1' },
      commit: git(folder.path, 'rev-parse', 'v1').trim(),
    });
  });

  test('the merge base leaves out what the base branch did meanwhile', async () => {
    folder.write('a.example.yaml', example(1));
    commit();
    git(folder.path, 'branch', '-M', 'main');
    git(folder.path, 'checkout', '--quiet', '-b', 'ours');
    folder.write('b.example.yaml', example(2));
    commit();
    git(folder.path, 'checkout', '--quiet', 'main');
    folder.write('c.example.yaml', example(3));
    commit();
    git(folder.path, 'checkout', '--quiet', 'ours');
    expect(said(await review('main', 'HEAD'))).toEqual(['added 2', 'removed 3']);
    expect(said(await review('main', 'HEAD', { mergeBase: true }))).toEqual(['added 2']);
    folder.write('d.example.yaml', example(4));
    expect(said(await review('main', 'worktree', { mergeBase: true }))).toEqual(['added 2', 'added 4']);
    git(folder.path, 'checkout', '--quiet', '--orphan', 'other');
    git(folder.path, 'commit', '--quiet', '--message', 'no parent');
    await expect(review('main', 'HEAD', { mergeBase: true })).rejects.toThrow('no commit in common');
  });

  test('before the first commit everything is new', async () => {
    folder.write('a.example.yaml', example(1));
    git(folder.path, 'add', '--all');
    expect(said(await review('HEAD', 'index'))).toEqual(['added 1']);
    await expect(review('main', 'index')).rejects.toThrow('There is no branch, tag or commit main here');
  });

  test('names are commits and nothing else', async () => {
    folder.write('a.example.yaml', example(1));
    commit();
    for (const name of ['--output=x', '-x', 'HEAD:a.example.yaml', 'HEAD --all', ''])
      await expect(review(name, 'HEAD')).rejects.toThrow('There is no branch, tag or commit');
    const elsewhere = temporaryFolder();
    await expect(review('HEAD', 'worktree', { root: elsewhere.path })).rejects.toThrow(
      'in no git repository',
    );
    elsewhere.remove();
  });

  test('a commit of some files has an index of its own', async () => {
    folder.write('a.example.yaml', example(1));
    commit();
    folder.write('b.example.yaml', example(2));
    const other = path.join(folder.path, '.git', 'next-index');
    copyFileSync(path.join(folder.path, '.git', 'index'), other);
    git(folder.path, 'add', '--all');
    expect(said(await review('HEAD', 'index'))).toEqual(['added 2']);
    expect(said(await review('HEAD', 'index', { indexFile: other }))).toEqual([]);
  });

  test('a folder within the repository has its own records, and the configuration above it', async () => {
    folder.write('databits.yaml', 'format_version: 1\nrules: { record.not-in-enum: off }\n');
    folder.write('sub/a.example.yaml', example(1));
    folder.write('b.example.yaml', example(2));
    commit();
    folder.write('sub/a.example.yaml', `${example(1)}difficulty: hrad\n`);
    folder.write('b.example.yaml', example(2, 'changed'));
    const found = await review('HEAD', 'worktree', { root: path.join(folder.path, 'sub') });
    expect([said(found), codes(found)]).toEqual([['changed 1'], []]);
    expect(found.records[0]?.after?.path).toBe('a.example.yaml');
  });
});

describe('what is no ordinary file', () => {
  test('is said, or left out as everywhere', async () => {
    folder.write('a.example.yaml', example(1));
    folder.write('text.example.yaml', example(2));
    folder.write('pointer.example.yaml', example(3));
    commit();
    symlinkSync('a.example.yaml', path.join(folder.path, 'link.example.yaml'));
    folder.write('text.example.yaml', Buffer.from([0xff, 0xfe, 0x41]));
    folder.write(
      'pointer.example.yaml',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    );
    commit();
    const found = await review('HEAD~1', 'HEAD');
    expect(said(found)).toEqual(['removed 3', 'removed 2']);
    expect(found.unread.map(({ path: name, reason }) => `${name}: ${reason}`)).toEqual([
      expect.stringContaining(
        'pointer.example.yaml: The file cannot be read: its content is in Git LFS',
      ) as string,
      expect.stringContaining('text.example.yaml: The file is not UTF-8 text') as string,
    ]);
  });

  test('a conflict in the index is said, and so is an object that git does not have', async () => {
    folder.write('a.example.yaml', example(1));
    commit();
    git(folder.path, 'branch', '-M', 'main');
    git(folder.path, 'checkout', '--quiet', '-b', 'ours');
    folder.write('a.example.yaml', example(1, 'ours'));
    commit();
    git(folder.path, 'checkout', '--quiet', 'main');
    folder.write('a.example.yaml', example(1, 'theirs'));
    commit();
    expect(() => git(folder.path, 'merge', 'ours')).toThrow();
    const staged = await review('HEAD', 'index');
    expect(staged.unread.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('conflict') as string,
    ]);
    git(folder.path, 'merge', '--abort');
    const blob = git(folder.path, 'rev-parse', 'ours:a.example.yaml').trim();
    rmSync(path.join(folder.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    const lost = await review('main', 'ours');
    expect(lost.unread).toMatchObject([{ side: 'after', path: 'a.example.yaml' }]);
  });

  test('what a sparse checkout leaves out is not gone, and other repositories are not ours', async () => {
    folder.write('in/a.example.yaml', example(1));
    folder.write('out/b.example.yaml', example(2));
    commit();
    git(folder.path, 'sparse-checkout', 'set', 'in');
    mkdirSync(path.join(folder.path, 'in', 'nested'));
    git(path.join(folder.path, 'in', 'nested'), 'init', '--quiet');
    folder.write('in/nested/c.example.yaml', example(3));
    expect(said(await review('HEAD', 'worktree'))).toEqual([]);
  });

  test('files that a state ignores are not in it', async () => {
    folder.write('drafts/a.example.yaml', example(1));
    commit();
    folder.write('databits.yaml', 'format_version: 1\nignore: [drafts/]\n');
    commit();
    const found = await review('HEAD~1', 'HEAD');
    expect(said(found)).toEqual(['removed 1']);
    expect(found.notes.join(' ')).toContain('databits.yaml differs');
  });
});

describe('what else is asked of git', () => {
  test('versions are compared with the base of the branch, not with any commit', async () => {
    folder.write('a.example.yaml', example(1));
    commit();
    git(folder.path, 'branch', '-M', 'main');
    git(folder.path, 'checkout', '--quiet', '-b', 'ours');
    folder.write('databits.yaml', 'format_version: 1\nbase_branch: main\n');
    folder.write('a.example.yaml', example(1, 'once', 2));
    commit();
    folder.write('a.example.yaml', example(1, 'twice', 2));
    expect(codes(await review('HEAD', 'worktree'))).toEqual([]);
    folder.write('a.example.yaml', example(1, 'twice', 3));
    expect(codes(await review('HEAD', 'worktree'))).toEqual(['version.skipped']);
    commit();
    expect(codes(await review('main', 'HEAD', { mergeBase: true }))).toEqual(['version.skipped']);
    const any = await review('main', 'HEAD');
    expect([codes(any), any.notes.join(' ')]).toEqual([
      [],
      expect.stringContaining('Version rules') as string,
    ]);
  });

  test('files that records name are looked for in each state', async () => {
    const named = (sha256: string): string =>
      example(1, `{ picture: { uri: media/a.png, sha256: '${sha256}' } }`);
    const databit = `databit_id: ${id(2)}\nversion: 1\nsource_uri: media/b.txt\ncontent: x\n`;
    folder.write('media/b.txt', 'b');
    folder.write('media/a.png', 'a');
    folder.write('a.databit.yaml', databit);
    commit();
    rmSync(path.join(folder.path, 'media/b.txt'));
    folder.write('a.databit.yaml', databit.replace('content: x', 'content: y'));
    folder.write('b.example.yaml', named('0'.repeat(64)));
    commit();
    const found = await review('HEAD~1', 'HEAD');
    expect(codes(found)).toEqual(['file.missing', 'file.changed']);
    // SHA-256 of "a".
    folder.write('b.example.yaml', named('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'));
    git(folder.path, 'checkout', '--quiet', 'HEAD~1', '--', 'media/b.txt');
    const mended = await review('HEAD', 'worktree');
    expect([
      codes(mended).filter((code) => code.startsWith('file.')),
      mended.mended.map(({ code }) => code),
    ]).toEqual([[], ['file.changed']]);
  });

  test('only what differs is read twice, and nothing where nothing differs', async () => {
    for (let at = 1; at < 9; at += 1) folder.write(`${String(at)}.example.yaml`, example(at));
    commit();
    let total = 0;
    const run = async (): Promise<void> => {
      total = 0;
      const wanted = {
        root: folder.path,
        base: 'HEAD',
        head: 'worktree',
        mergeBase: false,
        buffers: new Map<string, string>(),
      };
      await readReview(wanted, neverCancelled, (_done, all) => (total = all));
    };
    await run();
    expect(total).toBe(0);
    folder.write('1.example.yaml', example(1, 'changed'));
    await run();
    expect(total).toBe(9);
  });

  test('nobody waits for work that was cancelled', async () => {
    folder.write('a.example.yaml', example(1));
    const wanted = {
      root: folder.path,
      base: 'HEAD',
      head: 'worktree',
      mergeBase: false,
      buffers: new Map<string, string>(),
    };
    await expect(readReview(wanted, { isCancellationRequested: true }, () => undefined)).rejects.toThrow(
      'Stopped.',
    );
  });
});
