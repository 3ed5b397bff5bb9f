import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const NAME = 'parcels.example.yaml';
const FIRST = `# Records about parcels
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 1 # first
name: "where is it"
function_name: classify_request
input:
  # what people write
  text: 'Where is my parcel?'
expected_output: { intent: track_parcel }
capability_tags: [intent]
quality_scores:
  clarity: 0.9 # by hand
status: draft
`;
const SECOND = `---
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a02
version: 1
name: send it back
function_name: classify_request
input: { text: I want to send it back }
expected_output: { intent: return_parcel }
`;

let folder = '';
let workbench: Workbench;
let form: FrameLocator;

const file = (): string => path.join(folder, 'records', NAME);
const saved = (): string => readFileSync(file(), 'utf8');
const nameField = (): ReturnType<FrameLocator['getByLabel']> => form.getByLabel('Name', { exact: true });
/** The text of the editor group at the left, as far as it is in sight. */
const shown = async (): Promise<string> =>
  (await workbench.page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-form-'));
  const opened = await scenarioNamed('workspace').prepare(folder);
  await writeFile(file(), FIRST + SECOND);
  workbench = await openWorkbench(opened, {
    size: { width: 1600, height: 1000 },
    settings: { 'files.autoSave': 'off' },
  });
  await workbench.openFile(NAME);
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await workbench.runCommand('DataBits: Open Form Beside');
  form = workbench.webview();
  await nameField().waitFor();
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

test('a change in the form is a small edit of the text: comments, quotes and order stay', async () => {
  await workbench.screenshot('form-light');
  await nameField().fill('where is my parcel');
  await eventually(shown).toContain('name: "where is my parcel"');
  await form.getByLabel('text', { exact: true }).fill('Where is parcel 7?');
  await eventually(shown).toContain("text: 'Where is parcel 7?'");
  await form.locator('.field[data-name=clarity] input.number').fill('0.5');
  await eventually(shown).toContain('clarity: 0.5 # by hand');
  await form.locator('.field[data-name=clarity] input.number').press('ControlOrMeta+s');
  const expected = FIRST.replace('"where is it"', '"where is my parcel"')
    .replace('Where is my parcel?', 'Where is parcel 7?')
    .replace('clarity: 0.9', 'clarity: 0.5');
  await eventually(saved).toBe(expected + SECOND);
});

test('undo in the form takes the text back, and the form with it', async () => {
  await nameField().click();
  await nameField().press('End');
  await workbench.page.keyboard.type(' now');
  await eventually(shown).toContain('name: "where is my parcel now"');
  await workbench.page.keyboard.press('ControlOrMeta+z');
  await eventually(shown).toContain('name: "where is my parcel"');
  await eventually(() => nameField().inputValue()).toBe('where is my parcel');
});

test('the form follows the text: its cursor, its changes and its undo', async () => {
  await workbench.page.locator('.monaco-editor .view-line').getByText('where is my parcel').click();
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.press('ArrowLeft');
  await workbench.page.keyboard.type('!');
  await eventually(() => nameField().inputValue()).toBe('where is my parcel!');
  await workbench.page.keyboard.press('ControlOrMeta+z');
  await eventually(() => nameField().inputValue()).toBe('where is my parcel');
  await workbench.page.keyboard.press('ControlOrMeta+End');
  await eventually(() => nameField().inputValue()).toBe('send it back');
});

test('broken YAML says where, and the form goes on when it is right', async () => {
  await workbench.page.keyboard.type('broken: a: b');
  await form.getByText('The text has a mistake at line').waitFor();
  await workbench.screenshot('form-broken');
  for (let at = 0; at < 12; at += 1) await workbench.page.keyboard.press('Backspace');
  await form.getByText('The text has a mistake at line').waitFor({ state: 'detached' });
});

test('the text follows the form: another record, a new one, one less', async () => {
  await form.getByRole('option', { name: 'where is my parcel' }).click();
  await eventually(() => nameField().inputValue()).toBe('where is my parcel');
  await form.getByRole('button', { name: 'New record' }).click();
  await eventually(() => form.locator('.record-row').count()).toBe(3);
  await eventually(() => form.getByLabel('text', { exact: true }).inputValue()).toBe('');
  await form.getByRole('button', { name: 'Delete…' }).click();
  await form.getByRole('button', { name: 'Delete', exact: true }).click();
  await eventually(() => form.locator('.record-row').count()).toBe(2);
});
