import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReview } from '../../../server/src/adapters/review/readReview.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { git } from '../support/git.ts';
import { codesOf, example, idOf, ReviewedRepository, said } from './support/reviewedRepository.ts';

const repository = new ReviewedRepository();

describe('what is no ordinary file', () => {
  test('is said, or left out as everywhere', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.folder.write('text.example.yaml', example(2));
    repository.folder.write('pointer.example.yaml', example(3));
    repository.commit();
    symlinkSync('a.example.yaml', path.join(repository.folder.path, 'link.example.yaml'));
    repository.folder.write('text.example.yaml', Buffer.from([0xff, 0xfe, 0x41]));
    repository.folder.write(
      'pointer.example.yaml',
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    );
    repository.commit();
    const found = await repository.review('HEAD~1', 'HEAD');
    expect([said(found), found.uncompared.count]).toEqual([[], 2]);
    expect(found.unread.map(({ path: name, reason }) => `${name}: ${reason}`)).toEqual([
      expect.stringContaining(
        'pointer.example.yaml: The file cannot be read: its content is in Git LFS',
      ) as string,
      expect.stringContaining('text.example.yaml: The file is not UTF-8 text') as string,
    ]);
  });

  test('names that are not UTF-8 stay apart, and are said', async () => {
    const name = (byte: number): Buffer =>
      Buffer.concat([
        Buffer.from(`${repository.folder.path}/`),
        Buffer.from([byte]),
        Buffer.from('.example.yaml'),
      ]);
    writeFileSync(name(0xfe), example(1));
    writeFileSync(name(0xff), example(2));
    repository.commit();
    const before = await repository.review('HEAD', 'worktree');
    expect([said(before), before.notes.join(' ')]).toEqual([
      [],
      expect.stringContaining('not UTF-8') as string,
    ]);
    rmSync(name(0xff));
    repository.commit();
    const found = await repository.review('HEAD~1', 'HEAD');
    expect(found.records.map((record) => record.before?.path)).toEqual(['\\xff.example.yaml']);
  });

  test('a conflict in the index is said, and so is an object that git does not have', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    git(repository.folder.path, 'branch', '-M', 'main');
    git(repository.folder.path, 'checkout', '--quiet', '-b', 'ours');
    repository.folder.write('a.example.yaml', example(1, 'ours'));
    repository.commit();
    git(repository.folder.path, 'checkout', '--quiet', 'main');
    repository.folder.write('a.example.yaml', example(1, 'theirs'));
    repository.commit();
    expect(() => git(repository.folder.path, 'merge', 'ours')).toThrow();
    const staged = await repository.review('HEAD', 'index');
    expect(staged.unread.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('conflict') as string,
    ]);
    expect([said(staged), staged.uncompared.count]).toEqual([[], 1]);
    git(repository.folder.path, 'merge', '--abort');
    const blob = git(repository.folder.path, 'rev-parse', 'ours:a.example.yaml').trim();
    rmSync(path.join(repository.folder.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    const lost = await repository.review('main', 'ours');
    expect(lost.unread).toMatchObject([{ side: 'after', path: 'a.example.yaml' }]);
    expect([said(lost), lost.uncompared.count]).toEqual([[], 1]);
    expect((await repository.review('ours', 'main')).uncompared.records).toMatchObject([{ side: 'before' }]);
  });

  test('what a sparse checkout leaves out is not gone, and other repositories are not ours', async () => {
    repository.folder.write('in/a.example.yaml', example(1));
    repository.folder.write('out/b.example.yaml', example(2));
    repository.commit();
    git(repository.folder.path, 'sparse-checkout', 'set', 'in');
    mkdirSync(path.join(repository.folder.path, 'in', 'nested'));
    git(path.join(repository.folder.path, 'in', 'nested'), 'init', '--quiet');
    repository.folder.write('in/nested/c.example.yaml', example(3));
    expect(said(await repository.review('HEAD', 'worktree'))).toEqual([]);
  });

  test('files that a state ignores are not in it', async () => {
    repository.folder.write('drafts/a.example.yaml', example(1));
    repository.commit();
    repository.folder.write('databits.yaml', 'format_version: 1\nignore: [drafts/]\n');
    repository.commit();
    const found = await repository.review('HEAD~1', 'HEAD');
    expect(said(found)).toEqual(['removed 1']);
    expect(found.notes.join(' ')).toContain('databits.yaml differs');
  });
});

