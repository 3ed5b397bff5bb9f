import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../webviews/support/eventually.ts';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { keptWithTab } from './keptState.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-examples-'));
  workbench = await openWorkbench(await scenarioNamed('sample').prepare(folder), {
    theme: 'Default Dark Modern',
    size: { width: 1500, height: 900 },
    // In the browser VS Code saves by itself otherwise.
    settings: { 'files.autoSave': 'off' },
  });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await workbench.runCommand('DataBits: Search Examples');
  page = workbench.webview();
  await page.locator('.row').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(query: string): Promise<void> {
  await page.locator('#query').fill(query);
  // The page says at the next frame that it is busy with the new query.
  await page
    .locator('body')
    .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.locator('.results[aria-busy=false]').waitFor();
  await page.locator('.row .badge').first().waitFor();
}

test('a query gives ranked examples that say why they match', async () => {
  await ask('my parcel should have been here on Monday');
  const scores = await page.locator('.row .score').allInnerTexts();
  expect(scores.length).toBeGreaterThan(5);
  expect(scores.map(Number)).toEqual(scores.map(Number).sort((a, b) => b - a));
  await eventually(() => page.locator('.preview .field').count()).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Raw scores' }).click();
  await eventually(async () => (await page.locator('.raw').allInnerTexts()).join()).toMatch(
    /cos\s-?\d\.\d\d/,
  );
  await page.getByRole('button', { name: 'Raw scores' }).click();
  await workbench.screenshot('search-dark');
});

test('filters narrow the results and count what is left', async () => {
  const functions = page.getByRole('group', { name: 'Function' });
  await functions.getByText('draft_reply').click();
  await page.locator('.chip').waitFor();
  const functionsOfRows = async (): Promise<string[]> => {
    const places = await page.locator('.row .row-place').allInnerTexts();
    return [...new Set(places.map((place) => place.split(' · ')[0] ?? ''))];
  };
  await eventually(functionsOfRows).toEqual(['draft_reply']);
  await page.getByRole('button', { name: 'Clear filters' }).click();
});

test('the keyboard leads from the query to the record in its file', async () => {
  await ask('refund for a damaged parcel');
  await page.locator('#query').press('ArrowDown');
  const selected = page.locator('.row[aria-selected=true] .row-name');
  const first = await selected.innerText();
  await page.locator('.results').press('ArrowDown');
  // At any rank: the better model may rank anew meanwhile, and the selection stays with its record.
  await eventually(() => selected.innerText()).not.toBe(first);
  const label = await selected.innerText();
  await page.locator('.results').press('Control+Enter');
  await workbench.page.locator('.editor-group-container .monaco-editor').first().waitFor();
  await eventually(() => workbench.page.locator('.view-lines').first().innerText()).toContain('_id:');
  const breadcrumbs = workbench.page.locator('.monaco-breadcrumbs');
  await eventually(() => breadcrumbs.last().innerText()).toContain(label);
  await workbench.screenshot('search-and-file');
});

test('Find similar above a record shows what is like it', async () => {
  await workbench.page.locator('.codelens-decoration a:visible').getByText('Find similar').first().click();
  await eventually(() => page.locator('.chip').first().innerText()).toMatch(/^Similar to /);
  await page.locator('.row .badge').first().waitFor();
});

test('an example that is not saved yet is found', async () => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('delivery-tracking.example.yaml');
  await workbench.page.locator('.monaco-editor').first().click();
  await workbench.page.keyboard.press('Control+End');
  const lines = [
    '---',
    'example_id: 01999999-7b5a-7c31-9a44-0f6b8c1d2e40',
    'version: 1',
    'name: Zeppelin over the depot',
    'input: A zeppelin hovers above the depot.',
    'expected_output: other',
  ];
  await workbench.page.keyboard.insertText(`\n${lines.join('\n')}\n`);
  await workbench.runCommand('DataBits: Search Examples');
  await ask('zeppelin');
  await eventually(() => page.locator('.row .row-name').first().innerText()).toBe('Zeppelin over the depot');
  expect(await page.locator('.row').first().locator('.unsaved').count()).toBe(1);
  await workbench.openFile('delivery-tracking.example.yaml');
  await workbench.runCommand('File: Revert File');
  await workbench.runCommand('DataBits: Search Examples');
});

test('the page and its query are there again after the window is loaded anew', async () => {
  await ask('lost parcel');
  // In the browser VS Code writes what it keeps every few seconds; the desktop editor does so when it closes.
  await eventually(() => keptWithTab(workbench.page, 'lost parcel')).toBe(true);
  await workbench.page.reload();
  await workbench.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await page.locator('#query').waitFor({ timeout: 60_000 });
  await eventually(() => page.locator('#query').inputValue()).toBe('lost parcel');
  await page.locator('.row .badge').first().waitFor({ timeout: 60_000 });
});
