import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecord, makeRecords } from './support/fakeServer.ts';
import { expectSummary, usePageBrowser, selectedName } from './support/openedPage.ts';

const { open } = usePageBrowser();

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

  test('/ and Ctrl+F go to the query from anywhere, S finds similar, Escape leaves the query and clears it the second time', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(50)));
    await page.keyboard.type('parcel/2');
    await eventually(() => page.locator('#query').inputValue()).toBe('parcel/2');
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
    await page.locator('#query').fill('parcel');
    await expectSummary(page, '10 results');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('results');
    expect(await page.locator('#query').inputValue()).toBe('parcel');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('query');
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

  test('an arrow up in the empty box brings earlier queries back, an arrow down the later ones', async () => {
    const { page, savedStates } = await open(new FakeServer(makeRecords(50)), {
      state: { query: {}, history: ['refund'] },
    });
    const query = (): Promise<string> => page.locator('#query').inputValue();
    for (const text of ['parcel', 'invoice']) {
      await page.locator('#query').fill(text);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Clear the query' }).click();
    await eventually(query).toBe('');
    await page.locator('#query').focus();
    for (const expected of ['invoice', 'parcel', 'refund', 'refund']) {
      await page.keyboard.press('ArrowUp');
      await eventually(query).toBe(expected);
    }
    for (const expected of ['parcel', 'invoice', '']) {
      await page.keyboard.press('ArrowDown');
      await eventually(query).toBe(expected);
    }
    await eventually(() => savedStates.at(-1)?.history).toEqual(['refund', 'parcel', 'invoice']);
  });

  test('arrows move within a group of filters, Tab from group to group', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(50)));
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest('label')?.innerText.split('\n')[0]);
    await page.getByRole('group', { name: 'Function' }).getByRole('checkbox').first().focus();
    expect(await focused()).toBe('classify_request');
    await page.keyboard.press('ArrowDown');
    await eventually(focused).toBe('draft_reply');
    await page.keyboard.press('Space');
    await eventually(() => server.searches.at(-1)?.filters).toEqual({ functions: ['draft_reply'] });
    await expectSummary(page, '17 records');
    await page.keyboard.press('Tab');
    await eventually(focused).toBe('billing');
    await page.keyboard.press('Shift+Tab');
    await eventually(focused).toBe('draft_reply');
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

  test('the preview says where the record stands and which it is; its place opens, its id is copied', async () => {
    const { page, requests, server } = await open(new FakeServer(makeRecords(20)));
    const { uri, position, id } = server.records[0] ?? makeRecord(0);
    await page.locator('.identity').getByText('records/part-0.example.yaml:1').click();
    await page.getByRole('button', { name: 'Copy the id' }).click();
    await eventually(() => requests).toEqual([
      { type: 'host', request: 'open', params: { uri, position, aside: false } },
      { type: 'host', request: 'copy', params: { text: id } },
    ]);
  });

  test('the preview shows the whole record, and its properties filter', async () => {
    const { page, server } = await open(new FakeServer(makeRecords(20)));
    await eventually(() => page.locator('.field h3').allInnerTexts()).toEqual(['INPUT', 'EXPECTED OUTPUT']);
    await eventually(() => page.locator('.field dt').allInnerTexts()).toEqual(['text', 'intent']);
    await page.locator('.tags').getByRole('button', { name: 'delivery' }).click();
    await eventually(() => server.searches.at(-1)?.filters).toEqual({ domains: ['delivery'] });
  });
});
