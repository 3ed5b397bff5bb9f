import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { FakeReviewServer, ReviewPageBrowser } from './support/reviewPage.ts';
import { example, reviewOf } from '../core/support/reviewFixture.ts';
import { manyChanges, noChange } from './support/reviewedStates.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: ReviewPageBrowser;
const review = manyChanges();

beforeAll(async () => {
  browser = await ReviewPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

test('a review that is being made can be cancelled, and made again', async () => {
  const server = new FakeReviewServer(review);
  let open = (): void => undefined;
  server.gate = new Promise((resolve) => {
    open = () => {
      resolve(undefined);
    };
  });
  const { page } = await browser.open(server);
  await page.getByText('Comparing…').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled').waitFor();
  open();
  await page.getByRole('button', { name: 'Try Again' }).click();
  await page.locator('.row').first().waitFor();
  server.gate = new Promise(() => undefined);
  await page.getByRole('button', { name: 'Compare again' }).click();
  await page.locator('.running').waitFor();
  expect(await page.locator('.row').count()).toBe(10);
  await page.locator('.running').getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('The newer review was cancelled').waitFor();
});

test('failures are sentences, beside an older review where there is one', async () => {
  const server = new FakeReviewServer({ failure: 'There is no branch <nowhere> here.' });
  const { page, requests } = await browser.open(server);
  await page.getByRole('alert').getByText('There is no branch <nowhere> here.').waitFor();
  await page.getByRole('button', { name: 'Compare Something Else' }).click();
  await eventually(() => requests.map(({ request }) => request)).toContain('choose');
  server.review = review;
  await page.getByRole('button', { name: 'Try Again' }).click();
  await page.locator('.row').first().waitFor();
  server.review = { failure: 'Git ended.' };
  await page.getByRole('button', { name: 'Compare again' }).click();
  await page.getByRole('alert').getByText('Git ended.').waitFor();
  expect(await page.locator('.row').count()).toBe(10);
});

test('empty states say what to do', async () => {
  const none = await browser.open(new FakeReviewServer(noChange()));
  await none.page.getByText('No record differs').waitFor();
  const restricted = await browser.open(new FakeReviewServer(review), { state: { isTrusted: false } });
  await restricted.page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await eventually(() => restricted.requests.map(({ request }) => request)).toEqual(['manageTrust']);
  expect(restricted.server.calls).toEqual([]);
  restricted.show({ isTrusted: true });
  await restricted.page.locator('.row').first().waitFor();
  const nothing = await browser.open(new FakeReviewServer(review));
  nothing.show({ comparison: { base: 'HEAD', head: 'index' } });
  await nothing.page.locator('.row').first().waitFor();
});

test('the overview has datasets with moves between splits, labels as bars, problems, losses and what is stale', async () => {
  const { page, complaints, requests } = await browser.open(new FakeReviewServer(review));
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByText('4 records go from one split to another').waitFor();
  const cards = page.locator('.cards');
  expect(await cards.innerText()).toContain('2 records train → test: parcel status, signed by a neighbour');
  expect(await cards.innerText()).toContain(
    'return of shoes: effect +0.04 (+0.01 to +0.07 of 120 evaluations, exact), used 31 times',
  );
  expect(await cards.getByLabel('Made stale').innerText()).toContain(
    'Prompt: the few-shot pool is another one',
  );
  const friendly = page.locator('.bars tr').filter({ hasText: 'friendly' });
  expect(await friendly.locator('.bar-number').innerText()).toBe('0 → 2 +2');
  expect(await friendly.locator('.bar-after').getAttribute('width')).toBe('100.00%');
  expect(await friendly.locator('.bar-before').getAttribute('width')).toBe('0.00%');
  await cards.getByRole('button', { name: /hardest/ }).click();
  await eventually(() => requests.map(({ request }) => request)).toContain('open');
  expect(complaints).toEqual([]);
});

test('what could not be compared is said above the review, and listed with the reason', async () => {
  const text = example(1, 'one');
  const partial = reviewOf({ 'a.example.yaml': text }, { 'a.example.yaml': '\0' });
  const { page, requests } = await browser.open(new FakeReviewServer(partial));
  await page
    .getByText('The review is partial: 1 text could not be read. 1 record that may be there')
    .waitFor();
  await page.getByRole('tab', { name: 'Overview' }).click();
  const card = page.getByLabel('Not compared, taken as unchanged (1)');
  expect(await card.innerText()).toContain('(after) The file is not UTF-8 text');
  await card.getByRole('button', { name: 'one' }).click();
  await eventually(() => requests.map(({ request }) => request)).toContain('open');
});

test('the page is named and ordered for screen readers', async () => {
  const { page } = await browser.open(new FakeReviewServer(review));
  await page.locator('.detail-head').waitFor();
  const list = page.getByRole('listbox', { name: 'Changed records' });
  expect(await list.getAttribute('aria-activedescendant')).toBe('record-0');
  const option = page.getByRole('option', {
    name: /^parcel status, Example: changed, new content, review lapsed, 2 problems introduced$/,
  });
  expect(await option.getAttribute('aria-setsize')).toBe('10');
  for (const name of ['Actions of the review', 'Decision', 'Numbers of the change'])
    expect(await page.getByRole('group', { name, exact: true }).count()).toBe(1);
  const unnamed = await page
    .locator('button, input, select, textarea')
    .evaluateAll(
      (nodes) => nodes.filter((node) => !(node.getAttribute('aria-label') ?? node.textContent).trim()).length,
    );
  expect(unnamed).toBe(0);
});

test.each(Object.keys(THEMES) as ThemeName[])('text can be read in the theme %s', async (theme) => {
  const { page } = await browser.open(new FakeReviewServer(review), { theme });
  await page.locator('.row').nth(2).click();
  await page.locator('.detail ins').first().waitFor();
  expect(await poorContrasts(page, 4.5)).toEqual([]);
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.locator('.charts').waitFor();
  expect(await poorContrasts(page, 4.5)).toEqual([]);
});
