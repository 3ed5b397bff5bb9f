import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { usePageBrowser } from './support/openedPage.ts';

const { open } = usePageBrowser();

type View = 'List' | 'Table' | 'Cards';

/** What shows a record in each view. */
const ITEM: Record<View, string> = { List: '.row', Table: '.grid-row', Cards: '.card' };

async function show(page: Page, view: View): Promise<void> {
  await page.getByRole('radio', { name: view }).click();
  await eventually(() => page.locator(ITEM[view]).count()).toBeGreaterThan(5);
}

/** Names (or gutter numbers) of the selected items in the document, in order of rank. */
function selectedRanks(page: Page, view: View): Promise<number[]> {
  return page
    .locator(`${ITEM[view]}[aria-selected=true]`)
    .evaluateAll((items) =>
      items
        .map((item) =>
          Number(item.getAttribute('aria-posinset') ?? Number(item.getAttribute('aria-rowindex')) - 1),
        )
        .sort((one, other) => one - other),
    );
}

/** Clicks the item at a place from the top, where it does nothing else. */
async function click(
  page: Page,
  view: View,
  at: number,
  modifiers: ('Shift' | 'Control')[] = [],
): Promise<void> {
  const item =
    view === 'Table'
      ? page.locator(`#cell-${String(at)}-2`)
      : page.locator(`${ITEM[view]}[aria-posinset="${String(at + 1)}"]`);
  await item.click({ modifiers, position: { x: 30, y: view === 'Table' ? 10 : 50 } });
}

const said = (page: Page): Promise<string> => page.locator('.bulk-count').innerText();

describe.each<View>(['List', 'Table', 'Cards'])('selecting in the view %s', (view) => {
  test('by click, Ctrl, Shift, Space and Escape', async () => {
    const { page, complaints } = await open(new FakeServer(makeRecords(300)));
    await show(page, view);
    await click(page, view, 1);
    expect(await page.locator('.bulk').count()).toBe(0);
    await eventually(() => selectedRanks(page, view)).toEqual([2]);
    await click(page, view, 3, ['Control']);
    await eventually(() => selectedRanks(page, view)).toEqual([2, 4]);
    await eventually(() => said(page)).toBe('2 records selected');
    await click(page, view, 0, ['Shift']);
    await eventually(() => selectedRanks(page, view)).toEqual([1, 2, 3, 4]);
    await page.keyboard.press('Space');
    await eventually(() => selectedRanks(page, view)).toEqual([2, 3, 4]);
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.bulk').count()).toBe(0);
    await eventually(() => selectedRanks(page, view)).toEqual([1]);
    await page.keyboard.press('Shift+ArrowDown');
    await eventually(() => said(page)).toMatch(/^\d records selected$/);
    expect(complaints).toEqual([]);
  });

  test('all that passes, also what no page has brought, is selected by Ctrl+A and counted', async () => {
    const server = new FakeServer(makeRecords(3000));
    const { page, requests } = await open(server, {
      state: { query: { filters: { domains: ['billing'] } } },
    });
    await show(page, view);
    await click(page, view, 0);
    await page.evaluate(() => {
      window.addEventListener('keydown', ({ key }) => document.body.setAttribute('data-heard', key));
    });
    await page.keyboard.press('Control+a');
    await eventually(() => said(page)).toBe('1,500 records selected');
    // The editor hears keys at the window and would select the texts.
    expect(await page.locator('body').getAttribute('data-heard')).not.toBe('a');
    expect(await page.locator('[aria-live=polite]').allInnerTexts()).toContain('1,500 records selected');
    await page.getByRole('button', { name: 'Status', exact: true }).click();
    await eventually(() => requests.length).toBe(1);
    expect(requests[0]).toMatchObject({ request: 'bulkAction', params: { action: 'status' } });
    const { ids } = requests[0]?.params as { ids: string[] };
    expect([ids.length, new Set(ids).size]).toEqual([1500, 1500]);
  });

  test('a range over what has not been fetched has all of it', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(1000)));
    await show(page, view);
    await click(page, view, 2);
    await page.keyboard.press('Shift+End');
    await eventually(() => said(page)).toBe('998 records selected');
    expect(server.calls.filter(({ method }) => method === 'search/ids')).toHaveLength(1);
  });
});

test('what is selected stays selected in another view', async () => {
  const { page } = await open(new FakeServer(makeRecords(50)));
  await click(page, 'List', 2);
  await page.keyboard.press('Space');
  await show(page, 'Table');
  await eventually(() => selectedRanks(page, 'Table')).toEqual([3]);
  await page.locator('.grid-row[aria-rowindex="6"] .gutter').click();
  await show(page, 'Cards');
  await eventually(() => selectedRanks(page, 'Cards')).toEqual([3, 5]);
});

test('records without an id cannot be selected', async () => {
  const records = makeRecords(5);
  const [first] = records;
  if (first !== undefined) first.id = '';
  const { page } = await open(new FakeServer(records));
  await click(page, 'List', 0);
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+a');
  await eventually(() => said(page)).toBe('4 records selected');
  // There is nothing more to select.
  expect(await page.getByRole('button', { name: /^Select all/ }).count()).toBe(0);
  await click(page, 'List', 2, ['Control']);
  await eventually(() => page.getByRole('button', { name: /^Select all/ }).count()).toBe(1);
});

test('records that are deleted leave the selection', async () => {
  const server = new FakeServer(makeRecords(20));
  const { page, event } = await open(server);
  await click(page, 'List', 0);
  await page.keyboard.press('Shift+ArrowDown');
  await eventually(() => said(page)).toBe('2 records selected');
  server.records = server.records.slice(1);
  server.status = { ...server.status, revision: 2 };
  event({ event: 'records/changed', payload: { revision: 2 } });
  await eventually(() => said(page)).toBe('1 record selected');
});
