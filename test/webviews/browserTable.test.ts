import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ExamplePageState } from '../../shared/src/protocol/webview.ts';
import { missingInSight, watchFrames } from './support/coverage.ts';
import { eventually } from './support/eventually.ts';
import type { OpenPage } from './support/examplesPage.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { usePageBrowser } from './support/openedPage.ts';

const { open, openUnanswered } = usePageBrowser();

async function openTable(records: number, state: Partial<ExamplePageState> = {}): Promise<OpenPage> {
  const opened = await open(new FakeServer(makeRecords(records)), {
    state: { query: {}, view: 'table', ...state },
    size: { width: 1700, height: 800 },
  });
  await eventually(() => opened.page.locator('.cell[data-kind=link]').count()).toBeGreaterThan(3);
  return opened;
}

const heads = (page: Page): Promise<string[]> => page.locator('.head-cell bdi').allInnerTexts();

/** Texts of a column in the order of the rows. */
function column(page: Page, index: number): Promise<string[]> {
  return page.locator('.grid-row').evaluateAll(
    (rows, at) =>
      rows
        .sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
        .slice(0, 6)
        .map((row) => row.querySelector(`[id$="-${String(at)}"]`)?.textContent ?? ''),
    index,
  );
}

describe('the table', () => {
  test('shows the columns of the beginning, and the values that the server gives', async () => {
    const { page, server, complaints } = await openTable(100);
    expect((await heads(page)).slice(0, 5)).toEqual(['Name', 'Function', 'Domain', 'Status', 'Input']);
    expect(server.searches.at(-1)?.columns).toEqual(['quality', 'usage', 'version']);
    const columns = [{ path: 'name' }, { path: 'version' }];
    const { page: other } = await openTable(100, { views: { table: { columns } } });
    await eventually(() => column(other, 1)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(complaints).toEqual([]);
  });

  test('is sorted by the server by a click and by keys: up, down, as ranked', async () => {
    const { page, server, savedStates } = await openTable(100, {
      views: { table: { columns: [{ path: 'name' }, { path: 'metadata.weight' }] } },
    });
    const head = page.locator('.head-cell').nth(1);
    await head.click();
    await eventually(() => server.searches.at(-1)?.sort).toEqual({
      by: 'metadata.weight',
      descending: false,
    });
    await eventually(() => head.getAttribute('aria-sort')).toBe('ascending');
    expect(savedStates.at(-1)?.query.sort).toEqual({ by: 'metadata.weight', descending: false });
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => server.searches.at(-1)?.sort).toEqual({ by: 'metadata.weight', descending: true });
    await head.click();
    await eventually(() => server.searches.at(-1)).not.toHaveProperty('sort');
  });

  test('columns are chosen, moved and reset in a dialog by keys alone, and survive a reload', async () => {
    const columns = [{ path: 'name' }, { path: 'status' }, { path: 'version' }];
    const { page, savedStates, server, complaints } = await openTable(100, { views: { table: { columns } } });
    await page.locator('.grid').focus();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Columns' });
    await eventually(() => dialog.isVisible()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Find a field' }).focus();
    await page.keyboard.type('intent');
    const offered = dialog.getByRole('list', { name: 'Other fields' }).getByRole('checkbox');
    await eventually(() => offered.count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const last = dialog.getByRole('list', { name: 'Shown columns' }).getByRole('checkbox').last();
    await last.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Escape');
    await eventually(() => heads(page)).toContain('labels.intent');
    const paths = savedStates.at(-1)?.views?.table?.columns.map(({ path }) => path);
    expect(paths?.slice(-2)).toEqual(['labels.intent', 'version']);
    expect(server.searches.at(-1)?.columns).toContain('labels.intent');
    await eventually(() => page.evaluate(() => document.activeElement?.className)).toBe('grid');
    await page.reload();
    await eventually(() => heads(page)).toContain('labels.intent');
    await page.locator('.grid').focus();
    await page.keyboard.press('c');
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await eventually(() => heads(page)).not.toContain('labels.intent');
    expect(savedStates.at(-1)).not.toHaveProperty('views');
    expect(complaints).toEqual([]);
  });

  test('a width is kept', async () => {
    const { page, savedStates } = await openTable(30);
    await page.locator('.grid').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await eventually(() => savedStates.at(-1)?.views?.table?.columns[0]).toEqual({
      path: 'name',
      width: 256,
    });
  });

  test('the preview follows the cursor, Enter opens, and S finds similar', async () => {
    const { page, requests, server } = await openTable(30);
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.locator('.preview h2').innerText()).toContain('Question 2');
    await page.keyboard.press('Enter');
    await eventually(() => requests.at(-1)).toMatchObject({ request: 'open' });
    await page.keyboard.press('s');
    await eventually(() => server.searches.at(-1)?.similarTo).toBe(server.records[2]?.id);
  });

  test('a hostile value is text', async () => {
    const server = new FakeServer(makeRecords(3));
    const [record] = server.records;
    if (record !== undefined) record.name = '<img src=x onerror=alert(1)>';
    const { page, complaints } = await open(server, { state: { query: {}, view: 'table' } });
    await eventually(() => page.locator('.cell[data-kind=link]').first().innerText()).toBe(
      '<img src=x onerror=alert(1)>',
    );
    expect(await page.locator('.grid img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

test('a state with an arrangement that nobody can read is shown without it', async () => {
  const { page } = await open(new FakeServer(makeRecords(30)), { state: { query: {}, view: 'cards' } });
  await eventually(() => page.locator('.card').count()).toBeGreaterThan(3);
});

describe.each([
  ['list', '.results', '.row'],
  ['table', '.grid', '.grid-row'],
  ['cards', '.results', '.card'],
] as const)('100,000 records as %s', (view, scroller, item) => {
  const waiting = '.skeleton, .cell[data-kind=loading]';

  test('have few nodes at any place, all that are seen', async () => {
    const server = new FakeServer(makeRecords(100_000));
    let answer: (nothing: undefined) => void = () => undefined;
    server.gate = new Promise((resolve) => {
      answer = resolve;
    });
    const { page, complaints } = await openUnanswered(server, {
      state: { query: {}, view, previewHidden: true },
      size: { width: 3840, height: 2160 },
    });
    const missing = (): Promise<string[]> => missingInSight(page, scroller, item);
    const missed = await watchFrames(page, scroller, item);
    answer(undefined);
    await page.locator(item).first().waitFor();
    await eventually(() => page.locator(waiting).count()).toBe(0);
    expect(await missed()).toEqual([]);
    for (const place of [0, 0.25, 0.777, 1]) {
      await page.locator(scroller).evaluate((list, at) => {
        list.scrollTop = at * (list.scrollHeight - list.clientHeight);
      }, place);
      await eventually(missing).toEqual([]);
      await eventually(() => page.locator(waiting).count()).toBe(0);
      expect(await page.locator(item).count()).toBeLessThanOrEqual(200);
    }
    expect(complaints).toEqual([]);
    // One that is missed in the midst would be noticed.
    await page.locator(scroller).evaluate((list, selector) => {
      const { height } = list.getBoundingClientRect();
      const isAmid = (shown: Element): boolean =>
        Math.abs(shown.getBoundingClientRect().top - height / 2) < height / 4;
      [...list.querySelectorAll(selector)].find(isAmid)?.remove();
    }, item);
    expect(await missing()).not.toEqual([]);
  });

  test('cover a window that grows', async () => {
    const { page } = await open(new FakeServer(makeRecords(1000)), {
      state: { query: {}, view },
      size: { width: 900, height: 400 },
    });
    const missing = (): Promise<string[]> => missingInSight(page, scroller, item);
    await eventually(missing).toEqual([]);
    await page.setViewportSize({ width: 2000, height: 2400 });
    await eventually(missing).toEqual([]);
    await eventually(() => page.locator(waiting).count()).toBe(0);
  });
});

test('a part of the ranking that fails is asked for once, and again when one tries again', async () => {
  const server = new FakeServer(makeRecords(1000));
  const { page } = await open(server, { state: { query: {}, view: 'cards' } });
  server.error = { code: 'failed', message: 'Out of memory.' };
  await page.locator('.results').evaluate((list) => (list.scrollTop = 20_000));
  await page.getByRole('alert').waitFor();
  // Every key draws the cards anew.
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.locator('.results').press(key);
  expect(partsAskedAgain(server)).toEqual([]);
  server.error = undefined;
  // The page may have renewed its answer by itself in this moment: then there is no button any more.
  await page.getByRole('button', { name: 'Try Again' }).evaluateAll((buttons: HTMLElement[]) => {
    for (const button of buttons) button.click();
  });
  await eventually(() => page.getByRole('alert').count()).toBe(0);
  await eventually(() => page.locator('.skeleton').count()).toBe(0);
});

/** Offsets of parts that were asked for more than once of the same answer. */
function partsAskedAgain({ searches }: FakeServer): number[] {
  const again: number[] = [];
  const asked = new Set<number>();
  for (const { offset = 0, facets } of searches) {
    // A whole answer, which begins the list of its parts.
    if (facets !== false) asked.clear();
    else if (asked.has(offset)) again.push(offset);
    asked.add(offset);
  }
  return again;
}
