import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { MOST_ROWS } from '../../webviews/src/window.ts';
import { missingInSight } from './support/coverage.ts';
import { eventually } from './support/eventually.ts';
import { openWide, statusOf } from './support/openedSqlPage.ts';
import { answerOf, FakeSqlServer, SqlPageBrowser } from './support/sqlPage.ts';

let browser: SqlPageBrowser;

beforeAll(async () => {
  browser = await SqlPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const cell = (page: Page, row: number, column: number): Promise<string> =>
  page.locator(`#cell-${String(row)}-${String(column)}`).innerText();
const active = (page: Page): Promise<string | null> =>
  page.locator('.grid').getAttribute('aria-activedescendant');

describe('rows', () => {
  test('a result shows its values by type: NULL apart, numbers right, JSON to open, ids as links', async () => {
    const { page, complaints } = await openWide(browser, 500);
    await eventually(() => statusOf(page)).toBe('500 rows, 12 columns in 12 ms');
    expect(await page.locator('#cell-0-3').getAttribute('data-kind')).toBe('null');
    expect(await cell(page, 0, 3)).toBe('NULL');
    expect(await page.locator('#cell-1-1').evaluate((node) => getComputedStyle(node).textAlign)).toBe(
      'right',
    );
    expect(await page.locator('#cell-0-0').getAttribute('data-kind')).toBe('link');
    expect(await page.locator('#cell-0-4').getAttribute('data-kind')).toBe('json');
    expect(complaints).toEqual([]);
  });

  test('100,000 rows: few nodes at any place, few and small messages, the last row is reached', async () => {
    const { page, server } = await openWide(browser, 100_000);
    const grid = page.locator('.grid');
    for (const part of [0, 0.001, 0.37, 0.73, 1]) {
      await grid.evaluate((node, at) => {
        node.scrollTop = at * node.scrollHeight;
      }, part);
      await eventually(() => page.locator('.cell[data-kind=loading]').count()).toBe(0);
      await eventually(() => missingInSight(page, '.grid', '.grid-row')).toEqual([]);
      expect(await page.locator('.grid-row').count()).toBeLessThanOrEqual(MOST_ROWS);
    }
    await eventually(() => page.locator('#cell-99999-0').count()).toBe(1);
    expect(await cell(page, 99_999, 0)).toBe('id-99999');
    expect(server.count('sql/open')).toBe(1);
    // Five places, of which each touches two parts at most.
    expect(server.count('sql/rows')).toBeLessThanOrEqual(10);
    expect(server.largest).toBeLessThan(300_000);
  });

  test('of hundreds of columns only those in sight are in the document', async () => {
    const names = Array.from({ length: 400 }, (_, at) => [`c${String(at)}`, 'INTEGER'] as const);
    const rows = Array.from({ length: 50 }, (_, row) => names.map((_name, at) => row * 1000 + at));
    const { page } = await browser.open(new FakeSqlServer(answerOf(names, rows)));
    await page.locator('#cell-3-2').waitFor();
    expect(await page.locator('.cell').count()).toBeLessThan(50 * 25);
    await page.locator('.grid').focus();
    await page.keyboard.press('Control+ArrowRight');
    await eventually(() => cell(page, 0, 399)).toBe('399');
    expect(await page.locator('.head-cell').count()).toBeLessThan(25);
  });

  test('a click on a head sorts all rows up, down, and back to the query’s order', async () => {
    const { page } = await openWide(browser, 1000);
    const head = page.getByRole('columnheader', { name: /^big/ });
    await head.scrollIntoViewIfNeeded();
    await head.click();
    await eventually(() => head.getAttribute('aria-sort')).toBe('ascending');
    await head.click();
    await eventually(() => head.getAttribute('aria-sort')).toBe('descending');
    await page.locator('.grid').evaluate((node) => {
      node.scrollLeft = 0;
    });
    await eventually(() => cell(page, 0, 0)).toBe('id-999');
    await eventually(() => statusOf(page)).toMatch(/Sorted by big, descending$/);
    await page.locator('.grid').evaluate((node) => {
      node.scrollLeft = 2000;
    });
    await head.click();
    await page.locator('.grid').evaluate((node) => {
      node.scrollLeft = 0;
    });
    await eventually(() => cell(page, 0, 0)).toBe('id-0');
  });

  test('a column is resized with the pointer, with keys, and to what it shows', async () => {
    const { page } = await openWide(browser, 100);
    const width = (): Promise<number> =>
      page.locator('#cell-0-2').evaluate((node) => node.getBoundingClientRect().width);
    const before = await width();
    const handle = page.locator('#cell-head-2 .resize');
    const box = await handle.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 3, (box?.y ?? 0) + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 80, y, { steps: 4 });
    await page.mouse.up();
    expect(Math.abs((await width()) - before - 80)).toBeLessThan(3);
    await page.locator('#cell-0-2').click();
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(async () => Math.round((await width()) - before)).toBe(64);
    await page.locator('#cell-head-2 .resize').dblclick();
    await eventually(async () => Math.abs((await width()) - before) < 30).toBe(true);
  });
});

describe('keyboard', () => {
  test('arrows, Home, End and pages move through the grid, and one up from the first row is the head', async () => {
    const { page } = await openWide(browser, 5000);
    await page.locator('.grid').focus();
    const steps: [key: string, cell: string][] = [
      ['ArrowDown', 'cell-1-0'],
      ['ArrowRight', 'cell-1-1'],
      ['Control+End', 'cell-4999-11'],
      ['Home', 'cell-4999-0'],
      ['PageUp', ''],
      ['Control+Home', 'cell-0-0'],
      ['ArrowUp', 'cell-head-0'],
      ['ArrowRight', 'cell-head-1'],
    ];
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      if (expected !== '') await eventually(() => active(page)).toBe(expected);
      const seen = await page.locator('[aria-selected=true]').evaluate((node) => {
        const box = node.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
      });
      expect(seen, key).toBe(true);
    }
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('#cell-head-1').getAttribute('aria-sort')).toBe('ascending');
  });

  test('Enter opens a record, Space the whole value, Escape closes it', async () => {
    const { page, requests } = await openWide(browser, 50);
    await page.locator('.grid').focus();
    await page.keyboard.press('Enter');
    const place = { uri: 'file:///w/a.example.yaml', position: { line: 6, character: 0 } };
    await eventually(() => requests).toEqual([
      { type: 'host', request: 'open', params: { ...place, aside: false } },
    ]);
    await page.locator('#cell-2-4').click();
    await page.keyboard.press(' ');
    const inspector = page.getByRole('complementary', { name: 'Chosen cell' });
    await eventually(() => inspector.innerText()).toMatch(/Where is parcel 2\?/);
    await eventually(() => inspector.locator('details').count()).toBe(3);
    await page.keyboard.press('Escape');
    await eventually(() => inspector.count()).toBe(0);
  });

  test('a link to a file goes to the line of its row; an id that no record has says so', async () => {
    const answer = answerOf(
      [
        ['example_id', 'VARCHAR'],
        ['uri', 'VARCHAR'],
        ['line', 'INTEGER'],
      ],
      [
        ['nobody', 'file:///w/b.example.yaml', 41],
        ['id-1', 'https://example.com/a.yaml', 1],
      ],
    );
    const { page, requests } = await browser.open(new FakeSqlServer(answer));
    await page.locator('#cell-0-1 > span').click({ modifiers: ['Control'] });
    const position = { line: 40, character: 0 };
    await eventually(() => requests.map(({ params }) => params)).toEqual([
      { uri: 'file:///w/b.example.yaml', position, aside: true },
    ]);
    expect(await page.locator('#cell-1-1').getAttribute('data-kind')).toBe('text');
    await page.locator('#cell-0-0 > span').click();
    await eventually(() => statusOf(page)).toMatch(/No record of the workspace has this id/);
  });

  test('cell, row and all rows are copied; files are saved by the editor', async () => {
    const { page, requests } = await openWide(browser, 30);
    await page.locator('#cell-2-2').click();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+Shift+c');
    await page.getByText('Copy', { exact: true }).click();
    await page.getByRole('button', { name: 'All rows as CSV' }).click();
    await page.getByText('Save', { exact: true }).click();
    await page.getByRole('button', { name: 'All rows as Parquet…' }).click();
    await eventually(() => requests.length).toBe(4);
    expect(requests.map(({ request }) => request)).toEqual(['copy', 'copy', 'copyResult', 'save']);
    const [first, second, third, fourth] = requests.map(({ params }) => params);
    expect(first).toEqual({ text: 'extract_order' });
    expect(second).toMatchObject({
      text: expect.stringMatching(/^id\tversion\t.*\nid-2\t3\textract_order\t/),
    });
    expect(third).toMatchObject({ format: 'csv', names: expect.arrayContaining(['id', 'line']) });
    expect(fourth).toEqual({ format: 'parquet' });
    expect(await page.locator('details.menu[open]').count()).toBe(0);
  });
});
