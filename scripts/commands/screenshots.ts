import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { buildProduct } from '../build/build.ts';
import { createSampleWorkspace } from '../editor/sampleWorkspace.ts';
import { openWorkbench, type Workbench } from '../editor/workbench.ts';
import { exitOnSignals, runCommand, say } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { repositoryRoot } from '../process/paths.ts';
import { ensureBrowser } from '../setup/browser.ts';
import { ensureEditor } from '../setup/editor.ts';

/** Pictures are part of the repository: larger ones are a mistake. */
const mostBytes = 300_000;

/** One picture of the README. */
interface Picture {
  readonly name: string;
  readonly theme: 'Default Light Modern' | 'Default Dark Modern';
  readonly size: { readonly width: number; readonly height: number };
  /** Brings the window of the sample workspace to what the picture shows. */
  readonly arrange: (workbench: Workbench) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'workbench',
    theme: 'Default Light Modern',
    size: { width: 1440, height: 900 },
    arrange: arrangeWorkbench,
  },
  {
    name: 'problems',
    theme: 'Default Light Modern',
    size: { width: 1280, height: 800 },
    arrange: arrangeProblems,
  },
  {
    name: 'search',
    theme: 'Default Dark Modern',
    size: { width: 1440, height: 900 },
    arrange: arrangeSearch,
  },
  {
    name: 'form',
    theme: 'Default Light Modern',
    size: { width: 1440, height: 800 },
    arrange: arrangeForm,
  },
  {
    name: 'review',
    theme: 'Default Light Modern',
    size: { width: 1440, height: 900 },
    arrange: arrangeReview,
  },
  {
    name: 'versions',
    theme: 'Default Light Modern',
    size: { width: 1440, height: 760 },
    arrange: arrangeVersions,
  },
  {
    name: 'rename',
    theme: 'Default Dark Modern',
    size: { width: 1280, height: 800 },
    arrange: arrangeRename,
  },
];

/** A file with a problem, the lifecycle beside it, and the search page on the other side. */
async function arrangeWorkbench(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.openFile('unknown-reference.example.yaml');
  await workbench.page.locator('.squiggly-error').first().waitFor();
  await workbench.runCommand('DataBits: Search Examples');
  await workbench.runCommand('View: Move Editor into Right Group');
  await ask(workbench, 'please deliver to my neighbour');
}

/** The Problems panel with the fixes that one problem has. */
async function arrangeProblems(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.openFile('misspelt-field.example.yaml');
  await workbench.runCommand('Problems: Focus on Problems View');
  await workbench.page
    .locator('.markers-panel .monaco-list-row')
    .filter({ hasText: 'Did you mean "explanation"' })
    .click();
  await workbench.runCommand('View: Focus Active Editor Group');
  await workbench.page.keyboard.press('ControlOrMeta+.');
  await workbench.page.locator('.action-widget').getByText("Change to 'explanation'").waitFor();
}

/** A query with filters, and why the first result matched. */
async function arrangeSearch(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.runCommand('DataBits: Search Examples');
  await ask(workbench, 'the courier threw my parcel over the fence');
  const page = workbench.webview();
  await page.getByRole('group', { name: 'Domain' }).getByText('delivery').click();
  await page.getByRole('group', { name: 'Status' }).getByText('approved').click();
  await page.locator('.chip').nth(1).waitFor();
}

/** A record in the form beside its text, with a problem in both. */
async function arrangeForm(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.openFile('score-out-of-range.example.yaml');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('DataBits: Open Form Beside');
  const form = workbench.webview();
  await form.locator('.problems').first().scrollIntoViewIfNeeded();
}

/** What two commits of the sample changed, with a record whose text differs. */
async function arrangeReview(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.runCommand('DataBits: Review Changes');
  await workbench.choose('Work tree with a branch or commit…');
  await workbench.choose('Messages in German, Spanish and Japanese');
  const page = workbench.webview();
  await page.locator('.row').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'new content' }).click();
  await page.locator('.list').press('Home');
  await page.locator('.detail .difference').first().waitFor();
}

