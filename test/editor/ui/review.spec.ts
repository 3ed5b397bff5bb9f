import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { eventually } from '../../webviews/support/eventually.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const GREETING = '01938c50-7a10-7cc0-8a51-9d2f4a6b7c01';

let folder = '';
let workbench: Workbench;

const fileOfComments = (): string => path.join(folder, '.databits', 'reviews', `${GREETING}.yaml`);
const comments = (): string => (existsSync(fileOfComments()) ? readFileSync(fileOfComments(), 'utf8') : '');
const gitDiff = (): string => execFileSync('git', ['diff'], { cwd: folder, encoding: 'utf8' });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-review-'));
  const opened = await scenarioNamed('workspace').prepare(folder);
  execFileSync('git', ['config', 'user.name', 'Ann Reviewer'], { cwd: folder });
  workbench = await openWorkbench(opened, { settings: { 'files.autoSave': 'off' } });
  await workbench.openFile('greeting.example.yaml');
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

async function goToLine(line: number): Promise<void> {
  await workbench.page.keyboard.press('Control+g');
  await workbench.quickInput().fill(`:${String(line)}`);
  await workbench.quickInput().press('Enter');
}

const widget = (): ReturnType<Workbench['page']['locator']> => workbench.page.locator('.review-widget');

test('a comment is written at a field, into a file of its own, and is there again after a reload', async () => {
  const exclude = path.join(folder, '.git', 'info', 'exclude');
  writeFileSync(exclude, '.databits/\n');
  await goToLine(8);
  await workbench.runCommand('DataBits: Comment on Record');
  await widget().locator('.comment-form .view-lines').first().click();
  await workbench.page.keyboard.insertText('Is this *one* intent?');
  await workbench.screenshot('review-comment-typing');
  await widget()
    .locator('.monaco-button')
    .filter({ hasText: /^Comment$/ })
    .click({ timeout: 15_000 });
  await eventually(comments).toContain('Is this *one* intent?');
  expect(comments()).toContain('field: ["expected_output","intent"]');
  expect(comments()).toContain('author: "Ann Reviewer"');
  expect(readdirSync(path.dirname(fileOfComments())).toSorted()).toEqual([
    '.gitattributes',
    `${GREETING}.yaml`,
  ]);
  await widget().getByText('intent?').first().waitFor();
  await workbench.screenshot('review-comment');
  const ignored = workbench.toast('Git ignores the comments on records');
  await ignored.getByText('Open the Line').click();
  await workbench.tab('exclude').waitFor();
  writeFileSync(exclude, '');
  await workbench.openFile('greeting.example.yaml');
  await workbench.page.reload();
  await workbench.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await workbench.statusBarItem('DataBits: ').first().waitFor({ timeout: 60_000 });
  await workbench.runCommand('DataBits: Go to Next Open Comment');
  await widget().getByText('intent?').first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('review-comment-reloaded');
});

test('comments are listed, and resolved from their list', async () => {
  await workbench.runCommand('View: Show DataBits');
  await workbench.runCommand('DataBits: Focus on Review Comments View');
  const row = workbench.page.locator('.monaco-list-row').filter({ hasText: 'Is this *one* intent?' });
  await row.waitFor();
  await workbench.screenshot('review-comment-list');
  await row.hover();
  await row.getByRole('button', { name: 'Resolve Comment' }).click();
  await eventually(comments).toContain('kind: "resolve"');
});

test('the record at the cursor is approved by an edit that can be undone', async () => {
  await workbench.openFile('greeting.example.yaml');
  await goToLine(3);
  await workbench.runCommand('DataBits: Approve Record');
  await workbench.choose('Approve only');
  await workbench.page.locator('.view-line').getByText('reviewer').first().waitFor();
  await workbench.screenshot('review-approved');
  await workbench.save();
  await eventually(gitDiff).toMatch(
    /\+review:\n\+ {2}decision: approved\n\+ {2}content_hash: [0-9a-f]{64}\n\+ {2}reviewer: Ann Reviewer/,
  );
  expect(gitDiff()).not.toMatch(/^[+-]version:/m);
  await workbench.page.locator('.codelens-decoration').getByText('Approved by Ann Reviewer').waitFor();
  await workbench.page.keyboard.press('Control+z');
  await workbench.page.locator('.tabs-container .tab.active.dirty').waitFor();
  await workbench.save();
  await eventually(gitDiff).toBe('');
});

test('a change is reviewed on a page: its record is approved by one key, and that is taken back by another', async () => {
  const file = path.join(folder, 'records', 'greeting.example.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('good morning', 'good evening'));
  await workbench.runCommand('DataBits: Review Changes');
  await workbench.choose('Work tree with HEAD');
  const page = workbench.webview();
  const row = page.locator('.row').filter({ hasText: 'greet in the morning' });
  await row.click();
  await page.locator('.detail ins').getByText('evening').waitFor();
  await workbench.screenshot('review-page');
  await page.locator('.list').press('a');
  await eventually(() => row.getAttribute('data-viewed')).toBe('true');
  await workbench.tab('greeting.example.yaml').and(workbench.page.locator('.dirty')).waitFor();
  await workbench.runCommand('File: Save All');
  await eventually(gitDiff).toMatch(/\+review:\n\+ {2}decision: approved/);
  // The review is made anew, and knows of the decision.
  await row.locator('.stand[data-stand=approved]').waitFor({ timeout: 30_000 });
  await workbench.screenshot('review-page-approved');
  await page.locator('.list').press('u');
  await row.locator('.stand').waitFor({ state: 'detached', timeout: 30_000 });
  await workbench.runCommand('File: Save All');
  await eventually(gitDiff).not.toContain('review:');
  expect(gitDiff()).toContain('good evening');
});
