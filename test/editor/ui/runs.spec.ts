import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentFolder, environmentPython } from '../../../server/src/adapters/dspy/locations.ts';
import { createRepository } from '../../../scripts/editor/history.ts';
import { readFiles } from '../../core/support/markers.ts';
import { eventLines, receiptOf, RUN_RECORDS } from '../../core/support/runRecords.ts';
import { uuidAt } from '../../core/support/uuids.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const RUNNER = path.join(import.meta.dirname, '..', 'fixtures', 'standInRunner.cjs');

let folder = '';
let cache = '';
let workbench: Workbench;

const rows = (): Locator => workbench.page.locator('.monaco-list[aria-label="DSPy Runs"] .monaco-list-row');
const row = (text: string | RegExp): Locator => rows().filter({ hasText: text });
/** The label of each line, and what stands beside it. */
const texts = async (): Promise<string[]> =>
  (await rows().locator('.monaco-icon-label-container').allInnerTexts()).map((text) =>
    text.replaceAll(/\s+/g, ' '),
  );
const dialog = (): Locator => workbench.page.locator('.monaco-dialog-box');
const receipts = (): string[] =>
  readdirSync(path.join(folder, 'runs')).filter((name) => name.endsWith('.result.json'));

/** An environment that is whole by its mark, whose Python is the stand-in. */
function writeEnvironment(): void {
  const environment = environmentFolder(cache);
  const python = environmentPython(environment);
  mkdirSync(path.dirname(python), { recursive: true });
  // As `python -m databits_runner run INPUT`.
  const script = `#!/bin/sh\nexec "${process.execPath}" "${RUNNER}" "$@"\n`;
  writeFileSync(python, script, { mode: 0o755 });
  writeFileSync(path.join(environment, 'installed.json'), '{}');
}

/** A run of this machine that came to no end. */
function writeInterruptedRun(): void {
  const run = path.join(cache, 'runs', uuidAt(200));
  mkdirSync(run, { recursive: true });
  const receipt = path.join(folder, 'runs', 'colours.x.result.json');
  const input = { spec_id: uuidAt(1), workspace: folder, places: { receipt }, optimizer: { name: 'COPRO' } };
  writeFileSync(path.join(run, 'input.json'), JSON.stringify(input));
  writeFileSync(path.join(run, 'events.jsonl'), eventLines('1000 starting', '1001 heartbeat'));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-runs-'));
  cache = await mkdtemp(path.join(tmpdir(), 'databits-runs-cache-'));
  for (const { path: name, text } of readFiles(RUN_RECORDS)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const receipt = receiptOf(uuidAt(100), () => 'a'.repeat(64));
  writeFileSync(path.join(folder, 'runs', `colours.${uuidAt(100)}.result.json`), JSON.stringify(receipt));
  await createRepository(folder);
  writeEnvironment();
  writeInterruptedRun();
  workbench = await openWorkbench(folder, {
    size: { width: 1400, height: 900 },
    settings: { 'databits.cacheFolder': cache, 'editor.codeLens': true },
  });
  await workbench.openFile('colours.run.yaml');
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await workbench.runCommand('DataBits: Focus on DSPy Runs View');
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
});

/** Presses a lens above the specification. */
async function pressLens(title: string): Promise<void> {
  await workbench.page.locator('.codelens-decoration a').getByText(title, { exact: true }).click();
}

async function start(): Promise<void> {
  await pressLens('Run');
  await dialog().getByText('Run “Better colours”?').waitFor();
  await dialog().getByRole('button', { name: 'Run', exact: true }).click();
}

test('executions are listed under their specification, with scores, age and what is stale', async () => {
  await eventually(texts).toEqual([
    'Better coloursLabeledFewShot · 2 executions',
    expect.stringMatching(/^50\.0 % → 100\.0 % on valstale · succeeded · .* ago$/),
    expect.stringMatching(/^interrupted.* ago$/),
  ]);
  await workbench.screenshot('runs-tree');
});

test('an estimate says what a run would ask, and starts nothing', async () => {
  await pressLens('Estimate');
  await dialog().getByText('Estimate of “Better colours”').waitFor();
  const said = await dialog().innerText();
  expect(said).toContain('Rows: 1 train, 2 val, 1 test.');
  expect(said).toContain('At the most 6 calls: 6 to measure.');
  expect(said).toContain(
    'Cost at the most: 0.0060 US dollars, if a call costs what it did in the run of 2026-01-01',
  );
  await workbench.screenshot('runs-estimate');
  await workbench.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(receipts().length).toBe(1);
});

