import { expect, test } from 'vitest';
import type { FieldDifference } from '../../shared/src/protocol/difference.ts';
import type { RecordBlame } from '../../shared/src/protocol/versionHistory.ts';
import type { RecordEdits } from '../../shared/src/protocol/writing.ts';
import { applyTextEdits } from '../../server/src/core/writing/textEdits.ts';
import type { EditorClient } from './support/editorClient.ts';
import { databit, idOf } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();
const ID = idOf(1);

const version = (number: number, text: string, more = ''): string =>
  `${databit(1, text).replace('version: 1', `version: ${String(number)}`)}${more}`;

/** A DataBit with two versions and an approval after them, beside another record. */
function workspaceWithVersions(): TemporaryWorkspace {
  const workspace = bench.workspace(`#- sub/a.databit.yaml\n${databit(2)}---\n${version(1, 'First')}`);
  workspace.commit();
  workspace.write('sub/a.databit.yaml', `${databit(2)}---\n${version(2, 'Second')}`);
  workspace.commit();
  workspace.write(
    'sub/a.databit.yaml',
    `${databit(2)}---\n${version(2, 'Second', 'status: approved # by Ann\n')}`,
  );
  workspace.commit();
  return workspace;
}

async function hashes(editor: EditorClient, id = ID): Promise<string[]> {
  const { versions } = await editor.api('records/versions', { id });
  return versions.map(({ contentHash }) => contentHash);
}

function lines(differences: readonly FieldDifference[] | undefined): string[] {
  return (differences ?? []).map(
    ({ change, role, path, before, after }) =>
      `${change} ${role} ${path.join('.')}: ${JSON.stringify([before, after])}`,
  );
}

/** The text of a file after a plan. */
function applied(plan: RecordEdits, text: string): string {
  return applyTextEdits(text, plan.files[0]?.edits ?? []);
}

test('two versions are compared, and a version with what is typed', async () => {
  const workspace = workspaceWithVersions();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const [second = '', first = ''] = await hashes(editor);
  const compared = await editor.api('records/difference', {
    id: ID.toUpperCase(),
    before: first,
    after: second,
  });
  expect(compared).toMatchObject({
    kind: 'databit',
    before: { version: 1, contentHash: first },
    after: { version: 2 },
  });
  expect(lines(compared?.differences)).toEqual([
    'changed identity version: [1,2]',
    'changed content content.text: ["First","Second"]',
    // The second version is what the record has now, and is compared as it is now.
    'added annotation status: [null,"approved"]',
  ]);
  const { versions } = await editor.api('records/versions', { id: ID });
  const name = `${second}@${versions[0]?.commit?.commit ?? ''}`;
  const then = await editor.api('records/difference', { id: ID, before: name, after: 'present' });
  expect(lines(then?.differences)).toEqual(['added annotation status: [null,"approved"]']);
  const none = `${second}@${'0'.repeat(40)}`;
  expect(await editor.api('records/difference', { id: ID, before: name, after: none })).toBeNull();
  const uri = workspace.uriOf('sub/a.databit.yaml');
  await editor.open(uri, `${databit(2)}---\n${version(2, 'Third', 'status: approved\n')}`);
  const typed = await editor.api('records/difference', { id: ID, before: second, after: 'present' });
  expect(lines(typed?.differences)).toEqual(['changed content content.text: ["Second","Third"]']);
  expect(await editor.api('records/difference', { id: ID, before: 'none', after: 'present' })).toBeNull();
  expect(await editor.api('records/difference', { id: idOf(9), before: first, after: 'present' })).toBeNull();
});

test('fields come from the commits that changed them, and from none while they are not committed', async () => {
  const workspace = workspaceWithVersions();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const uri = workspace.uriOf('sub/a.databit.yaml');
  await editor.open(uri, `${databit(2)}---\n${version(2, 'Second', 'status: approved\ngroup: g\n')}`);
  const blame = await editor.api('records/blame', { id: ID });
  expect(blame?.isComplete).toBe(true);
  expect(described(blame)).toEqual([
    'databit_id: v1 Records',
    'version: v2 Records',
    'name: v1 Records',
    'content.text: v2 Records',
    'status: v2 Records',
    'group: v2 not committed',
  ]);
  const commits = new Set(blame?.origins.map(({ commit }) => commit?.commit));
  expect(commits.size).toBe(4);
  expect(await editor.api('records/blame', { id: idOf(9) })).toBeNull();
});

function described(blame: RecordBlame | null): string[] {
  return (blame?.fields ?? []).map(({ path, origin }) => {
    const { version: number, commit } = blame?.origins[origin] ?? {};
    return `${path.join('.')}: v${String(number)} ${commit?.summary ?? 'not committed'}`;
  });
}

