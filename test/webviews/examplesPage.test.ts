import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { PageBrowser, type OpenOptions, type OpenPage } from './support/examplesPage.ts';
import { FakeServer, makeRecord, makeRecords, readyStatus } from './support/fakeServer.ts';

let browser: PageBrowser;

beforeAll(async () => {
  browser = await PageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** Opens the page and waits for its first answer. */
async function open(server: FakeServer, options: OpenOptions = {}): Promise<OpenPage> {
  const opened = await browser.open(server, options);
  await opened.page.waitForFunction(() => document.querySelector('#summary')?.textContent !== 'Searching…');
  return opened;
}

function summary(page: Page): Promise<string> {
  return page.locator('#summary').innerText();
}

/** Waits until the line that counts says this. */
async function expectSummary(page: Page, text: string | RegExp): Promise<void> {
  await eventually(() => summary(page)).toMatch(text);
}

function selectedName(page: Page): Promise<string> {
  return page.locator('.row[aria-selected=true] .row-name').innerText();
}

describe('searching', () => {
  test('starts with all records, then follows the query as it is typed', async () => {
    const { page, server, complaints } = await open(new FakeServer(makeRecords(200)));
    expect(await summary(page)).toBe('200 records');
    await page.keyboard.type('invoice number 11');
    await expectSummary(page, '1 result by meaning and words');
    expect(await page.locator('.row-input mark').allInnerTexts()).toEqual(['invoice', 'number', '11']);
    await eventually(() => page.locator('.preview h2').innerText()).toBe('Question 11 about the invoice');
    // Typing is one search, not one a key.
    expect(server.searches.length).toBeLessThan(6);
    expect(complaints).toEqual([]);
  });

  test('a newer query cancels the one under way, whose answer is dropped', async () => {
    const server = new FakeServer(makeRecords(200));
    const { page } = await open(server);
    const gate = Promise.withResolvers<undefined>();
    server.gate = gate.promise;
    await page.keyboard.type('refund');
    await eventually(() => server.searches.length).toBe(2);
    await page.keyboard.type(' number 3');
    await eventually(() => server.searches.length).toBe(3);
    expect(
      server.calls.filter(({ method }) => method === 'search/run').map(({ signal }) => signal.aborted),
    ).toEqual([false, true, false]);
    gate.resolve(undefined);
    await expectSummary(page, /^1 result by meaning/);
    await eventually(() => page.locator('#query').inputValue()).toBe('refund number 3');
    await eventually(() => page.locator('.row').first().innerText()).toContain('refund');
  });

  test('every result says its score and why it matched, raw scores on demand', async () => {
    const { page } = await open(new FakeServer(makeRecords(30)));
    await page.keyboard.type('parcel');
    await expectSummary(page, /6 results/);
    expect(await page.locator('.row .badge').allInnerTexts()).toEqual([
      'Vector + keyword',
      'Vector',
      'Keyword',
      'Vector + keyword',
      'Vector',
      'Keyword',
    ]);
    await eventually(() => page.locator('.row .score').first().innerText()).toBe('1.00');
    await eventually(() => page.locator('.raw').count()).toBe(0);
    await page.getByRole('button', { name: 'Raw scores' }).click();
    await eventually(() => page.locator('.raw').first().innerText()).toBe('cos 0.61 BM25 8.4');
  });

  test('filters count their values, narrow the results, and can be taken away one by one', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(100)));
    const functions = page.getByRole('group', { name: 'Function' });
    await eventually(() => functions.getByRole('checkbox').count()).toBe(3);
    await eventually(() => functions.locator('label').first().innerText()).toMatch(/classify_request\s+34/);
    await functions.getByText('classify_request').click();
    await page.getByRole('group', { name: 'Status' }).getByText('draft').click();
    await expectSummary(page, '9 records');
    expect(server.searches.at(-1)?.filters).toEqual({ functions: ['classify_request'], statuses: ['draft'] });
    await page.getByRole('button', { name: 'Remove: function classify_request' }).click();
    await expectSummary(page, '25 records');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expectSummary(page, '100 records');
    expect(server.searches.at(-1)).not.toHaveProperty('filters');
  });

  test('the lowest quality is a filter too', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(10)));
    await page.getByRole('slider', { name: 'Minimum quality score' }).fill('0.8');
    await eventually(() => server.searches.at(-1)?.filters).toEqual({ minimumQuality: 0.8 });
    await eventually(() => page.getByRole('button', { name: 'Remove: Quality at least 0.80' }).count()).toBe(
      1,
    );
  });

  test('records like one, from its preview, and back', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(20)));
    await page.getByRole('button', { name: 'Find Similar' }).click();
    await expectSummary(page, '19 results');
    expect(server.searches.at(-1)?.similarTo).toBe(server.records[0]?.id);
    const chip = page.getByRole('button', { name: 'Remove: Similar to Question 0 about the parcel' });
    await chip.click();
    await expectSummary(page, '20 records');
  });
});

