import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { makeRecords } from './support/fakeServer.ts';
import { NeighbourServer } from './support/neighbourServer.ts';
import { usePageBrowser } from './support/openedPage.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

const { open } = usePageBrowser();

const note = (page: Page): Promise<string> => page.locator('.neighbour-note').first().innerText();
const selectedRows = (page: Page): Promise<number> => page.locator('[data-row][aria-selected=true]').count();

test('duplicates are groups with their evidence; all but the first can be selected', async () => {
  const server = new NeighbourServer(makeRecords(100));
  const { page, complaints } = await open(server, { state: { query: {}, view: 'duplicates' } });
  await eventually(() => note(page)).toMatch(
    /^50 groups of 100 records; 1 with different expected outputs\./,
  );
  expect(await page.locator('.group').count()).toBe(10);
  expect(await page.locator('.group').first().innerText()).toContain('different expected outputs');
  expect(await page.locator('[data-row]').nth(1).innerText()).toContain('cosine 0.970, text 0.80');
  expect(await page.locator('[data-row]').nth(1).locator('ins').first().innerText()).toBe('invoice');
  await page.locator('.group').nth(1).getByRole('button', { name: 'Select the other 1' }).click();
  await eventually(() => selectedRows(page)).toBe(1);
  await page.getByRole('button', { name: 'Select All but the First of Each' }).click();
  await eventually(() => selectedRows(page)).toBe(10);
  await page.getByRole('button', { name: 'Next' }).click();
  await eventually(() => page.locator('.pager').innerText()).toContain('Group 11 to 20 of 50');
  await eventually(() => selectedRows(page)).toBe(10);
  expect(complaints).toEqual([]);
});

test('the threshold is kept and asked with', async () => {
  const { page, savedStates } = await open(new NeighbourServer(makeRecords(100)), {
    state: { query: {}, view: 'duplicates' },
  });
  await page.getByLabel(/Near from cosine/).fill('0.98');
  await eventually(() => note(page)).toMatch(/^20 groups/);
  expect(savedStates.at(-1)?.views?.duplicates?.threshold).toBe(0.98);
  await page.reload();
  await eventually(() => note(page)).toMatch(/^20 groups/);
});

test('outliers come with their nearest; keys move, select and open', async () => {
  const server = new NeighbourServer(makeRecords(120));
  const { page, requests } = await open(server, { state: { query: {}, view: 'outliers' } });
  await eventually(() => note(page)).toContain('25 unusual among 120 judged records');
  expect(await note(page)).toContain('Not judged, since fewer than 20: rare_function (3).');
  const row = page.locator('[data-row]').first();
  expect(await row.innerText()).toMatch(/unusual, 6\.0 below usual\s+cosine 0\.310, usual 0\.620/);
  expect(await row.innerText()).toContain('Nearest, cosine 0.440: Where is my parcel number 0?');
  await row.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await eventually(() => page.locator('[data-row]').nth(1).getAttribute('aria-selected')).toBe('true');
  await eventually(() => page.locator('.preview h2').innerText()).toBe('Question 1 about the invoice');
  await page.keyboard.press('Enter');
  await eventually(() => requests.at(-1)).toMatchObject({ request: 'open', params: { aside: false } });
  await page.getByRole('button', { name: 'Next' }).click();
  await eventually(() => page.locator('.pager').innerText()).toContain('Rank 51 to 100 of 120');
  expect(await page.locator('[data-row]').count()).toBe(50);
  await page.getByLabel('Find').selectOption('label');
  await eventually(() => page.locator('[data-row]').first().innerText()).toContain(
    '14 of 15 nearest have track, this one',
  );
});

test('texts can be read in every theme', async () => {
  for (const theme of Object.keys(THEMES) as ThemeName[]) {
    for (const view of ['map', 'duplicates', 'outliers'] as const) {
      const { page } = await open(new NeighbourServer(makeRecords(60)), {
        theme,
        state: { query: {}, view },
      });
      await page.locator('.neighbour-note').first().waitFor();
      expect(await poorContrasts(page, 4.5), `${theme} ${view}`).toEqual([]);
    }
  }
});

test('markup in records is text', async () => {
  const records = makeRecords(4).map((record) => ({
    ...record,
    name: '<img src=x onerror=alert(1)>',
    inputText: '<b>bold</b>',
  }));
  for (const view of ['map', 'duplicates', 'outliers'] as const) {
    const { page, complaints } = await open(new NeighbourServer(records), { state: { query: {}, view } });
    await page.locator('.neighbour-note').first().waitFor();
    expect(await page.locator('.view img, .view b').count()).toBe(0);
    expect(complaints).toEqual([]);
  }
});
