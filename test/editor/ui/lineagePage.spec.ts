import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-lineage-page-'));
  workbench = await openWorkbench(await scenarioNamed('sample').prepare(folder), {
    theme: 'Default Dark Modern',
    size: { width: 1600, height: 950 },
  });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  page = workbench.webview();
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

/** How many nodes the page says that it shows. */
async function nodes(): Promise<number> {
  const [, count = '0'] = /^([\d,]+) node/.exec(await page.getByRole('status').innerText()) ?? [];
  return Number(count.replaceAll(',', ''));
}

test('the lineage of the record at the cursor is shown, with git’s history behind it', async () => {
  await workbench.openFile('billing-and-account-policy.databit.yaml');
  await workbench.page.locator('.monaco-editor .view-line', { hasText: 'databit_id' }).first().click();
  await workbench.runCommand('DataBits: Show Lineage of Record');
  await page.locator('.graph[data-drawn]').waitFor({ timeout: 60_000 });
  expect(await page.locator('h1').innerText()).toBe('Policy: Size and weight corrections');
  expect(await page.locator('.impact').innerText()).toMatch(/depend/);
  await eventually(nodes).toBeGreaterThan(3);
  await workbench.screenshot('lineage-dark');
});

test('more is shown by a handle, and Back takes it away', async () => {
  const before = await nodes();
  const handle = page.locator('.handle').first();
  if ((await handle.count()) === 0) await page.getByRole('combobox', { name: 'Steps' }).selectOption('1');
  await handle.waitFor();
  const few = await nodes();
  const box = await handle.boundingBox();
  await workbench.page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 5);
  await eventually(nodes).toBeGreaterThan(few);
  await page.getByRole('button', { name: 'Back' }).click();
  await eventually(nodes).toBe(few);
  expect(before).toBeGreaterThanOrEqual(few);
});

test('Enter in the tree opens the record', async () => {
  await page.getByRole('tree').focus();
  await workbench.page.keyboard.press('Home');
  await workbench.page.keyboard.press('Control+Enter');
  const opened = workbench.page.locator('.tab.active', { hasText: 'billing-and-account-policy' });
  await eventually(() => opened.count()).toBe(1);
  await workbench.screenshot('lineage-opened');
});