test('an earlier version comes back as a new one, with the comments and annotations of today', async () => {
  const workspace = workspaceWithVersions();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const uri = workspace.uriOf('sub/a.databit.yaml');
  const present =
    `${databit(2)}---\n# ours\n${version(2, 'Second # why', 'status: approved # by Ann\n')}`.replace(
      '{ text: Second # why }',
      '\n  # said so\n  text: Second # why',
    );
  await editor.open(uri, present);
  const [second = '', first = ''] = await hashes(editor);
  const plan = await editor.api('records/restore', { id: ID, contentHash: first });
  expect(plan.edited).toEqual([expect.objectContaining({ id: ID, version: 3, isNewVersion: true })]);
  expect(applied(plan, present)).toBe(
    present.replace('version: 2', 'version: 3').replace('text: Second', 'text: First'),
  );
  // What was planned can be read again: its content is the old one.
  const restored = applied(plan, present);
  const lastLine = present.split('\n').length;
  await editor.edit(
    uri,
    { start: { line: 0, character: 0 }, end: { line: lastLine, character: 0 } },
    restored,
  );
  const difference = await editor.api('records/difference', { id: ID, before: first, after: 'present' });
  expect(lines(difference?.differences).filter((line) => line.includes('content'))).toEqual([]);
  const again = await editor.api('records/restore', { id: ID, contentHash: first });
  expect([again.files, again.unchanged]).toEqual([[], [ID]]);
  // However fast somebody types, the plan is for what is typed.
  let text = restored;
  for (let typed = 0; typed < 20; typed++) {
    const line = `# ${String(typed)}\n`;
    const start = { line: 0, character: 0 };
    await editor.edit(uri, { start, end: start }, line);
    text = line + text;
    const next = await editor.api('records/restore', { id: ID, contentHash: second });
    const expected = text.replace('version: 3', 'version: 2').replace('text: First', 'text: Second');
    expect(applied(next, text)).toBe(expected);
  }
});

test('a deleted record comes back as it was, into its file or a new one', async () => {
  const workspace = workspaceWithVersions();
  workspace.write('sub/a.databit.yaml', databit(2));
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const [second = '', first = ''] = await hashes(editor);
  const plan = await editor.api('records/restore', { id: ID, contentHash: first });
  expect(plan.edited).toMatchObject([{ id: ID, version: 1, uri: workspace.uriOf('sub/a.databit.yaml') }]);
  expect(applied(plan, databit(2))).toBe(`${databit(2)}---\n${version(1, 'First')}`);
  const uri = workspace.uriOf('sub/new.databit.yaml');
  const elsewhere = await editor.api('records/restore', { id: ID, contentHash: second, uri });
  expect(elsewhere.files).toMatchObject([{ uri, action: 'create' }]);
  expect(applied(elsewhere, '')).toBe(version(2, 'Second'));
  const outside = await editor.apiResponse('records/restore', {
    id: ID,
    contentHash: first,
    uri: 'file:///tmp/x.databit.yaml',
  });
  expect(outside).toMatchObject({ error: { code: 'failed' } });
  const other = await editor.apiResponse('records/restore', {
    id: ID,
    contentHash: first,
    uri: workspace.uriOf('a.example.yaml'),
  });
  expect(other).toMatchObject({ error: { code: 'failed' } });
});

test('paths of files are those of the folder that the record is in now', async () => {
  const withFile = (file: string): string =>
    version(1, 'First').replace('{ text: First }', `{ uri: ${file} }`);
  const workspace = bench.workspace(`#- one/a.databit.yaml\n${withFile('img/a.png')}`);
  workspace.commit();
  workspace.delete('one');
  workspace.write('two/b.databit.yaml', version(2, 'Second'));
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const [, first = ''] = await hashes(editor);
  const plan = await editor.api('records/restore', { id: ID, contentHash: first });
  expect(applied(plan, version(2, 'Second'))).toContain('uri: ../one/img/a.png');
});

test('what cannot be restored says why, and git runs only where it is trusted', async () => {
  const workspace = workspaceWithVersions();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  const [, first = ''] = await hashes(editor);
  const gone = await editor.api('records/restore', { id: ID, contentHash: 'none' });
  expect(gone.refused).toMatchObject([
    { id: ID, reason: expect.stringContaining('read the versions again') as string },
  ]);
  workspace.write('copy.databit.yaml', version(2, 'Second'));
  const copied = workspace.uriOf('copy.databit.yaml');
  await editor.open(copied, version(2, 'Second'));
  const twice = await editor.api('records/restore', { id: ID, contentHash: first });
  expect(twice.refused).toMatchObject([
    { reason: expect.stringContaining('2 records have this id') as string },
  ]);
  await editor.notify('databits/trust', { trusted: false });
  for (const method of ['records/difference', 'records/blame', 'records/restore'])
    expect(await editor.apiResponse(method, {})).toMatchObject({ error: { code: 'not-trusted' } });
});