describe('a list of 10,000 results', () => {
  test('has few rows in the document at any place, and all that are seen', async () => {
    const server = new FakeServer(makeRecords(10_000));
    const { page, complaints } = await open(server);
    const look = (): Promise<{ nodes: number; gaps: number; covered: boolean; waiting: number }> =>
      page.locator('.results').evaluate((list) => {
        const { top, bottom } = list.getBoundingClientRect();
        const rows = [...list.querySelectorAll('.row')].map((row) => row.getBoundingClientRect());
        const inside = rows
          .filter((row) => row.bottom > top && row.top < bottom)
          .sort((a, b) => a.top - b.top);
        const gaps = inside.filter(
          (row, position) => position > 0 && row.top - (inside[position - 1]?.bottom ?? 0) > 1,
        );
        const covered =
          (inside.at(0)?.top ?? bottom) <= top + 1 && (inside.at(-1)?.bottom ?? top) >= bottom - 1;
        const waiting = list.querySelectorAll('.skeleton').length;
        return { nodes: rows.length, gaps: gaps.length, covered, waiting };
      });
    for (const place of [0, 0.013, 0.25, 0.5, 0.777, 1]) {
      await page.locator('.results').evaluate((list, at) => {
        list.scrollTop = at * (list.scrollHeight - list.clientHeight);
      }, place);
      expect((await look()).nodes, 'while scrolling').toBeLessThanOrEqual(60);
      await eventually(look).toMatchObject({ gaps: 0, covered: true, waiting: 0 });
      expect((await look()).nodes, `at ${String(place)}`).toBeLessThanOrEqual(60);
    }
    await eventually(() => page.locator('#result-9999').innerText()).toContain('Question 9999');
    // Only what was looked at has been fetched.
    expect(server.searches.length).toBeLessThan(20);
    expect(complaints).toEqual([]);
  });

  test('ends where the server stops ranking', async () => {
    const server = new FakeServer(makeRecords(130));
    server.answerChanges = { total: 5000 };
    const { page } = await open(server);
    await page.locator('.results').focus();
    await page.keyboard.press('End');
    await eventually(() => page.locator('.row').last().getAttribute('aria-setsize')).not.toBe('5000');
    expect(await summary(page)).toBe('5,000 records');
  });
});

describe('the keyboard', () => {
  test('goes from the query through the list to the file and back', async () => {
    const { page, requests, server } = await open(new FakeServer(makeRecords(300)));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('results');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await eventually(() => selectedName(page)).toBe('Question 2 about the address');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await eventually(() => requests.length).toBe(2);
    const { uri, position } = server.records[2] ?? makeRecord(2);
    expect(requests).toEqual([
      { type: 'host', request: 'open', params: { uri, position, aside: false } },
      { type: 'host', request: 'open', params: { uri, position, aside: true } },
    ]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
  });

  test('moves by pages and to the ends, keeping the selected row in sight', async () => {
    const { page } = await open(new FakeServer(makeRecords(300)));
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await eventually(() => selectedName(page)).toContain('Question 299');
    await eventually(() => page.locator('.row[aria-selected=true]').isVisible()).toBe(true);
    await page.keyboard.press('PageUp');
    await eventually(() => selectedName(page)).toMatch(/Question 29[01]|Question 28\d/);
    await page.keyboard.press('Home');
    await eventually(() => selectedName(page)).toContain('Question 0 ');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
  });

  test('/ and Ctrl+F go to the query from anywhere, S finds similar, Escape clears', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(50)));
    await page.keyboard.type('parcel/2');
    await eventually(() => page.locator('#query').inputValue()).toBe('parcel/2');
    await page.keyboard.press('Escape');
    await expectSummary(page, '50 records');
    for (const key of ['/', 'Control+f']) {
      await page.locator('.results').focus();
      await page.keyboard.press(key);
      expect(await page.evaluate(() => document.activeElement?.id), key).toBe('query');
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    await eventually(() => server.searches.at(-1)?.similarTo).toBe(server.records[0]?.id);
  });

  test('the selected row stays in the document when the list is scrolled away', async () => {
    const { page } = await open(new FakeServer(makeRecords(5000)));
    await page.locator('.results').evaluate((list) => (list.scrollTop = 100_000));
    await eventually(() => page.locator('.row').count()).toBeGreaterThan(10);
    const target = await page.locator('.results').getAttribute('aria-activedescendant');
    expect(target).toBe('result-0');
    await eventually(() => page.locator(`#${target ?? ''}`).count()).toBe(1);
  });
});

