import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { ReviewEvent } from '../../../shared/src/generated/records.ts';
import {
  addCommentEvent,
  commentsFolder,
  listCommentFiles,
} from '../../../server/src/adapters/comments/commentFiles.ts';
import { ignoredComments } from '../../../server/src/adapters/comments/ignoredComments.ts';
import { userNameOf } from '../../../server/src/adapters/git/userName.ts';
import { prepareUsageFolder } from '../../../server/src/adapters/usage/usageFolder.ts';
import { threadsOf } from '../../../server/src/core/comments/commentThreads.ts';
import { temporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

const RECORD = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const HASH = 'a'.repeat(64);

function newFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => {
    folder.remove();
  });
  return folder.path;
}

/** Begins a thread; answers its id. */
function say(root: string, text: string, thread?: string): string {
  const id = randomUUID();
  const about = thread === undefined ? { field: ['input'], content_hash: HASH } : { thread };
  addCommentEvent(
    root,
    RECORD,
    () =>
      ({
        ...{ id, kind: 'comment', time: new Date().toISOString(), author: 'Ann', ...about, text },
      }) satisfies ReviewEvent,
  );
  return id;
}

function texts(root: string): string[] {
  return listCommentFiles(root)
    .flatMap(({ recordId, read }) => threadsOf(recordId, read.events))
    .flatMap(({ comments }) => comments.map(({ text }) => text))
    .toSorted();
}

const fileOf = (root: string): string => path.join(commentsFolder(root), `${RECORD}.yaml`);

/** A repository in which two branches said something each: of a record that nobody, or somebody, had spoken of. */
function branches(root: string, before: readonly string[]): void {
  git(root, 'init', '--quiet');
  for (const text of before) say(root, text);
  writeFileSync(path.join(root, 'readme'), '');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'before');
  git(root, 'checkout', '--quiet', '-b', 'other');
  for (const text of ['o1', 'o2']) say(root, text);
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'other');
  git(root, 'checkout', '--quiet', 'main');
  for (const text of ['m1', 'm2']) say(root, text);
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'main');
}

test.each([[[]], [['b1']], [['b1', 'b2', 'b3']]])(
  'two branches that both add comments merge without conflict and loss: %j before',
  (before) => {
    const root = newFolder();
    branches(root, before);
    git(root, 'merge', '--quiet', '--no-edit', 'other');
    expect(texts(root)).toEqual([...before, 'm1', 'm2', 'o1', 'o2'].toSorted());
    expect(listCommentFiles(root).flatMap(({ read }) => read.problems)).toEqual([]);
  },
);

test('where git does not know how to join the lines, both sides are read from the conflict', () => {
  const root = newFolder();
  branches(root, []);
  // As a forge that does not look at attributes.
  writeFileSync(path.join(root, '.git', 'info', 'attributes'), '*.yaml merge\n');
  expect(() => git(root, 'merge', '--quiet', '--no-edit', 'other')).toThrow();
  expect(readFileSync(fileOf(root), 'utf8')).toContain('<<<<<<<');
  expect(texts(root)).toEqual(['m1', 'm2', 'o1', 'o2']);
  const codes = listCommentFiles(root).flatMap(({ read }) => read.problems.map(({ code }) => code));
  expect([...new Set(codes)]).toEqual(['yaml.conflict-marker']);
  expect(() => say(root, 'late')).toThrow(/mend it first/);
  const text = readFileSync(fileOf(root), 'utf8');
  writeFileSync(fileOf(root), text.replace(/^(?:<{7}|={7}|>{7}).*\n/gm, ''));
  say(root, 'late');
  expect(texts(root)).toEqual(['late', 'm1', 'm2', 'o1', 'o2']);
});

test('what somebody wrote meanwhile stays', () => {
  const root = newFolder();
  say(root, 'first');
  let isFirst = true;
  addCommentEvent(root, RECORD, (events) => {
    if (isFirst) {
      isFirst = false;
      say(root, 'meanwhile');
    }
    expect(events.length).toBeGreaterThan(0);
    return {
      id: randomUUID(),
      kind: 'comment',
      time: '2026-03-04T09:30:00Z',
      author: 'Bo',
      field: [],
      content_hash: HASH,
      text: 'mine',
    };
  });
  expect(texts(root)).toEqual(['first', 'meanwhile', 'mine']);
});

test('files that are none, and folders that lead elsewhere, are left alone', () => {
  const root = newFolder();
  say(root, 'said');
  mkdirSync(path.join(commentsFolder(root), `${randomUUID()}.yaml`));
  writeFileSync(path.join(commentsFolder(root), 'notes.yaml'), 'x');
  expect(
    listCommentFiles(root).map(({ recordId, read: { problems } }) => [recordId === RECORD, problems.length]),
  ).toEqual(
    expect.arrayContaining([
      [true, 0],
      [false, 1],
    ]),
  );
  const [elsewhere, linked] = [newFolder(), newFolder()];
  symlinkSync(elsewhere, path.join(linked, '.databits'));
  expect(() => say(linked, 'x')).toThrow(/is no folder/);
  expect(existsSync(path.join(elsewhere, 'reviews'))).toBe(false);
});

test('a file that cannot be read is not written over', () => {
  const root = newFolder();
  say(root, 'said');
  const text = readFileSync(fileOf(root), 'utf8');
  writeFileSync(fileOf(root), `${text}- { id: 7, kind: [\n`);
  expect(() => say(root, 'lost')).toThrow(/cannot be read/);
  expect(readFileSync(fileOf(root), 'utf8')).toBe(`${text}- { id: 7, kind: [\n`);
  expect(texts(root)).toEqual(['said']);
});

test('the author is who git says', async () => {
  const root = newFolder();
  git(root, 'init', '--quiet');
  git(root, 'config', 'user.name', 'Ann Author');
  expect(await userNameOf(root)).toBe('Ann Author');
});

test.each([
  // Ignored lines of the repository, is the file in git already, expected: file and line.
  ['.databits/\n', false, ['.gitignore', 1]],
  ['a\ndata/.databits/reviews/*.yaml\n', false, ['.gitignore', 2]],
  ['.databits/\n', true, undefined],
  ['.databits/*\n!.databits/reviews/\n', false, undefined],
  ['/usage/\n', false, undefined],
])('git ignores comments by %j', async (lines, isCommitted, expected) => {
  const top = newFolder();
  git(top, 'init', '--quiet');
  const root = path.join(top, 'data');
  mkdirSync(root);
  say(root, 'said');
  if (isCommitted) git(top, 'add', '.');
  writeFileSync(path.join(top, '.gitignore'), lines);
  const found = await ignoredComments(root, [fileOf(root)]);
  expect(found && [path.relative(top, fileURLToPath(found.uri)), found.line]).toEqual(expected);
  // Nobody has said anything of other records yet.
  const later = await ignoredComments(root);
  expect(later?.pattern).toBe(
    expected === undefined && !isCommitted ? undefined : lines.trim().split('\n').at(-1),
  );
});

test('what DataBits writes to ignore lets comments through, and so does the sample; without git nothing is ignored', async () => {
  const root = newFolder();
  expect(await ignoredComments(root)).toBeUndefined();
  git(root, 'init', '--quiet');
  prepareUsageFolder(root, false, randomUUID);
  expect(await ignoredComments(root)).toBeUndefined();
  const sample = readFileSync(path.join('samples', 'parcel-support', '.gitignore'), 'utf8');
  writeFileSync(path.join(root, '.gitignore'), sample);
  expect(await ignoredComments(root)).toBeUndefined();
});
