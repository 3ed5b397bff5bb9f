import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { databit, example, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

test('the page of a review gets texts of both sides, all fields of what came, datasets, and Markdown', async () => {
  const set = `dataset_id: ${idOf(9)}\nversion: 1\nname: All\nmembers: { field: kind, eq: databit }\n`;
  const workspace = bench.workspace(
    `#- a.databit.yaml\n${databit(1)}---\n${databit(2)}#- all.dataset.yaml\n${set}`,
  );
  workspace.commit();
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  await editor.open(
    workspace.uriOf('a.databit.yaml'),
    `# moved down\n---\n${databit(1)}---\n${databit(2, 'Not saved')}---\n${databit(3)}`,
  );
  const { handle } = await editor.api('review/changes', { base: 'HEAD', head: 'worktree' });
  const { records } = await editor.api('review/records', { handle, offset: 0, limit: 10 });
  expect(records.map(({ changes, after, datasets }) => [changes, after?.id, datasets])).toEqual([
    [['changed'], idOf(2), [idOf(9)]],
    [['added'], idOf(3), [idOf(9)]],
  ]);
  const [changed, added] = records.map(({ key }) => key);
  const texts = await editor.api('review/texts', { handle, key: changed ?? '' });
  expect([texts?.before, texts?.after]).toEqual([databit(2), databit(2, 'Not saved')]);
  expect(await editor.api('review/texts', { handle, key: added ?? '' })).toEqual({ after: databit(3) });
  const whole = await editor.api('review/record', { handle, key: added ?? '' });
  expect(whole?.differences.map(({ change, path, role }) => [change, path.join('.'), role])).toEqual([
    ['added', 'databit_id', 'identity'],
    ['added', 'version', 'identity'],
    ['added', 'name', 'annotation'],
    ['added', 'content', 'content'],
  ]);
  expect((await editor.api('review/markdown', { handle })).text).toContain('1 added, 1 changed');
});

test('branches and commits are offered, the base branch apart', async () => {
  const workspace = bench.workspace(`#- a.example.yaml\n${example(1, 2)}`);
  const editor = await bench.edit(workspace, { trusted: true });
  await editor.untilScanned();
  expect(await editor.api('review/choices', {})).toEqual({ isRepository: false, branches: [], commits: [] });
  workspace.commit();
  const git = (...parameters: string[]): string =>
    execFileSync('git', parameters, { cwd: workspace.root, encoding: 'utf8', stdio: 'pipe' });
  git('branch', '--move', 'main');
  workspace.write('databits.yaml', 'format_version: 1\nbase_branch: main\n');
  git('checkout', '--quiet', '-b', 'work');
  workspace.commit();
  await editor.changedOutside([workspace.uriOf('databits.yaml')]);
  const choices = await editor.api('review/choices', {});
  expect(choices.base).toBe('main');
  expect(choices.branches.map(({ name }) => name).toSorted()).toEqual(['main', 'work']);
  expect(choices.commits).toHaveLength(2);
  expect(choices.commits[0]?.commit).toBe(git('rev-parse', 'HEAD').trim());
});
