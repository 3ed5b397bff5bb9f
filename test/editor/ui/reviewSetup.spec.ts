import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-review-'));
  workbench = await openWorkbench(await scenarioNamed('workspace').prepare(folder));
  await workbench.openFile('greeting.example.yaml');
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (...names: string[]): string => path.join(folder, ...names);

/** Answers the dialog; what it says comes back. */
async function answerDialog(button: string): Promise<string> {
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: 60_000 });
  const text = await dialog.innerText();
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
  return text;
}

test('the review workflow is shown, written and taken back', async () => {
  await workbench.runCommand('DataBits: Add Review Workflow to Repository');
  await workbench.choose('Copy it into the repository');
  const preview = workbench.tab('databits.yml: the review workflow');
  await preview.waitFor();
  const said = await answerDialog('Add');
  await preview.waitFor({ state: 'detached' });
  expect(said).toContain('writes .github/workflows/databits.yml');
  expect(said).toContain('writes .github/databits/cli.js');
  await eventually(() => existsSync(file('.github', 'workflows', 'databits.yml'))).toBe(true);
  await workbench.toast('Pull requests are reviewed once').getByText('Undo').click();
  await eventually(() => existsSync(file('.github', 'workflows', 'databits.yml'))).toBe(false);
  await eventually(() => existsSync(file('.github'))).toBe(false);
});

test('who does not agree has nothing written', async () => {
  await workbench.runCommand('DataBits: Add Pre-Commit Hook');
  await workbench.statusBarItem('Shell Script').waitFor();
  await answerDialog('Cancel');
  await workbench.tab('pre-commit: the pre-commit hook').waitFor({ state: 'detached' });
  expect(existsSync(file('.git', 'hooks', 'pre-commit'))).toBe(false);
});

test('the pre-commit hook is shown and written', async () => {
  await workbench.runCommand('DataBits: Add Pre-Commit Hook');
  expect(await answerDialog('Add')).toContain('writes .git/hooks/pre-commit');
  await workbench.toast('A commit that introduces errors').first().waitFor({ timeout: 60_000 });
  expect(await readFile(file('.git', 'hooks', 'pre-commit'), 'utf8')).toContain('diff --staged --summary');
  expect(statSync(file('.git', 'hooks', 'pre-commit')).mode & 0o111).toBe(0o111);
  await workbench.runCommand('DataBits: Add Pre-Commit Hook');
  // In the list of messages: the editor may show no toast for one that comes as the progress goes.
  const messages = workbench.page.locator('.notifications-center');
  await eventually(async () => {
    if (!(await messages.isVisible())) await workbench.runCommand('Notifications: Show Notifications');
    return messages.innerText();
  }).toContain('the pre-commit hook is there and up to date');
});