describe('what else is asked of git', () => {
  test('versions are compared with the base of the branch, not with any commit', async () => {
    repository.folder.write('a.example.yaml', example(1));
    repository.commit();
    git(repository.folder.path, 'branch', '-M', 'main');
    git(repository.folder.path, 'checkout', '--quiet', '-b', 'ours');
    repository.folder.write('databits.yaml', 'format_version: 1\nbase_branch: main\n');
    repository.folder.write('a.example.yaml', example(1, 'once', 2));
    repository.commit();
    repository.folder.write('a.example.yaml', example(1, 'twice', 2));
    expect(codesOf(await repository.review('HEAD', 'worktree'))).toEqual([]);
    repository.folder.write('a.example.yaml', example(1, 'twice', 3));
    expect(codesOf(await repository.review('HEAD', 'worktree'))).toEqual(['version.skipped']);
    repository.commit();
    expect(codesOf(await repository.review('main', 'HEAD', { mergeBase: true }))).toEqual([
      'version.skipped',
    ]);
    const any = await repository.review('main', 'HEAD');
    expect([codesOf(any), any.notes.join(' ')]).toEqual([
      [],
      expect.stringContaining('Version rules') as string,
    ]);
  });

  test('files that records name are looked for in each state', async () => {
    const named = (sha256: string): string =>
      example(1, `{ picture: { uri: media/a.png, sha256: '${sha256}' } }`);
    const databit = `databit_id: ${idOf(2)}\nversion: 1\nsource_uri: media/b.txt\ncontent: x\n`;
    repository.folder.write('media/b.txt', 'b');
    repository.folder.write('media/a.png', 'a');
    repository.folder.write('a.databit.yaml', databit);
    repository.commit();
    rmSync(path.join(repository.folder.path, 'media/b.txt'));
    repository.folder.write('a.databit.yaml', databit.replace('content: x', 'content: y'));
    repository.folder.write('b.example.yaml', named('0'.repeat(64)));
    repository.commit();
    const found = await repository.review('HEAD~1', 'HEAD');
    expect(codesOf(found)).toEqual(['file.missing', 'file.changed']);
    // SHA-256 of "a".
    repository.folder.write(
      'b.example.yaml',
      named('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'),
    );
    git(repository.folder.path, 'checkout', '--quiet', 'HEAD~1', '--', 'media/b.txt');
    const mended = await repository.review('HEAD', 'worktree');
    expect([
      codesOf(mended).filter((code) => code.startsWith('file.')),
      mended.mended.map(({ code }) => code),
    ]).toEqual([[], ['file.changed']]);
  });

  test('only what differs is read twice, and nothing where nothing differs', async () => {
    for (let at = 1; at < 9; at += 1) repository.folder.write(`${String(at)}.example.yaml`, example(at));
    repository.commit();
    let total = 0;
    const run = async (): Promise<void> => {
      total = 0;
      const wanted = {
        root: repository.folder.path,
        base: 'HEAD',
        head: 'worktree',
        mergeBase: false,
        buffers: new Map<string, string>(),
      };
      await readReview(wanted, neverCancelled, (_done, all) => (total = all));
    };
    await run();
    expect(total).toBe(0);
    repository.folder.write('1.example.yaml', example(1, 'changed'));
    await run();
    expect(total).toBe(9);
  });

  test('nobody waits for work that was cancelled', async () => {
    repository.folder.write('a.example.yaml', example(1));
    const wanted = {
      root: repository.folder.path,
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