test('a second run waits for the first, and can be taken out of the queue', async () => {
  await start();
  await row('running').waitFor();
  await workbench.page
    .locator('.terminal-tabs-entry, .single-terminal-tab')
    .getByText('Run Better colours')
    .first()
    .waitFor();
  await start();
  await row('Queue').waitFor();
  await eventually(texts).toContain('Better coloursnext');
  expect((await texts()).filter((text) => text.startsWith('running')).length).toBe(1);
  await workbench.screenshot('runs-queue');
  await row('next').hover();
  await row('next').getByRole('button', { name: 'Remove from Queue' }).click();
  await row('Queue').waitFor({ state: 'detached' });
});

test('a run is cancelled from the tree, and the next one starts', async () => {
  await start();
  await row('Queue').waitFor();
  await workbench.chooseFromContextMenu(row('running'), 'Cancel Run');
  await row('Queue').waitFor({ state: 'detached' });
  await row('cancelled').waitFor();
  await row('running').waitFor();
  expect(receipts().length).toBe(2);
  await workbench.chooseFromContextMenu(row('running'), 'Cancel Run');
  await row('running').waitFor({ state: 'detached' });
  await eventually(() => receipts().length).toBe(3);
});

test('a run that was cancelled goes on, with the same id', async () => {
  const before = receipts().length;
  await workbench.chooseFromContextMenu(row('cancelled').first(), 'Resume Run');
  await dialog().getByText('Go on with “Better colours”?').waitFor();
  await dialog().getByRole('button', { name: 'Run', exact: true }).click();
  await row('running').waitFor();
  await workbench.chooseFromContextMenu(row('running'), 'Cancel Run');
  await row('running').waitFor({ state: 'detached' });
  expect(receipts().length).toBe(before);
});

test('a run whose records are nowhere any more is not done again', async () => {
  await workbench.chooseFromContextMenu(row('50.0 % → 100.0 %'), 'Run Again Exactly');
  await workbench.toast('6 records are neither in the workspace nor in git’s history').waitFor();
  await workbench.runCommand('Notifications: Clear All Notifications');
});

test('a run ends with the task that somebody ended', async () => {
  const before = receipts().length;
  await start();
  await row('running').waitFor();
  await workbench.runCommand('Tasks: Terminate Task');
  await workbench.choose('Run Better colours');
  await row('running').waitFor({ state: 'detached' });
  await eventually(() => receipts().length).toBe(before + 1);
});

test('what keeps a run from beginning is a problem of its file', async () => {
  writeFileSync(path.join(folder, 'refuse'), 'The metric exact has no parameter speed; it has none.');
  await start();
  await row(/^failed/).waitFor();
  rmSync(path.join(folder, 'refuse'));
  await eventually(async () => (await workbench.problems()).join(' ').replaceAll(/\s+/g, ' ')).toContain(
    'The metric exact has no parameter speed',
  );
  await workbench.screenshot('runs-problem');
});

test('a window that is loaded again has its run, and asks before the queue goes on', async () => {
  await start();
  await row('running').waitFor();
  await start();
  await row('Queue').waitFor();
  await workbench.page.reload();
  const toast = workbench.toast('1 run waited in the queue when the window was closed.');
  await toast.waitFor({ timeout: 60_000 });
  await eventually(texts).toContain('Queue1 · paused');
  await row('running').waitFor();
  await workbench.screenshot('runs-reloaded');
  await workbench.chooseFromContextMenu(row('running'), 'Cancel Run');
  await row('running').waitFor({ state: 'detached' });
  expect(await texts()).toContain('Queue1 · paused');
  // The toast goes after a while; the queue’s own button stays.
  await row('Queue').hover();
  await row('Queue').getByRole('button', { name: 'Start Queue of Runs' }).click();
  await row('Queue').waitFor({ state: 'detached' });
  await row('running').waitFor();
  await workbench.chooseFromContextMenu(row('running'), 'Cancel Run');
  await row('running').waitFor({ state: 'detached' });
});
