import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../webviews/support/eventually.ts';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-lifecycle-'));
  workbench = await openWorkbench(await scenarioNamed('sample').prepare(folder));
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'DataBits' }).click();
  await row('Data').waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

/** The line of the tree with this label. */
function row(label: string): Locator {
  const name = workbench.page.locator('.label-name').getByText(label, { exact: true });
  return workbench.page.locator('.pane-body .monaco-list-row').filter({ has: name });
}

function description(label: string): Promise<string> {
  return row(label).locator('.label-description').innerText();
}

test('the tree has the seven stages of the lifecycle, with counts', async () => {
  const top = workbench.page.locator('.pane-body .monaco-list-row[aria-level="1"] .label-name');
  await eventually(() => top.allInnerTexts()).toEqual([
    'Data',
    'Template',
    'Curate',
    'Train',
    'Deploy',
    'Monitor',
    'Improve',
  ]);
  await eventually(async () => Number(await description('Data'))).toBeGreaterThan(150);
  await eventually(async () => Number(await description('Examples'))).toBeGreaterThan(100);
});

test('examples are grouped by function; datasets have their splits, and problems are counted', async () => {
  await row('Examples').click();
  await row('classify_request').waitFor();
  await row('classify_request').click();
  const record = workbench.page.locator('.pane-body .monaco-list-row[aria-level="4"]').first();
  await record.waitFor();
  // Long lists push the rest out of the window, and so out of the document.
  await row('classify_request').click();
  await record.waitFor({ state: 'detached' });
  await eventually(() => description('Intents')).toMatch(/^train \d+ · val \d+ · test \d+$/);
  await eventually(() => description('Problems')).toMatch(/^\d+ errors? · \d+ warnings?$/);
  await workbench.screenshot('lifecycle');
  await row('Examples').click();
});

test('a stage that has nothing yet says what will live there and offers the command that starts it', async () => {
  await row('Deploy').click();
  await row('Export Records…').waitFor();
  const explanation = workbench.page.getByText('Records as JSONL, JSON or CSV for your apps.');
  expect(await explanation.count()).toBe(1);
  await row('Deploy').click();
});

test('a click on a record opens its file at the record', async () => {
  await row('Golden set').click();
  await workbench.tab('golden.dataset.yaml').waitFor();
  await workbench.statusBarItem('Ln 2, Col 1').waitFor();
});

test('the status bar counts the records and offers what can be done', async () => {
  const ready = workbench.page.locator('.statusbar-item').filter({ hasText: /DataBits: [\d,]+$/ });
  await ready.first().click({ timeout: 60_000 });
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row .label-name');
  await eventually(async () =>
    (await rows.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== ''),
  ).toEqual([
    'Search Examples',
    'Build Index',
    'Reads all files again and embeds what has no vector.',
    'Choose Embedding Model',
    'Show Problems',
    'Show Output',
    'Restart Server',
  ]);
  await workbench.page.keyboard.press('Escape');
});

test('records waiting for review are one click away on the search page', async () => {
  await row('Waiting for Review').click();
  const page = workbench.webview();
  await page.locator('.chip').waitFor();
  expect(await page.locator('.chip').innerText()).toBe('status: in review');
  await eventually(async () => (await page.locator('#summary').innerText()).replace(/\D/g, '')).toBe(
    await description('Waiting for Review'),
  );
});

test('the server restarts on demand and everything is there again', async () => {
  await workbench.runCommand('DataBits: Restart Server');
  await workbench.statusBarItem('DataBits: ').first().waitFor();
  await eventually(() => row('Data').count()).toBe(1);
  await eventually(async () => Number(await description('Data'))).toBeGreaterThan(150);
});