describe('the mouse', () => {
  test('a click selects, a double click and the name open the file', async () => {
    const { page, requests } = await open(new FakeServer(makeRecords(20)));
    await page.locator('.row-input').nth(3).click();
    await eventually(() => page.locator('.preview h2').innerText()).toContain('Question 3');
    expect(requests).toEqual([]);
    await page.locator('.row-name').nth(4).click();
    await page.locator('.row-input').nth(5).dblclick();
    await eventually(() =>
      requests.map(({ params }) => 'position' in params && params.position.line),
    ).toEqual([56, 70]);
  });

  test('the preview shows the whole record, and its properties filter', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(20)));
    await eventually(() => page.locator('.field h3').allInnerTexts()).toEqual(['INPUT', 'EXPECTED OUTPUT']);
    await eventually(() => page.locator('.field dt').allInnerTexts()).toEqual(['text', 'intent']);
    await page.locator('.tags').getByRole('button', { name: 'delivery' }).click();
    await eventually(() => server.searches.at(-1)?.filters).toEqual({ domains: ['delivery'] });
  });
});

describe('states', () => {
  test('an empty workspace offers how to begin', async () => {
    const { page, requests } = await open(new FakeServer([]));
    for (const name of ['Create Sample Workspace', 'New Example', 'Import File']) {
      await page.getByRole('button', { name }).click();
    }
    await eventually(() => requests.map(({ params }) => 'command' in params && params.command)).toEqual([
      'databits.createSample',
      'databits.newExample',
      'databits.importFile',
    ]);
  });

  test('nothing found: says so, and clears filters that are in the way', async () => {
    const { page } = await open(new FakeServer(makeRecords(20)), {
      state: { query: { filters: { domains: ['nowhere'] } } },
    });
    await eventually(() => page.locator('.message h2').innerText()).toBe('Nothing found');
    await page.getByRole('button', { name: 'Clear Filters', exact: true }).click();
    await expectSummary(page, '20 records');
  });

  test('no good match is said above the closest records', async () => {
    const server = new FakeServer(makeRecords(20));
    const { page } = await open(server);
    server.answerChanges = { noGoodMatch: true };
    await page.keyboard.type('parcel');
    await expectSummary(page, 'none of them a good match');
    await eventually(() => page.locator('.notice').innerText()).toContain('No good match');
    await eventually(() => page.locator('.row').count()).toBeGreaterThan(0);
  });

  test('an error can be tried again', async () => {
    const server = new FakeServer(makeRecords(20));
    server.error = { code: 'unavailable', message: 'The server is not running.' };
    const { page, requests } = await open(server);
    await eventually(() => page.getByRole('alert').innerText()).toContain('The server is not running.');
    await page.getByRole('button', { name: 'Show Output' }).click();
    await eventually(() => requests.map(({ request }) => request)).toEqual(['showOutput']);
    server.error = undefined;
    await page.getByRole('button', { name: 'Try Again' }).click();
    await expectSummary(page, '20 records');
  });

  test('an error of a later search keeps the results that are there', async () => {
    const server = new FakeServer(makeRecords(20));
    const { page } = await open(server);
    const first = await page.locator('#result-0').innerText();
    server.error = { code: 'failed', message: 'Out of memory.' };
    await page.keyboard.type('parcel');
    await eventually(() => page.getByRole('alert').count()).toBe(1);
    await eventually(() => page.locator('#result-0').innerText()).toBe(first);
  });

  test('keyword only, with the reason', async () => {
    const server = new FakeServer(makeRecords(20));
    const { model: _none, ...status } = readyStatus(20);
    server.status = { ...status, keywordOnlyReason: 'The model file is damaged.' };
    server.answerChanges = { mode: 'keyword-only' };
    const { page } = await open(server);
    await page.keyboard.type('parcel');
    await expectSummary(page, /by words only$/);
    await eventually(() => page.locator('.notice').innerText()).toContain('The model file is damaged.');
  });

  test('indexing shows progress and the results so far; what comes is shown by itself', async () => {
    const server = new FakeServer(makeRecords(20));
    server.status = { ...readyStatus(20), phase: 'embedding', searchable: 4000, embedded: 1000, rate: 312.4 };
    const { page, event } = await open(server);
    await eventually(() => page.locator('.indexing').innerText()).toContain(
      'Embedding 1,000 of 4,000, 312 a second',
    );
    await eventually(() =>
      page.getByRole('progressbar', { name: 'Embedding records' }).getAttribute('max'),
    ).toBe('4000');
    await eventually(() => page.locator('.row').count()).toBeGreaterThan(5);
    server.records = makeRecords(60);
    server.status = readyStatus(60, 2);
    event({ event: 'index/status', payload: server.status });
    await expectSummary(page, '60 records');
    await eventually(() => page.locator('.indexing').count()).toBe(0);
  });

  test('vectors that come in without a change of the records renew the answer', async () => {
    const server = new FakeServer(makeRecords(20));
    server.status = { ...readyStatus(20), phase: 'embedding', embedded: 0 };
    server.answerChanges = { mode: 'keyword-only', notice: 'The model is loading.' };
    const { page, event } = await open(server);
    await eventually(() => page.locator('.notice').count()).toBe(1);
    server.answerChanges = {};
    server.status = readyStatus(20);
    event({ event: 'index/status', payload: server.status });
    await eventually(() => page.locator('.notice').count()).toBe(0);
    // One more search and no loop of them.
    await page.waitForTimeout(1500);
    expect(server.searches.length).toBeLessThanOrEqual(3);
  });

  test('a slow first answer shows a list in outline and says that it searches', async () => {
    const server = new FakeServer(makeRecords(20));
    const gate = Promise.withResolvers<undefined>();
    server.gate = gate.promise;
    const { page } = await browser.open(server);
    await page.locator('.results.loading').waitFor();
    expect(await summary(page)).toBe('Searching…');
    gate.resolve(undefined);
    await expectSummary(page, '20 records');
  });
});

