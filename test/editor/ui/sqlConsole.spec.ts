import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workspace = '';
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-sql-console-'));
  workspace = await scenarioNamed('sample').prepare(folder);
  await writeFile(path.join(workspace, 'broken.databits.sql'), 'SELECT idd FROM example_store;\n');
  await writeFile(path.join(workspace, 'theirs.sql'), 'SELECT nothing FROM nowhere;\n');
  workbench = await openWorkbench(workspace, {
    theme: 'Default Dark Modern',
    size: { width: 1600, height: 900 },
    settings: { 'files.autoSave': 'off', 'files.simpleDialog.enable': true },
  });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  page = workbench.webview();
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

const lens = (text: string): ReturnType<Workbench['page']['locator']> =>
  workbench.page.locator('.editor-group-container.active .codelens-decoration a:visible').getByText(text);

/** Names of the first columns; those out of sight are not in the document. */
const heads = async (): Promise<string[]> =>
  (await page.locator('.head-cell bdi').allInnerTexts()).slice(0, 2);

test('a new query runs as it is, by its lens, and its rows appear beside it', async () => {
  await workbench.runCommand('DataBits: New SQL Query');
  await lens('Run query').first().waitFor();
  expect(await lens('Run query').count()).toBe(2);
  await lens('Run query').first().click();
  await page.locator('#cell-0-0').waitFor();
  await eventually(() => page.getByRole('status').innerText()).toMatch(/^\d+ rows, 4 columns in \d+ ms/);
  await eventually(heads).toEqual(['function_name', 'status']);
  await workbench.screenshot('sql-dark');
});

test('the statement at the cursor runs by its key, and the editor keeps the keyboard', async () => {
  await workbench.page.locator('.monaco-editor .view-line').last().click();
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.press('Control+Enter');
  await eventually(heads).toEqual(['severity', 'code']);
  await workbench.page.keyboard.insertText('SELECT id, name, input FROM example_store');
  await workbench.page.keyboard.press('Control+Enter');
  await eventually(heads).toEqual(['id', 'name']);
});

test('columns are suggested with their documentation', async () => {
  await workbench.page.keyboard.insertText(' WHERE ');
  await workbench.page.keyboard.type('functio', { delay: 60 });
  const suggestion = workbench.page.locator('.suggest-widget .monaco-list-row').first();
  await eventually(() => suggestion.innerText()).toMatch(/^function_name/);
  await workbench.page.keyboard.press('Escape');
});

test('an id leads to its record', async () => {
  await page.locator('#cell-0-0 > span').click();
  await workbench.page
    .locator('.tabs-container .tab.active')
    .filter({ hasText: '.example.yaml' })
    .first()
    .waitFor();
});

test('a chart is drawn, and the page follows the theme', async () => {
  await workbench.runCommand('DataBits: New SQL Query');
  await lens('Run query').first().click();
  await page.getByRole('button', { name: 'Chart' }).click();
  await eventually(() => page.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Bar chart of sum of examples/,
  );
  await workbench.screenshot('sql-chart-dark');
  await page.getByRole('button', { name: 'Table' }).click();
});

test('all rows are saved as a file of the chosen name', async () => {
  await page.getByText('Save', { exact: true }).click();
  await page.getByRole('button', { name: 'All rows as CSV…' }).click();
  // The dialog writes its proposal after it has opened.
  await eventually(() => workbench.quickInput().inputValue()).toMatch(/result\.csv$/);
  const file = path.join(workspace, 'saved.csv');
  await workbench.answer('Save the result as CSV', file);
  const head = async (): Promise<string> =>
    (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] ?? '';
  await eventually(head).toBe('function_name,status,examples,quality');
  // The dialog gives the keyboard back to the page, and the message comes when all is done.
  await workbench.toast('to saved.csv.').waitFor();
});

test('a problem has its place in the query file, while other SQL files are left alone', async () => {
  await workbench.openFile('broken.databits.sql');
  await workbench.page.locator('.squiggly-error').first().waitFor();
  await lens('Run query').first().waitFor();
  await workbench.openFile('theirs.sql');
  await workbench.page.locator('.view-line').getByText('nowhere').first().waitFor();
  await eventually(() => lens('Run query').count()).toBe(0);
  const problems = await workbench.problems();
  expect(problems.filter((text) => text.includes('idd')).length).toBe(1);
  expect(problems.filter((text) => text.includes('theirs.sql'))).toEqual([]);
});

test('the history offers the queries that were run', async () => {
  await workbench.runCommand('DataBits: SQL Query History');
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  await eventually(async () => (await rows.allInnerTexts()).join('\n')).toMatch(
    /SELECT id, name, input FROM/,
  );
  await workbench.page.keyboard.press('Escape');
});
