import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRepository } from '../../../scripts/editor/history.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import { readFiles } from '../../core/support/markers.ts';
import { eventLines, receiptOf, RUN_IDS, RUN_RECORDS } from '../../core/support/runRecords.ts';
import { uuidAt } from '../../core/support/uuids.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { keptAnywhere, keptWithTab } from './keptState.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const RUNNING = uuidAt(300);

let folder = '';
let cache = '';
let workbench: Workbench;

const page = (): FrameLocator => workbench.webview();
const runFolder = (): string => path.join(cache, 'runs', RUNNING);

/** What a run on this machine tells next. */
function tell(...events: readonly string[]): void {
  const now = String(Date.now() / 1000);
  appendFileSync(
    path.join(runFolder(), 'events.jsonl'),
    eventLines(...events.map((event) => `${now} ${event}`)),
  );
}

function startRun(): void {
  mkdirSync(path.join(runFolder(), 'state'), { recursive: true });
  const row = (at: number): JsonObject => ({
    id: uuidAt(at),
    content_hash: 'x',
    inputs: { thing: 'x' },
    outputs: { colour: 'red' },
  });
  const input = {
    ...{ spec_id: RUN_IDS.specification, workspace: folder, signature: { instructions: 'Given.' } },
    splits: { train: [row(11)], val: [row(12), row(13)], test: [row(14)] },
    ...{ optimizer: { name: 'COPRO' }, metric: { name: 'exact' }, models: { task: { name: 'openai/test' } } },
    places: { receipt: path.join(folder, 'runs', `colours.${RUNNING}.result.json`) },
  };
  writeFileSync(path.join(runFolder(), 'input.json'), JSON.stringify(input));
  writeFileSync(path.join(runFolder(), 'plan.json'), JSON.stringify({ most_calls: 60, is_rough: false }));
  tell(
    'starting',
    'phase {"name":"baseline","usage":{"calls":2}}',
    'trial_start {"trial":0,"phase":"baseline","rows":2}',
  );
  tell(
    'trial_end {"trial":0,"outcome":"evaluated","split":"val","kind":"full","score":0.5,"evaluated":2,"errors":0,"is_best":true}',
  );
}

/** Loads the window anew once the editor wrote which tabs it has, and how the page is looked at: it does so when it is idle. */
async function reload(view: RegExp): Promise<void> {
  const isKept = async (): Promise<boolean> =>
    (await keptWithTab(workbench.page, 'databits.runs')) && (await keptAnywhere(workbench.page, view));
  await expect.poll(isKept, { timeout: 60_000, interval: 500 }).toBe(true);
  await workbench.page.reload();
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-runs-page-'));
  cache = await mkdtemp(path.join(tmpdir(), 'databits-runs-page-cache-'));
  for (const { path: name, text } of readFiles(RUN_RECORDS)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  for (const [number, seed] of [
    [100, 1],
    [101, 2],
  ] as const) {
    const receipt = receiptOf(uuidAt(number), () => 'a'.repeat(64), { seed });
    writeFileSync(
      path.join(folder, 'runs', `colours.${uuidAt(number)}.result.json`),
      JSON.stringify(receipt),
    );
  }
  await createRepository(folder);
  workbench = await openWorkbench(folder, {
    size: { width: 1500, height: 1000 },
    settings: { 'databits.cacheFolder': cache },
  });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await workbench.runCommand('DataBits: Show DSPy Runs');
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
});

test('receipts are listed, and two of them compared', async () => {
  await eventually(() => page().locator('.runs tbody tr').count()).toBe(2);
  expect(await page().locator('.runs .stale').count()).toBe(2);
  await workbench.screenshot('runs-overview');
  for (const box of await page().getByRole('checkbox').all()) await box.check();
  await page().getByRole('button', { name: 'Compare' }).click();
  await page().getByText('2 of the same content were evaluated by both.').waitFor();
  await workbench.screenshot('runs-comparison');
});

test('what a run came to comes back after a reload, with records a click away', async () => {
  await page().getByRole('button', { name: 'Runs', exact: true }).click();
  await page().locator('.runs th button').first().click();
  await page().getByRole('tab', { name: 'Examples', exact: true }).click();
  await page().locator('.matrix-row').first().waitFor();
  await reload(/part\W+examples/);
  await page().locator('.matrix-row').filter({ hasText: 'Thing 13' }).click();
  await workbench.screenshot('runs-examples');
  await page().locator('.row-detail .record').click();
  await workbench.tab('a.example.yaml').waitFor();
  await workbench.runCommand('View: Close Editor');
});

test('a run under way is followed, also after a reload, and asked to end', async () => {
  startRun();
  await page().getByRole('button', { name: 'Runs', exact: true }).click();
  await page().locator('tr[data-status=running] th button').click();
  await eventually(() => page().locator('.facts').innerText()).toContain('0.500 (trial 0)');
  await eventually(() => page().locator('.facts').innerText()).toContain('2 of at most 60');
  tell('trial_start {"trial":1,"phase":"optimizing","rows":2}');
  tell(
    'trial_end {"trial":1,"outcome":"evaluated","split":"val","kind":"full","score":1,"evaluated":2,"errors":0,"is_best":true}',
  );
  await eventually(() => page().locator('.facts').innerText()).toContain('1.000 (trial 1)');
  await workbench.screenshot('runs-monitor');
  await reload(new RegExp(`runIds\\W+${RUNNING}`));
  await eventually(() => page().locator('.facts').innerText()).toContain('1.000 (trial 1)');
  await page().getByRole('button', { name: 'Cancel' }).click();
  await eventually(() => existsSync(path.join(runFolder(), 'state', 'stop'))).toBe(true);
});

test('a new specification is written beside the others, and its plan is shown', async () => {
  await workbench.runCommand('DataBits: New Run');
  await page().getByLabel('Name', { exact: true }).fill('Try one example');
  await page().getByLabel('Template', { exact: true }).selectOption({ label: 'Colours' });
  await page().getByLabel('Dataset', { exact: true }).selectOption({ label: 'Things' });
  await page().getByLabel('Optimizer', { exact: true }).selectOption('LabeledFewShot');
  await page().getByLabel('k', { exact: true }).fill('1');
  await workbench.screenshot('runs-launcher');
  await page().getByRole('button', { name: 'Create specification' }).click();
  const file = path.join(folder, 'runs', 'try-one-example.run.yaml');
  await eventually(() => existsSync(file) && readFileSync(file, 'utf8').includes('k: 1')).toBe(true);
  await workbench.tab('try-one-example.run.yaml').waitFor();
  await eventually(() => page().locator('.facts').innerText()).toContain('1 train, 2 val, 1 test');
  expect(await page().getByRole('button', { name: 'Start…' }).isEnabled()).toBe(true);
  await workbench.screenshot('runs-plan');
});
