import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-restricted-'));
  workbench = await openWorkbench(await scenarioNamed('untrusted').prepare(folder), { trusted: false });
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'DataBits' }).click();
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a stage of the lifecycle that has no records and clicks the command that starts it. */
async function startStage(stage: string, command: string): Promise<void> {
  const line = (label: string): ReturnType<typeof workbench.page.locator> =>
    workbench.page
      .locator('.pane-body .monaco-list-row')
      .filter({ has: workbench.page.locator('.label-name').getByText(label, { exact: true }) });
  await line(stage).click({ timeout: 60_000 });
  await line(command).click();
}

test('SQL says that it needs trust', async () => {
  await startStage('Monitor', 'Query the Usage Log…');
  await workbench.toast('only in a trusted workspace').getByText('SQL').first().waitFor();
});

test('a review is found in the palette, and says that it needs trust', async () => {
  await workbench.runCommand('DataBits: Review Changes');
  await workbench.toast('Changes are read from git only in a trusted workspace.').waitFor();
});

test('exports say that they need trust, and lead to where it is given', async () => {
  await startStage('Deploy', 'Export Records…');
  const toast = workbench.toast('An export runs a program, only in a trusted workspace.');
  await toast.getByText('Manage Workspace Trust').click();
  await workbench.page.locator('.workspace-trust-editor').waitFor();
});
