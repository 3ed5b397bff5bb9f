import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

let folder = '';
let workbench: Workbench;

afterEach(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

async function openLifecycle(
  prepare: (folder: string) => Promise<string>,
  options: WorkbenchOptions,
): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-welcome-'));
  workbench = await openWorkbench(await prepare(folder), options);
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'DataBits' }).click();
}

test('a folder without records offers the first steps, and so does the search page', async () => {
  const empty = async (opened: string): Promise<string> => {
    await writeFile(path.join(opened, 'README.md'), '# Empty\n');
    return opened;
  };
  await openLifecycle(empty, { theme: 'Default High Contrast' });
  const welcome = workbench.page.locator('.welcome-view-content');
  await eventually(() => welcome.innerText()).toContain('This workspace has no records yet');
  for (const name of ['New Example', 'Import File', 'Create Sample Workspace']) {
    await welcome.getByText(name, { exact: true }).waitFor();
  }
  await workbench.runCommand('DataBits: Search Examples');
  await eventually(() => workbench.webview().locator('.message h2').innerText()).toBe(
    'No examples or DataBits yet',
  );
  await workbench.screenshot('empty-workspace');
});

test('Restricted Mode says what is off; searching and editing work', async () => {
  await openLifecycle((opened) => scenarioNamed('untrusted').prepare(opened), {
    trusted: false,
    theme: 'Default High Contrast Light',
  });
  await eventually(() => workbench.page.locator('.pane-body .message').first().innerText()).toContain(
    'Restricted Mode',
  );
  await workbench.runCommand('DataBits: Search Examples');
  await eventually(() => workbench.webview().locator('.row').count()).toBeGreaterThan(0);
  await workbench.page.keyboard.press('F1');
  const commands = workbench.page.locator('.quick-input-list .monaco-list-row .label-name');
  const offered = async (): Promise<string> => (await commands.allInnerTexts()).join();
  await workbench.quickInput().fill('>DataBits: New');
  await eventually(offered).toContain('New Example');
  expect(await offered()).not.toContain('New Query');
  await workbench.page.keyboard.press('Escape');
  await workbench.screenshot('restricted');
});
