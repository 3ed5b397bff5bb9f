import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitAll } from '../../../scripts/editor/history.ts';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const NAME = 'parcels.example.yaml';
const DAY = 86_400_000;

const record = (version: number, text: string, more: string): string => `# Records about parcels
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: ${String(version)}
name: where is it
function_name: classify_request
input:
  # what people write
  text: ${text}
expected_output: { intent: track_parcel }
${more}`;
const FIRST = record(1, 'Where is my parcel?', 'status: draft\n');
const SECOND = record(
  2,
  'Where is my parcel? It is late.',
  'quality_scores: { clarity: 0.9 }\nstatus: draft\n',
);
const THIRD = record(
  3,
  'Where is parcel 7? It is late.',
  'quality_scores: { clarity: 0.5 }\nstatus: approved # by Ben\n',
);

let folder = '';
let workbench: Workbench;

const saved = (): string => readFileSync(path.join(folder, 'records', NAME), 'utf8');
const page = (): FrameLocator => workbench.webview();
const versions = (): Locator => page().locator('.version');
const lens = (): Locator => workbench.page.locator('.codelens-decoration a').filter({ hasText: /^v\d/ });
/** The text of the editor, as far as it is in sight. */
const shown = async (): Promise<string> =>
  (await workbench.page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-versions-'));
  await scenarioNamed('workspace').prepare(folder);
  const authors = ['Ada Example', 'Ben Example', 'Chloé Example'];
  for (const [at, text] of [FIRST, SECOND, THIRD].entries()) {
    await writeFile(path.join(folder, 'records', NAME), text);
    const date = new Date(Date.now() - (30 - 14 * at) * DAY - 60_000).toISOString();
    const author = { name: authors[at] ?? '', email: 'someone@example.com' };
    await commitAll(folder, ['.'], { author, date, message: `Say it better, step ${String(at + 1)}` });
  }
  workbench = await openWorkbench(folder, {
    size: { width: 1600, height: 1000 },
    settings: { 'files.autoSave': 'off', 'editor.codeLens': true },
  });
  await workbench.openFile(NAME);
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

test('the lens tells version, age and author, and opens the page beside', async () => {
  await eventually(() => lens().allInnerTexts()).toEqual(['v3 · 2 days ago · Chloé Example']);
  await workbench.screenshot('versions-lens');
  await lens().click();
  await eventually(() => versions().count()).toBe(3);
  await eventually(() => page().locator('.difference ins').first().innerText()).toContain('7');
  await workbench.screenshot('versions-page');
  await versions().last().click();
  await page().getByText('This is the first version.').waitFor();
});

test('two versions are compared, and VS Code’s own view is one click away', async () => {
  await page().getByRole('combobox').selectOption({ label: 'the record as it is now' });
  await eventually(() => page().locator('.arrow-line').innerText()).toBe('v1 → v3');
  await page().locator('.difference').first().waitFor();
  await page().getByRole('button', { name: 'Open in Diff Editor' }).click();
  await workbench.tab('version 1 ↔ now').waitFor();
  await workbench.page
    .locator('.monaco-diff-editor .view-line')
    .getByText('Where is parcel 7')
    .first()
    .waitFor();
  await workbench.screenshot('versions-diff-editor');
  await workbench.runCommand('View: Close Editor');
  await workbench.tab('Versions').click();
});

test('a commit is shown by the git extension', async () => {
  await page().getByRole('button', { name: 'Show commit' }).click();
  await workbench.tab('Say it better, step 1').waitFor();
  await workbench.screenshot('versions-commit');
  await workbench.runCommand('View: Close Editor');
  await workbench.tab('Versions').click();
});

test('the tree follows the cursor', async () => {
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'DataBits' }).click();
  await workbench.page.locator('.pane-header').filter({ hasText: 'Record History' }).click();
  await workbench.page.locator('.monaco-editor .view-line').first().click();
  const lines = workbench.page
    .locator('.pane')
    .filter({ hasText: 'Record History' })
    .locator('.monaco-list-row');
  await eventually(() => lines.count()).toBe(3);
  expect(await lines.last().innerText()).toMatch(/v1\s*1 month ago · Ada Example · Say it better, step 1/);
  await workbench.screenshot('versions-tree');
});

test('restoring is an edit that is seen, not saved, and undone by one key', async () => {
  await versions().last().click();
  await page().getByRole('button', { name: 'Restore' }).click();
  await eventually(shown).toContain('version: 4');
  expect(await shown()).toContain('text: Where is my parcel?\n');
  expect(await shown()).toContain('status: approved # by Ben');
  await eventually(() => versions().first().innerText()).toMatch(/v4\s+now\s+not saved/);
  expect(await versions().count()).toBe(4);
  await workbench.screenshot('versions-restored');
  expect(saved()).toBe(THIRD);
  await workbench.page.locator('.monaco-editor .view-line').first().click();
  await workbench.page.keyboard.press('ControlOrMeta+z');
  await eventually(shown).toContain('version: 3');
  await eventually(() => versions().count()).toBe(3);
});

test('blame tells where each field came from', async () => {
  await page().getByRole('radio', { name: 'Blame' }).click();
  const row = page().locator('.fields tr').filter({ hasText: 'status' });
  await eventually(() => row.innerText()).toMatch(/approved\s+v3 2 days ago · Chloé Example/);
  await workbench.screenshot('versions-blame');
});

test('a new commit shows by itself, and the page comes back after a reload as it was', async () => {
  const fourth = record(
    4,
    'Where is parcel 8?',
    'quality_scores: { clarity: 0.5 }\nstatus: approved # by Ben\n',
  );
  await writeFile(path.join(folder, 'records', NAME), fourth);
  await eventually(() => versions().first().innerText()).toMatch(/v4\s+now\s+saved\b/);
  const author = { name: 'Dora Example', email: 'someone@example.com' };
  await commitAll(folder, ['.'], { author, date: new Date().toISOString(), message: 'Another parcel' });
  await eventually(() => versions().first().innerText()).toMatch(
    /v4\s+now\s+just now\s+Another parcel\s+Dora Example/,
  );
  await eventually(() => lens().allInnerTexts()).toEqual(['v4 · just now · Dora Example']);
  await workbench.page.reload();
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await eventually(() => versions().count()).toBe(4);
  await page().locator('.fields tbody tr').first().waitFor();
});

test('a record that is gone keeps its name, and comes back where it is seen', async () => {
  const other = record(1, 'Where is the other one?', 'status: draft\n')
    .replace('a01', 'a02')
    .replace('name: where is it', `name: other\nexplanation: |-\n${'  One more line.\n'.repeat(80)}`);
  await writeFile(path.join(folder, 'records', NAME), other.replace('\n\n', '\n'));
  await page().locator('.removal').waitFor();
  expect(await page().locator('h2').first().innerText()).toBe('where is it');
  await versions().first().click();
  await page().getByRole('button', { name: 'Restore' }).click();
  await eventually(shown).toContain('example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01');
  await eventually(() => page().locator('.removal').count()).toBe(0);
});