/** The versions of a paragraph that was misleading, beside its text, and the view that follows the cursor. */
async function arrangeVersions(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await openLifecycle(workbench);
  await page.locator('.pane-header').filter({ hasText: 'Record History' }).click();
  await workbench.openFile('claims-policy.databit.yaml');
  await page.keyboard.press('Control+g');
  await workbench.quickInput().fill(':65');
  await workbench.quickInput().press('Enter');
  await workbench.runCommand('DataBits: Show Versions of Record');
  await workbench.webview().locator('.difference ins').first().waitFor({ timeout: 120_000 });
}

/** The preview of a function's new name in all files. */
async function arrangeRename(workbench: Workbench): Promise<void> {
  await openLifecycle(workbench);
  await workbench.openFile('claims-damage-and-loss.example.yaml');
  const { page } = workbench;
  await page.locator('.view-line').getByText('classify_request').first().click();
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input').first();
  await box.fill('classify_message');
  await box.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Apply' }).waitFor();
}

async function openLifecycle(workbench: Workbench): Promise<void> {
  await workbench.page.locator('.activitybar').getByRole('tab', { name: 'DataBits' }).click();
  await line(workbench, 'Problems').waitFor({ timeout: 60_000 });
  // The number stands alone only when every record has its vector.
  await workbench.statusBarItem(/DataBits: \d+$/).waitFor({ timeout: 120_000 });
}

function line(workbench: Workbench, label: string): Locator {
  const name = workbench.page.locator('.label-name').getByText(label, { exact: true });
  return workbench.page.locator('.pane-body .monaco-list-row').filter({ has: name });
}

async function ask(workbench: Workbench, query: string): Promise<void> {
  const page = workbench.webview();
  await page.locator('.row').first().waitFor({ timeout: 60_000 });
  await page.locator('#query').fill(query);
  await page.locator('.row .badge').first().waitFor();
}

/** Opens a fresh copy of the sample, arranges the window and takes its picture. */
async function take(picture: Picture, folder: string): Promise<void> {
  const sample = await mkdtemp(path.join(tmpdir(), 'databits-picture-'));
  const opened = path.join(sample, 'parcel-support');
  await mkdir(opened);
  await createSampleWorkspace(opened);
  const { theme, size } = picture;
  const settings = { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' };
  const workbench = await openWorkbench(opened, { theme, size, settings });
  try {
    await picture.arrange(workbench);
    // No tooltip under the pointer; git, lenses and splits have come to rest.
    await workbench.page.mouse.move(size.width / 2, 0);
    await workbench.page.waitForTimeout(3000);
    const file = path.join(folder, `${picture.name}.png`);
    await workbench.page.screenshot({ path: file });
    const { size: bytes } = await stat(file);
    say(`wrote ${file} (${String(Math.round(bytes / 1000))} kB)`);
    if (bytes > mostBytes) {
      throw new ExpectedFailure(`${file} has more than ${String(mostBytes / 1000)} kB: show less in it.`);
    }
  } catch (error) {
    say(`the window as it was then is ${await workbench.screenshot(`failed-${picture.name}`)}`);
    throw error;
  } finally {
    await workbench.close();
    await rm(sample, { recursive: true, force: true, maxRetries: 5 });
  }
}

exitOnSignals();

/** `npm run screenshots [-- name…]`: the README's pictures in docs/images, from the editor with the sample workspace. */
await runCommand(async (args) => {
  const chosen = pictures.filter(({ name }) => args.length === 0 || args.includes(name));
  if (chosen.length === 0) {
    throw new ExpectedFailure(`The pictures are ${pictures.map(({ name }) => name).join(', ')}.`);
  }
  await ensureEditor();
  await ensureBrowser();
  await buildProduct();
  const folder = path.join(repositoryRoot, 'docs', 'images');
  await mkdir(folder, { recursive: true });
  for (const picture of chosen) await take(picture, folder);
  return 0;
});