describe('keeping the place', () => {
  test('records that come in above move nothing under the eye', async () => {
    const server = new FakeServer(makeRecords(3000));
    const { page, event } = await open(server);
    await page.locator('.results').evaluate((list) => (list.scrollTop = 74 * 500 + 30));
    await page.locator('#result-505 .row-input').click();
    await eventually(() => selectedName(page)).toContain('Question 505 ');
    const before = await page.locator('.row[aria-selected=true]').boundingBox();
    const added = Array.from({ length: 7 }, (_, position) => makeRecord(90_000 + position));
    server.records = [...added, ...server.records];
    server.status = readyStatus(3007, 2);
    event({ event: 'records/changed', payload: { revision: 2 } });
    await expectSummary(page, '3,007 records');
    await eventually(() => page.locator('.results').getAttribute('aria-activedescendant')).toBe('result-512');
    expect(await selectedName(page)).toContain('Question 505 ');
    await eventually(async () => (await page.locator('.row[aria-selected=true]').boundingBox())?.y).toBe(
      before?.y,
    );
  });

  test('a selection that is out of sight stays with its record', async () => {
    const server = new FakeServer(makeRecords(3000));
    const { page, event } = await open(server);
    await page.locator('#result-2 .row-input').click();
    await page.locator('.results').evaluate((list) => (list.scrollTop = 74 * 1500));
    await page.locator('#result-1505 .row-input').waitFor();
    server.records = [makeRecord(90_000), ...server.records];
    server.status = readyStatus(3001, 2);
    event({ event: 'records/changed', payload: { revision: 2 } });
    await expectSummary(page, '3,001 records');
    await eventually(() => page.locator('.results').getAttribute('aria-activedescendant')).toBe('result-3');
    await eventually(() => page.locator('.preview h2').innerText()).toBe('Question 2 about the address');
    expect(await selectedName(page)).toBe('Question 2 about the address');
  });

  test('the query survives a reload of the page', async () => {
    const { page, savedStates } = await open(new FakeServer(makeRecords(100)));
    await page.keyboard.type('courier');
    await page.getByRole('group', { name: 'Domain' }).getByText('billing').click();
    await expectSummary(page, '10 results');
    const state = { query: { text: 'courier', filters: { domains: ['billing'] } } };
    expect(savedStates.at(-1)).toEqual(state);
    await page.reload();
    await expectSummary(page, '10 results');
    await eventually(() => page.locator('#query').inputValue()).toBe('courier');
  });

  test('the host can send the page elsewhere', async () => {
    const { page, show, server } = await open(new FakeServer(makeRecords(100)));
    show({ query: { similarTo: server.records[7]?.id ?? '' }, similarName: 'Seven' });
    await expectSummary(page, '99 results');
    await eventually(() => page.locator('.chip').innerText()).toBe('Similar to Seven');
  });
});
