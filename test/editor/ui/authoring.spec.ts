import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const GREETING = '01938c50-7a10-7cc0-8a51-9d2f4a6b7c01';

let folder = '';
let workbench: Workbench;

const read = (name: string): string => readFileSync(path.join(folder, 'records', name), 'utf8');
/** What a file says of some key, in the order of its records. */
const valuesOf = (name: string, key: string): string[] =>
  [...read(name).matchAll(new RegExp(`^${key}: (.*)$`, 'gm'))].map(([, value = '']) => value);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-authoring-'));
  const opened = await scenarioNamed('workspace').prepare(folder);
  await writeFile(
    path.join(folder, 'records', 'all.dataset.yaml'),
    'dataset_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7e01\nversion: 1\nname: Everything\nmembers: { field: version, gte: 1 }\n',
  );
  workbench = await openWorkbench(opened, { settings: { 'files.autoSave': 'off' } });
  await workbench.openFile('greeting.example.yaml');
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

async function goToLine(line: number, column = 1): Promise<void> {
  await workbench.page.keyboard.press('Control+g');
  await workbench.quickInput().fill(`:${String(line)}:${String(column)}`);
  await workbench.quickInput().press('Enter');
  await workbench.quickInput().waitFor({ state: 'hidden' });
}

/** A fix at the cursor, in the list of all. Where the problem is not known yet there is no list: so it is asked for again. */
async function fixOf(label: string): Promise<Locator> {
  const fix = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: label });
  for (let attempt = 1; ; attempt++) {
    await workbench.page.keyboard.press('ControlOrMeta+.');
    try {
      await fix.waitFor({ timeout: 5000 });
      return fix;
    } catch (error) {
      if (attempt === 6) throw error;
      await workbench.page.keyboard.press('Escape');
    }
  }
}

/** Waits until the index has so many records, unsaved ones included. */
async function indexed(count: number): Promise<void> {
  await workbench.statusBarItem(`DataBits: ${String(count)}`).waitFor();
}

/** Answers the dialog. */
async function agree(button: string): Promise<void> {
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Saves what a command has changed, as soon as it has. */
async function saveChange(): Promise<void> {
  await workbench.page.locator('.tabs-container .tab.active.dirty').waitFor();
  await workbench.save();
}

async function say(question: string, answer: string): Promise<void> {
  await workbench.page.locator('.quick-input-widget').filter({ hasText: question }).waitFor();
  await workbench.choose(answer);
}

test('a record is derived from the one at the cursor', async () => {
  await workbench.runCommand('DataBits: Derive New Record from This');
  await say('Derive from “greet in the morning”', 'paraphrased');
  await workbench.page.locator('.view-line').getByText('method').last().waitFor();
  await workbench.screenshot('authoring-derived');
  await saveChange();
  expect(read('greeting.example.yaml')).toContain(
    `---\nexample_id: ${valuesOf('greeting.example.yaml', 'example_id')[1] ?? ''}\nversion: 1\nname: greet in the morning\n`,
  );
  expect(valuesOf('greeting.example.yaml', 'status')).toEqual(['approved', 'draft']);
  expect(valuesOf('greeting.example.yaml', 'group')).toEqual([GREETING]);
});

test('the lineage of the derived record leads to its source', async () => {
  await workbench.runCommand('DataBits: Show Lineage of Record');
  const tree = workbench.webview().getByRole('tree');
  await tree.getByText('Sources', { exact: true }).waitFor();
  await tree.getByText('paraphrased').first().waitFor();
  await workbench.runCommand('View: Close Editor');
});

test('the selected records get a status', async () => {
  await indexed(6);
  await workbench.page.locator('.view-lines').first().click();
  await workbench.page.keyboard.press('ControlOrMeta+a');
  // The usual way to a command begins with Escape, which takes the selection away.
  await workbench.page.keyboard.press('F1');
  await workbench.quickInput().fill('>DataBits: Set Status');
  await workbench.line('DataBits: Set Status').waitFor();
  await workbench.quickInput().press('Enter');
  await say('Set Status: 2 records', 'rejected');
  await agree('Change');
  await saveChange();
  expect(valuesOf('greeting.example.yaml', 'status')).toEqual(['rejected', 'rejected']);
});

test('a record moves to another file with its text', async () => {
  await indexed(6);
  await goToLine(1);
  const before = read('greeting.example.yaml').split('---\n')[0];
  await workbench.runCommand('DataBits: Move Records to Another File');
  await say('Move “greet in the morning” to', 'New file…');
  await workbench.answer('Path of the file in', 'records/moved.example.yaml');
  await workbench.tab('moved.example.yaml').waitFor();
  await eventually(() => read('moved.example.yaml')).toBe(before);
  await eventually(() => valuesOf('greeting.example.yaml', 'example_id').length).toBe(1);
});

test('a dataset is split after a look at the counts', async () => {
  await workbench.openFile('all.dataset.yaml');
  await workbench.runCommand('DataBits: Split DataSet');
  await say('Split “Everything”', '80 / 10 / 10');
  await workbench.page
    .locator('.monaco-dialog-box')
    .getByText(/Of \d+ members, train gets/)
    .waitFor();
  await workbench.screenshot('authoring-split');
  await agree('Split');
  await saveChange();
  await eventually(() => read('all.dataset.yaml')).toMatch(
    /splits:\n {2}seed: 1\n {2}weights:\n {4}train: 0.8\n/,
  );
});

test('a score becomes one of another kind', async () => {
  const name = 'scored.example.yaml';
  const text =
    'example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7f01\nversion: 1\ninput: a\nexpected_output: b\nquality_scores: { clear: 0.5 }\n';
  await writeFile(path.join(folder, 'records', name), text);
  await indexed(7);
  await workbench.openFile(name);
  await workbench.runCommand('DataBits: Change Kind of Quality Score');
  await workbench.answer('The new name. The values stay.', 'clarity');
  await workbench.page.locator('.view-line').getByText('clarity').waitFor();
  await saveChange();
  expect(read(name)).toBe(text.replace('clear:', 'clarity:'));
});

test('a problem that may stay has the cursor where the reason goes', async () => {
  const name = 'shop.example.yaml';
  const text =
    'example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7f02\nversion: 1\ninput: Is orders@ternpost.shop right?\nexpected_output: b\n';
  await writeFile(path.join(folder, 'records', name), text);
  await indexed(8);
  await workbench.openFile(name);
  await workbench.page.locator('.squiggly-warning').first().waitFor();
  // Lenses and hovers move what the mouse would meet.
  await goToLine(3, 'input: Is orders@'.length);
  const fix = await fixOf('stay here');
  // A list that has just opened ignores the mouse for a moment.
  await workbench.page.waitForTimeout(300);
  await fix.click();
  await workbench.page.locator('.view-line').getByText('databits-ignore').waitFor();
  await workbench.page.keyboard.type('our own address');
  await saveChange();
  expect(read(name)).toBe(text.replace('input', '# databits-ignore privacy.email: our own address\ninput'));
});

test('a problem is explained with a bad and a good record', async () => {
  await workbench.openFile('misspelt.example.yaml');
  await goToLine(6);
  await workbench.runCommand('DataBits: Explain Problem');
  const page = workbench.webview();
  await page.getByRole('heading', { name: 'record.unknown-property' }).waitFor();
  await page.getByText('Good:').waitFor();
  await workbench.screenshot('authoring-explained');
});
