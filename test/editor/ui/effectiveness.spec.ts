import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import { id, receipt } from '../../core/feedback/receipts.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const EXAMPLES = ['rose', 'brick', 'lime']
  .map(
    (name, at) => `# ${name}
example_id: ${id(`a${String(at)}`)}
version: 1
name: ${name}
function_name: name_colour
input: { thing: ${name} }
expected_output: { colour: red }
`,
  )
  .join('---\n');
const SPECIFICATION = `spec_id: ${id('e1')}
name: Colours
template: ${id('e0')}
dataset: ${id('e2')}
optimizer: { name: LabeledFewShot }
metric: { name: exact }
attribution: {}
`;

/** What a run measured: the first example helps, the second harms, and of the third there is not enough evidence. */
function measured(): string {
  const measures = [
    [0.2, 0.1],
    [-0.15, 0.1],
    [0.02, 0.1],
  ] as const;
  const effects = parseAllDocuments(EXAMPLES).map((document, at) => {
    const value = document.toJS() as JsonObject;
    const [estimate, half] = measures[at] ?? [0, 1];
    return {
      ...{ example_id: value['example_id'], content_hash: contentHash(value, definitionOf('example')) },
      ...{ estimate, low: estimate - half, high: estimate + half, evaluations: 60 },
      enough_evidence: Math.abs(estimate) > half,
    };
  });
  const randomised = { size: 2, planned: 12, subsets: [], rows: 5, effects };
  return JSON.stringify({ ...receipt('1'), attribution: { randomised } }, undefined, 2);
}

let folder = '';
let workbench: Workbench;
let page: FrameLocator;
const examples = (): string => readFileSync(path.join(folder, 'colours', 'colours.example.yaml'), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-effectiveness-'));
  await scenarioNamed('workspace').prepare(folder);
  await mkdir(path.join(folder, 'colours'));
  await writeFile(path.join(folder, 'colours', 'colours.example.yaml'), EXAMPLES);
  await writeFile(path.join(folder, 'colours', 'colours.run.yaml'), SPECIFICATION);
  await writeFile(path.join(folder, 'colours', `colours.${id('1')}.result.json`), measured());
  workbench = await openWorkbench(folder, { size: { width: 1500, height: 900 } });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  page = workbench.webview();
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

/** Answers the dialog; what it says comes back. */
async function answer(button: string): Promise<string> {
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: 60_000 });
  const text = await dialog.innerText();
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  return text;
}

/** Saves what a command has changed, as soon as it has. */
async function saveAll(): Promise<void> {
  await workbench.page.locator('.tab.dirty').first().waitFor();
  await workbench.runCommand('File: Save All');
}

test('what runs measured is ranked on a page', async () => {
  await workbench.runCommand('DataBits: Show Effectiveness of Examples');
  await page.locator('.ranking').waitFor({ timeout: 60_000 });
  const standings = await page.locator('.standing').allInnerTexts();
  expect(standings).toEqual(['Above the others', 'Not enough evidence', 'Below the others']);
  await workbench.screenshot('effectiveness');
});

test('its findings are shown first, and those that are chosen are written', async () => {
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('button', { name: /^Take over the findings/ }).click();
  const said = await answer('Review Each…');
  expect(said).toContain('Write what the run found into 2 examples?');
  expect(said).toContain('effectiveness_score: 2 examples.');
  expect(said).toContain('Not enough evidence: the effects of 1 example.');
  const preview = workbench.page.locator('.bulk-edit-panel');
  const left = preview.locator('.monaco-list-row').filter({ hasText: '-0.15' });
  await left.locator('.edit-checkbox').click();
  await workbench.screenshot('effectiveness-preview');
  await preview.getByRole('button', { name: 'Apply' }).click();
  await saveAll();
  await eventually(examples).toContain('effectiveness_score: 0.2');
  expect(examples()).not.toContain('-0.15');
});

test('the rest of its findings is written as one edit', async () => {
  await page.getByRole('button', { name: /^Take over the findings/ }).click();
  expect(await answer('Write')).toContain('Write what the run found into 1 example?');
  await saveAll();
  await eventually(examples).toContain('effectiveness_score: -0.15');
  const [rose, brick, lime] = parseAllDocuments(examples()).map((document) => document.toJS() as JsonObject);
  expect(rose).toMatchObject({ version: 1, effectiveness: { run_id: id('1'), metric: 'exact' } });
  expect(brick).toMatchObject({ effectiveness_score: -0.15 });
  expect(lime).not.toHaveProperty('effectiveness_score');
  expect(examples()).toContain('# brick');
});

test('an example that harms is deprecated from the page', async () => {
  await page.getByRole('tab', { name: 'Examples' }).click();
  await page.getByRole('button', { name: /^Below the others/ }).click();
  await page.getByRole('checkbox', { name: 'Choose brick' }).check();
  await page.getByRole('button', { name: 'Deprecate…' }).click();
  await saveAll();
  await eventually(examples).toContain('status: deprecated');
  await eventually(() => page.locator('.badge').allInnerTexts()).toEqual(['deprecated']);
});
