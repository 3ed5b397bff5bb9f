import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { openWide, statusOf } from './support/openedSqlPage.ts';
import {
  answerOf,
  FakeSqlServer,
  SqlPageBrowser,
  wideAnswer,
  type OpenSqlOptions,
} from './support/sqlPage.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: SqlPageBrowser;

beforeAll(async () => {
  browser = await SqlPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

describe('states', () => {
  test('a running query can be cancelled, and run again', async () => {
    const server = new FakeSqlServer(wideAnswer(10));
    server.gate = new Promise(() => undefined);
    const { page } = await browser.open(server);
    await eventually(() => statusOf(page)).toMatch(/^Running/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await eventually(() => statusOf(page)).toBe('The query was cancelled.');
    expect(server.calls[0]?.signal.aborted).toBe(true);
    server.gate = Promise.resolve(undefined);
    await page.getByRole('button', { name: 'Run the query' }).click();
    await eventually(() => statusOf(page)).toMatch(/^10 rows/);
  });

  test('a query that waits for the tables says how far they are', async () => {
    const server = new FakeSqlServer(wideAnswer(10));
    server.gate = new Promise(() => undefined);
    const { page, event } = await browser.open(server);
    await eventually(() => statusOf(page)).toMatch(/^Running/);
    const status = { phase: 'ready', files: 1, records: 1, searchable: 1, embedded: 1, revision: 1 } as const;
    const tables = { done: 2048, total: 100_000 };
    event({ event: 'index/status', payload: { ...status, tables } });
    await eventually(() => statusOf(page)).toBe('Filling the tables: 2,048 of 100,000 records…');
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('2048');
    event({ event: 'index/status', payload: status });
    await eventually(() => statusOf(page)).toMatch(/^Running/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await eventually(() => statusOf(page)).toBe('The query was cancelled.');
  });

  test('a problem names its place, with the line and a way to the query', async () => {
    const sql = 'SELECT id,\n  nothing FROM example_store';
    const server = new FakeSqlServer({ problem: { message: 'Binder Error: no nothing', offset: 13 } });
    const { page, requests } = await browser.open(server, { sql });
    await eventually(() => page.getByRole('alert').innerText()).toMatch(/no nothing\s+Line 2, column 3/);
    await eventually(() => page.locator('.problem mark').innerText()).toBe('nothing');
    await page.getByRole('button', { name: 'Show the query' }).click();
    await eventually(() => requests.map(({ request }) => request)).toEqual(['showQuery']);
  });

  test('a failure, no rows, rows that are left out, and a page that was opened again say what to do', async () => {
    const texts = async (answer: FakeSqlServer['answer'], options: OpenSqlOptions = {}): Promise<string> => {
      const { page } = await browser.open(new FakeSqlServer(answer), options);
      await page.locator('.message, .notice, .cell').first().waitFor();
      return (await page.locator('.message, .notice').allInnerTexts()).join();
    };
    expect(await texts({ failure: 'The query took longer than 30 s.' })).toMatch(
      /failed\s+The query took longer/,
    );
    expect(await texts(answerOf([['n', 'INTEGER']], []))).toMatch(/No rows/);
    expect(await texts(wideAnswer(100, { truncated: true }))).toMatch(/first 100 rows.*Change the limit/s);
    expect(await texts(wideAnswer(1), { run: 0 })).toMatch(/Not run yet/);
    expect(await texts(wideAnswer(1), { run: 0, sql: '' })).toMatch(/No query yet/);
  });

  test('a result that is no longer kept says so, and another query takes its place', async () => {
    const { page, server, show } = await openWide(browser, 10_000);
    server.forgetAll();
    await page.locator('.grid').evaluate((node) => {
      node.scrollTop = 100_000;
    });
    await eventually(() => page.getByRole('alert').innerText()).toMatch(
      /no longer kept: run the query again/,
    );
    server.answer = answerOf([['n', 'INTEGER']], [[42]]);
    show({ sql: 'SELECT 42 AS n', run: 2, view: { shows: 'table' } });
    await eventually(() => page.locator('#cell-0-0').innerText()).toBe('42');
    expect(server.count('sql/close')).toBe(1);
  });

  test('hostile names and values stay text', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202Egnp';
    const answer = answerOf(
      [
        [hostile, 'VARCHAR'],
        ['j', 'JSON'],
      ],
      [[hostile, JSON.stringify({ [hostile]: hostile })]],
    );
    const { page, complaints } = await browser.open(new FakeSqlServer(answer), { sql: hostile });
    await page.locator('#cell-0-1').dblclick();
    await page.locator('.inspector details').first().waitFor();
    expect(await page.locator('img, .main script').count()).toBe(0);
    expect(await page.title()).toBe('DataBits sql');
    expect(await page.locator('#cell-0-0').innerText()).not.toContain('\u202E');
    expect(complaints).toEqual([]);
  });
});

describe.each(Object.keys(THEMES) as ThemeName[])('theme %s', (theme) => {
  test('texts can be read: rows, inspector, chart and problem', async () => {
    const opened = await browser.open(new FakeSqlServer(wideAnswer(100, { truncated: true })), { theme });
    await opened.page.locator('#cell-1-4').dblclick();
    expect(await poorContrasts(opened.page, 4.5)).toEqual([]);
    await opened.page.getByRole('button', { name: 'Chart' }).click();
    await opened.page.locator('.pickers').waitFor();
    expect(await poorContrasts(opened.page, 4.5)).toEqual([]);
    const problem = await browser.open(new FakeSqlServer({ problem: { message: 'no', offset: 0 } }), {
      theme,
    });
    await problem.page.getByRole('alert').waitFor();
    expect(await poorContrasts(problem.page, 4.5)).toEqual([]);
  });
});

test('every control has a name, and the grid its roles and counts', async () => {
  const { page } = await openWide(browser, 100);
  await eventually(() =>
    page.getByRole('grid', { name: 'Rows of the result' }).getAttribute('aria-rowcount'),
  ).toBe('101');
  expect(await page.getByRole('grid').getAttribute('aria-colcount')).toBe('13');
  expect(await page.locator('.grid-row').first().getAttribute('aria-rowindex')).toBe('2');
  expect(await page.getByRole('columnheader').count()).toBeGreaterThan(5);
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, [role=columnheader]')]
      .filter((node) => `${node.getAttribute('aria-label') ?? ''}${node.textContent}`.trim() === '')
      .map((node) => node.outerHTML.slice(0, 100)),
  );
  expect(nameless).toEqual([]);
});

test('a narrow page keeps everything within reach', async () => {
  const { page } = await openWide(browser, 100, { size: { width: 380, height: 600 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  const box = await page.locator('.grid').boundingBox();
  expect(box?.height).toBeGreaterThan(200);
  await page.getByText('Copy', { exact: true }).click();
  const items = await page.locator('details[open] .menu-items').boundingBox();
  expect(items?.x).toBeGreaterThanOrEqual(0);
  expect((items?.x ?? 0) + (items?.width ?? 0)).toBeLessThanOrEqual(380);
});
