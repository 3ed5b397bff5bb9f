import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { expectSummary, usePageBrowser, summary } from './support/openedPage.ts';

const { open } = usePageBrowser();

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
    const badges = page.locator('.row .badge');
    const labels = badges.evaluateAll((all) => all.map((badge) => badge.ariaLabel));
    expect(await labels).toEqual([
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
