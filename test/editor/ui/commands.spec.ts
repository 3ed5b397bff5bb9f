import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-commands-'));
  const opened = await scenarioNamed('workspace').prepare(folder);
  await writeFile(
    path.join(folder, 'tickets.csv'),
    'id,question,answer\n7,Where is it?,track\n8,Who pays?,bill\n',
  );
  workbench = await openWorkbench(opened, { settings: { 'files.autoSave': 'off' } });
  await workbench.openFile('greeting.example.yaml');
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

/** Ticks a line of a list of many and goes on. */
async function tick(label: string | undefined, question: string): Promise<void> {
  await asked(question);
  if (label !== undefined) await workbench.toggle(label);
  await workbench.quickInput().press('Enter');
}

/** Waits until the quick input asks this above its lines. */
async function asked(question: string): Promise<void> {
  await workbench.page.locator(`.quick-input-widget input[placeholder*="${question}"]`).waitFor();
}

/** The text of the editor, whose spaces are drawn as ones that do not break. */
async function editorText(): Promise<string> {
  const text = await workbench.page.locator('.monaco-editor .view-lines').first().innerText();
  return text.replaceAll('\u00A0', ' ');
}

test('a new DataBit starts in an unsaved file with a fresh id', async () => {
  await workbench.runCommand('DataBits: New DataBit');
  await workbench.answer('Path of the file in', 'records/first.databit.yaml');
  await workbench.tab('first.databit.yaml').waitFor();
  await eventually(editorText).toMatch(/databit_id:\s[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(existsSync(path.join(folder, 'records', 'first.databit.yaml'))).toBe(false);
  await workbench.save();
  await eventually(() => existsSync(path.join(folder, 'records', 'first.databit.yaml'))).toBe(true);
});

test('a new example goes to the end of the current file when chosen', async () => {
  await workbench.openFile('greeting.example.yaml');
  await workbench.runCommand('DataBits: New Example');
  await workbench.choose('Add to greeting.example.yaml');
  await workbench.save();
  const file = path.join(folder, 'records', 'greeting.example.yaml');
  await eventually(async () => (await readFile(file, 'utf8')).match(/^example_id:/gm)?.length).toBe(2);
  expect(await readFile(file, 'utf8')).toMatch(/\n---\nexample_id: [0-9a-f-]{36}\nversion: 1\n/);
});

test('a query shows its rows, a wrong one what is wrong with it', async () => {
  // Without a query file and without a history, the command begins a query.
  await workbench.runCommand('DataBits: Run SQL Query');
  await workbench.page.locator('.codelens-decoration a:visible').getByText('Run query').first().waitFor();
  const run = async (sql: string): Promise<void> => {
    await workbench.page.locator('.view-lines').first().click();
    await workbench.page.keyboard.press('ControlOrMeta+a');
    await workbench.page.keyboard.insertText(sql);
    await workbench.runCommand('DataBits: Run SQL Query');
  };
  const page = workbench.webview();
  await run('SELECT 42 AS number FROM databits LIMIT 1');
  await eventually(() => page.locator('#cell-0-0').innerText()).toBe('42');
  await run('DROP TABLE databits');
  await eventually(() => page.getByRole('alert').innerText()).toMatch(/Only one SELECT statement/);
});

test('a CSV file becomes records, column by column', async () => {
  const file = workbench.page.locator('.explorer-folders-view').getByText('tickets.csv');
  await workbench.chooseFromContextMenu(file, 'Import File');
  await workbench.choose('Examples');
  // What is likely is ticked already; with nothing ticked the question stays.
  await tick('question', 'Which columns are the input?');
  await workbench.page.locator('.quick-input-widget').getByText('Choose at least one column.').waitFor();
  await tick('question', 'Which columns are the input?');
  await workbench.page.locator('.quick-input-widget').getByText('(3/').waitFor();
  await workbench.page.locator('.quick-input-widget .codicon-quick-input-back').click();
  await tick(undefined, 'Which columns are the input?');
  await tick(undefined, 'Which columns are the expected output?');
  await workbench.choose('A fixed value…');
  await workbench.answer('Which function are the examples for?', 'answer_ticket');
  for (const question of ['Which domain', 'What is the name']) {
    await asked(question);
    await workbench.choose('Leave out');
  }
  await tick('id', 'Which columns identify a row?');
  await workbench.answer('Folder for the record files', 'records/tickets');
  await workbench.tab('Preview of tickets.csv').waitFor();
  await eventually(editorText).toContain('Where is it?');
  await workbench.screenshot('import');
  await workbench.choose('Import');
  const out = path.join(folder, 'records', 'tickets');
  // Beside a file that is being written there is a hidden one for a moment.
  const written = (): string[] =>
    existsSync(out) ? readdirSync(out).filter((file) => !file.startsWith('.')) : [];
  await eventually(written).toHaveLength(1);
  const [name = ''] = written();
  await eventually(() => readFile(path.join(out, name), 'utf8')).toContain('function_name: answer_ticket');
  const toast = workbench.toast('tickets.csv: 2 new.');
  await toast.getByText('Show in Search').waitFor();
  expect(await workbench.tab('Preview of tickets.csv').count()).toBe(0);
  await workbench.screenshot('imported');
  await toast.getByText('Open', { exact: true }).click();
  await workbench.tab(name).waitFor();
});
