import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { databit, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();
const author = 'Ann';

/** Begins a thread on a line of a file; answers its id. */
async function comment(
  editor: Awaited<ReturnType<typeof bench.edit>>,
  uri: string,
  line: number,
  text: string,
): Promise<string> {
  const place = await editor.api('comments/place', { uri, line });
  if ('reason' in place) throw new Error(place.reason);
  const { recordId, field, contentHash } = place;
  const threads = await editor.api('comments/change', {
    recordId,
    author,
    change: { begin: { field, contentHash, text } },
  });
  return threads.find(({ comments }) => comments[0]?.text === text)?.id ?? '';
}

test('a comment stands at its field, follows the text, and says when the content has changed', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}---\n${databit(2)}`);
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, `${databit(1)}---\n${databit(2)}`);
  const id = await comment(editor, uri, 8, 'Too short.');
  await comment(editor, uri, 0, 'A good one.');
  const placed = async (): Promise<unknown[]> =>
    (await editor.api('comments/in', { uri })).threads.map(({ field, range, isOutdated, isFieldGone }) => [
      field.join('.'),
      range.start.line,
      isOutdated,
      isFieldGone,
    ]);
  expect(await placed()).toEqual([
    ['', 0, false, false],
    ['content', 8, false, false],
  ]);
  await editor.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '# new\n\n');
  expect(await placed()).toEqual([
    ['', 2, false, false],
    ['content', 10, false, false],
  ]);
  await editor.edit(
    uri,
    { start: { line: 10, character: 0 }, end: { line: 11, character: 0 } },
    'content: other\n',
  );
  expect(await placed()).toEqual([
    ['', 2, false, false],
    ['content', 10, true, false],
  ]);
  const file = path.join(workspace.root, '.databits', 'reviews', `${idOf(2)}.yaml`);
  expect(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- ')),
  ).toHaveLength(1);
  await editor.api('comments/change', {
    recordId: idOf(2),
    author: 'Bo',
    change: { reply: { thread: id, text: 'Yes.' } },
  });
  const refused = editor.api('comments/change', {
    recordId: idOf(2),
    author: 'Bo',
    change: { delete: { comment: id } },
  });
  await expect(refused).rejects.toThrow('Only Ann can change this comment.');
  const threads = await editor.api('comments/change', {
    recordId: idOf(2),
    author,
    change: { resolve: { thread: id } },
  });
  expect(threads.map(({ isResolved, comments }) => [isResolved, comments.map(({ text }) => text)])).toEqual([
    [true, ['Too short.', 'Yes.']],
  ]);
});

test('comments on a record that is gone are listed, and mistakes in their file are located', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace, { trusted: true, watches: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, databit(1));
  await comment(editor, uri, 1, 'Why?');
  const file = workspace.uriOf(`.databits/reviews/${idOf(1)}.yaml`);
  const before = readFileSync(path.join(workspace.root, '.databits', 'reviews', `${idOf(1)}.yaml`), 'utf8');
  await editor.edit(uri, { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } }, databit(3));
  expect((await editor.api('comments/list', {})).threads.map(({ record }) => record)).toEqual([undefined]);
  await editor.open(file, `${before}- { kind: nod }\n`);
  await editor.untilCodes(file, [
    'comments.invalid',
    'comments.invalid',
    'comments.invalid',
    'comments.invalid',
  ]);
  const list = await editor.api('comments/list', {});
  expect([list.threads.length, list.unread.length]).toEqual([1, 1]);
});

test('in Restricted Mode comments are shown, and not written', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  const editor = await bench.edit(workspace, { trusted: false });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, databit(1));
  await expect(comment(editor, uri, 0, 'x')).rejects.toThrow(/trusted/);
  expect((await editor.api('comments/list', {})).threads).toEqual([]);
});

test('there is no place for a comment on what has no id', async () => {
  const workspace = bench.workspace('#- a.databit.yaml\nversion: 1\ncontent: x\n');
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, 'version: 1\ncontent: x\n');
  expect(await editor.api('comments/place', { uri, line: 1 })).toEqual({
    reason: 'The record has no valid id yet; give it one first.',
  });
});

test('the line by which git ignores a comment is told, and nothing where it travels', async () => {
  const workspace = bench.workspace(`#- a.databit.yaml\n${databit(1)}`);
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  const uri = workspace.uriOf('a.databit.yaml');
  await editor.untilScanned();
  await editor.open(uri, databit(1));
  await comment(editor, uri, 0, 'x');
  expect(await editor.api('comments/ignored', { recordId: idOf(1) })).toEqual({ ignored: null });
  workspace.write('.gitignore', 'dist\n.databits\n');
  expect(await editor.api('comments/ignored', { recordId: idOf(1) })).toEqual({
    ignored: { uri: workspace.uriOf('.gitignore'), line: 2, pattern: '.databits' },
  });
});
