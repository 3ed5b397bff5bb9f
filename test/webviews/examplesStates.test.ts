import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecord, makeRecords, readyStatus } from './support/fakeServer.ts';
import { expectSummary, usePageBrowser, selectedName, summary } from './support/openedPage.ts';

const { open, openUnanswered } = usePageBrowser();

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

  test('a window without a folder is no failure: it offers to open one, or the sample', async () => {
    const server = new FakeServer([]);
    server.error = { code: 'no-folder', message: 'No folder is open.' };
    const { page, requests } = await open(server);
    await eventually(() => page.locator('.message h2').innerText()).toBe('No folder is open');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await summary(page)).toBe('');
    await page.getByRole('button', { name: 'Open Folder' }).click();
    await page.getByRole('button', { name: 'Create Sample Workspace' }).click();
    await eventually(() => requests.map(({ params }) => 'command' in params && params.command)).toEqual([
      'vscode.openFolder',
      'databits.createSample',
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

  test('a model that cannot be had is told as soon as it is known', async () => {
    const server = new FakeServer(makeRecords(20));
    server.status = { ...readyStatus(20), phase: 'embedding' };
    const { page, event } = await open(server);
    await eventually(() => page.locator('.indexing').innerText()).toBe('Loading the embedding model');
    server.answerChanges = { notice: 'The service is away.' };
    server.status = { ...readyStatus(20), notice: 'The quick model answers. The service is away.' };
    event({ event: 'index/status', payload: server.status });
    await eventually(() => page.locator('.notice').allInnerTexts()).toEqual(['The service is away.']);
    expect(await page.locator('.indexing').count()).toBe(0);
  });

  test('a slow first answer shows a list in outline and says that it searches', async () => {
    const server = new FakeServer(makeRecords(20));
    const gate = Promise.withResolvers<undefined>();
    server.gate = gate.promise;
    const { page } = await openUnanswered(server);
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
