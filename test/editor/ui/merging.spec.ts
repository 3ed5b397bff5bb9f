import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { git } from '../../adapters/support/git.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

const NAME = 'greeting.example.yaml';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-merging-'));
  const opened = await scenarioNamed('workspace').prepare(folder);
  workbench = await openWorkbench(opened, { settings: { 'files.autoSave': 'off' } });
  await workbench.openFile(NAME);
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

/** The line of git's settings; empty where it is not set. */
function driver(): string {
  try {
    return git(folder, 'config', '--local', 'merge.databits.driver');
  } catch {
    return '';
  }
}

async function clickButton(name: string): Promise<void> {
  await workbench.page.locator('.monaco-button:visible').getByText(name, { exact: true }).click();
}

test('the merge driver is set up after everything that is written was shown, and taken out again', async () => {
  await workbench.runCommand('DataBits: Set Up Merge Driver');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('*.example.yaml merge=databits');
  expect(driver()).toBe('');
  await workbench.screenshot('merge-driver');
  await clickButton('Set Up');
  await eventually(() => existsSync(path.join(folder, '.gitattributes'))).toBe(true);
  expect(await read('.gitattributes')).toContain('*.example.yaml merge=databits');
  expect(driver()).toContain('cli.js');
  await workbench.runCommand('DataBits: Set Up Merge Driver');
  await clickButton('Remove');
  await eventually(driver).toBe('');
  expect(existsSync(path.join(folder, '.gitattributes'))).toBe(false);
});

test('git merges by the program in the extension, and a conflict is resolved by a quick fix', async () => {
  await workbench.runCommand('DataBits: Set Up Merge Driver');
  await clickButton('Set Up');
  await eventually(driver).toContain('cli.js');
  const file = path.join(folder, 'records', NAME);
  const start = await readFile(file, 'utf8');
  const commit = async (text: string): Promise<void> => {
    await writeFile(file, text);
    git(folder, 'commit', '--quiet', '--all', '--message', 'change');
  };
  git(folder, 'checkout', '--quiet', '-b', 'other');
  await commit(
    start.replace('version: 1', 'version: 2').replace('good morning', 'hello').replace('approved', 'draft'),
  );
  git(folder, 'checkout', '--quiet', '-');
  await commit(
    start
      .replace('version: 1', 'version: 2')
      .replace('good morning', 'hi')
      .replace('name: greet', 'name: salute'),
  );
  const merge = (): void => {
    execFileSync(
      'git',
      ['-c', 'user.name=T', '-c', 'user.email=t@example.org', 'merge', '--no-edit', 'other'],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
  };
  expect(merge).toThrow();
  await workbench.openFile(NAME);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('version: 3\nname: salute');
  expect(text).toContain('status: draft');
  await workbench.page.locator('.view-line').filter({ hasText: '<<<<<<<' }).first().click();
  await workbench.page.locator('.squiggly-error').first().waitFor();
  await workbench.page.keyboard.press('ControlOrMeta+.');
  const keep = workbench.page
    .locator('.action-widget .monaco-list-row')
    .filter({ hasText: 'Keep theirs (other)' });
  await keep.waitFor();
  await workbench.screenshot('merge-conflict');
  await keep.click();
  await workbench.save();
  await eventually(() => readFile(file, 'utf8')).not.toContain('<<<<<<<');
  expect(await readFile(file, 'utf8')).toContain('text: hello, is the shop open yet');
});
