import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { MOST_ROWS } from '../../webviews/src/window.ts';
import { missingInSight } from './support/coverage.ts';
import { eventually } from './support/eventually.ts';
import { FakeReviewServer, ReviewPageBrowser, type OpenReviewPage } from './support/reviewPage.ts';
import { hugeChange, manyChanges } from './support/reviewedStates.ts';

let browser: ReviewPageBrowser;
const review = manyChanges();

beforeAll(async () => {
  browser = await ReviewPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

async function openMany(state = {}): Promise<OpenReviewPage> {
  const opened = await browser.open(new FakeReviewServer(review), { state });
  await opened.page.locator('.detail-head').waitFor();
  return opened;
}

const names = (page: Page): Promise<string[]> => page.locator('.row-name').allInnerTexts();
const chosen = (page: Page): Promise<string> =>
  page.locator('.row[aria-selected=true] .row-name').innerText();
const idOf = (name: string): string =>
  review.records.find(({ after }) => after?.name === name)?.after?.id ?? '';

describe('the list', () => {
  test('has every record with what happened to it, and numbers that restrict it', async () => {
    const { page, complaints } = await openMany();
    await eventually(async () => (await names(page)).length).toBe(10);
    await page.getByRole('button', { name: '3 added' }).click();
    await eventually(async () => (await names(page)).slice(0, 1)).toEqual(['parcel again']);
    await eventually(async () => (await names(page)).length).toBe(3);
    await page.getByRole('button', { name: '3 added' }).click();
    await page.getByRole('button', { name: '1 annotations only' }).click();
    await eventually(() => names(page)).toEqual(['copy of an invoice']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: /problems introduced/ }).click();
    await eventually(() => names(page)).toEqual(['parcel status', 'parcel again']);
    expect(complaints).toEqual([]);
  });

  test('is restricted by kind, review, dataset, text, and what was viewed', async () => {
    const { page, requests } = await openMany();
    await page.getByLabel('Kind', { exact: true }).selectOption('databit');
    await eventually(() => names(page)).toEqual(['Thank you for your patience', 'How lovely']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Review', { exact: true }).selectOption('lapsed');
    await eventually(() => names(page)).toEqual(['parcel status']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'All' });
    await eventually(async () => (await names(page)).length).toBe(7);
    await page.getByLabel('Name, id or path').fill('NEIGHBOUR');
    await eventually(() => names(page)).toEqual(['signed by a neighbour']);
    await page.locator('.list').press('v');
    await page.getByRole('button', { name: 'Not viewed' }).click();
    await eventually(() => page.locator('.row').count()).toBe(0);
    expect(await page.locator('.list').innerText()).toContain('No record fits the filter.');
    expect(requests.at(-1)?.request).toBe('saveState');
  });

  test('5,000 records: few nodes at any place, and the last one is reached', async () => {
    const server = new FakeReviewServer(hugeChange(5000));
    const { page } = await browser.open(server);
    await page.locator('.row').first().waitFor({ timeout: 60_000 });
    for (const part of [0, 0.01, 0.37, 0.8, 1]) {
      await page.locator('.list').evaluate((node, at) => {
        node.scrollTop = at * node.scrollHeight;
      }, part);
      await eventually(() => missingInSight(page, '.list', '.row')).toEqual([]);
      expect(await page.locator('.row').count()).toBeLessThanOrEqual(MOST_ROWS);
    }
    await page.locator('.list').press('End');
    await eventually(() => chosen(page)).toBe('question 4999');
    await page.locator('.detail ins').first().waitFor();
    expect(server.count('review/records')).toBe(10);
  });
});

describe('the keyboard', () => {
  test('goes through the list, approves with one key, and goes on to the next record', async () => {
    const { page, requests } = await openMany();
    const list = page.locator('.list');
    await list.focus();
    await list.press('ArrowDown');
    await list.press('n');
    await eventually(() => chosen(page)).toBe('parcel status');
    await list.press('a');
    await eventually(() => chosen(page)).toBe('copy of an invoice');
    const record = review.records.find(({ after }) => after?.name === 'parcel status');
    const decided = { id: record?.after?.id, contentHash: record?.after?.contentHash };
    expect(requests.filter(({ request }) => request === 'decide')).toEqual([
      { type: 'host', request: 'decide', params: { decision: 'approved', records: [decided] } },
    ]);
    await eventually(() => page.locator('.row').nth(2).getAttribute('data-viewed')).toBe('true');
    await eventually(() => page.locator('.sr-only[role=status]').textContent()).toContain(
      'Approving “parcel status”.',
    );
    await list.press('x');
    await list.press('u');
    await list.press('Control+z');
    await eventually(() => requests.filter(({ request }) => request === 'undo').length).toBe(2);
    await eventually(() => page.locator('.sr-only[role=status]').textContent()).toBe('');
    expect(requests.filter(({ request }) => request === 'decide')).toHaveLength(2);
  });

  test('leads to the versions of a record that is gone', async () => {
    const { page, requests } = await openMany();
    await page.locator('.row').filter({ hasText: 'return of shoes' }).click();
    await eventually(() => chosen(page)).toBe('return of shoes');
    await page.locator('.list').press('h');
    await page.getByRole('button', { name: 'Show the versions of the record' }).click();
    const id = review.records.find(({ before }) => before?.name === 'return of shoes')?.before?.id;
    await eventually(() => requests.filter(({ request }) => request === 'showVersions')).toEqual(
      [1, 2].map(() => ({ type: 'host', request: 'showVersions', params: { id } })),
    );
  });

  test('types letters where text is typed, and decides nothing then', async () => {
    const { page, requests } = await openMany();
    await page.locator('.list').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('axu');
    await eventually(() => page.getByLabel('Name, id or path').inputValue()).toBe('axu');
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.list').evaluate((node) => node === document.activeElement)).toBe(
      true,
    );
    expect(requests.filter(({ request }) => request === 'decide' || request === 'undo')).toEqual([]);
  });

  test('does not decide on what has no review, or is gone', async () => {
    const { page, requests } = await openMany();
    await page.locator('.list').press('a');
    await page.locator('.row').filter({ hasText: 'return of shoes' }).click();
    await page.getByText('The record is gone.').waitFor();
    await page.locator('.list').press('a');
    expect(requests.filter(({ request }) => request === 'decide')).toEqual([]);
    await expect(page.getByRole('button', { name: 'Approve' }).isDisabled()).resolves.toBe(true);
  });
});

describe('a review that is made anew', () => {
  test('keeps the place, once for a burst of changes, and shows the changed record as not viewed', async () => {
    const { page, server, event } = await openMany();
    await page.locator('.row').filter({ hasText: 'signed by a neighbour' }).click();
    await page.locator('.list').press('v');
    await eventually(() => page.locator('.row[data-viewed=true]').count()).toBe(1);
    const [record] = review.records.filter(({ after }) => after?.name === 'signed by a neighbour');
    const after = record?.after;
    if (record === undefined || after === undefined) throw new Error('no record');
    const changed = { ...record, after: { ...after, contentHash: 'f'.repeat(64) } };
    server.review = {
      ...review,
      records: [...review.records.slice(1).filter((one) => one !== record), changed],
    };
    for (let revision = 1; revision <= 5; revision += 1)
      event({ event: 'records/changed', payload: { revision } });
    await eventually(() => page.locator('.row').count()).toBe(9);
    expect(server.count('review/changes')).toBe(2);
    await eventually(() => chosen(page)).toBe('signed by a neighbour');
    await eventually(() => page.locator('.row[data-viewed=true]').count()).toBe(0);
  });

  test('is not made because of files where two commits are compared', async () => {
    const { page, server, event, show } = await openMany({ comparison: { base: 'a', head: 'b' } });
    event({ event: 'records/changed', payload: { revision: 1 } });
    await page.waitForTimeout(1800);
    expect(server.count('review/changes')).toBe(1);
    show({ run: 2 });
    await eventually(() => server.count('review/changes')).toBe(2);
  });
});

describe('a record', () => {
  test('shows words that differ, numbers with their difference, and hostile text as text', async () => {
    const { page, complaints } = await openMany();
    await page.locator('.row').filter({ hasText: 'parcel status' }).click();
    await page.locator('.detail ins').getByText('please').waitFor();
    await page.locator('.row').filter({ hasText: 'copy of an invoice' }).click();
    await page.locator('.delta').getByText('+0.5').waitFor();
    await page.locator('.row').filter({ hasText: 'hostile' }).click();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('is opened, compared in the diff editor, copied, and the whole review as Markdown', async () => {
    const { page, requests } = await openMany();
    await page.locator('.row').filter({ hasText: 'delivery time' }).click();
    await page.getByText('moved from data/old.example.yaml').waitFor();
    await page.getByRole('button', { name: 'Open in Diff Editor' }).click();
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByRole('button', { name: 'Copy the id' }).click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Compare…' }).click();
    await eventually(() =>
      requests.map(({ request }) => request).filter((name) => name !== 'saveState'),
    ).toEqual(['openDiff', 'open', 'copy', 'copyMarkdown', 'choose']);
  });

  test('has the problems that the change introduces, with the file where that is another one', async () => {
    const introduced = review.introduced.map((finding) =>
      finding.record?.name === 'parcel again' ? { ...finding, path: 'data/copy.example.yaml' } : finding,
    );
    const { page } = await browser.open(new FakeReviewServer({ ...review, introduced }));
    await page.locator('.row').filter({ hasText: 'parcel again' }).click();
    await page.locator('.problems').getByText('data/copy.example.yaml').first().waitFor();
    await page.locator('.row').filter({ hasText: 'parcel status' }).click();
    await eventually(() => page.locator('.detail-head').innerText()).toContain('parcel status');
    expect(await page.locator('.problems').innerText()).not.toContain('.example.yaml');
  });

  test('has its comments, and takes new ones on the field that differs', async () => {
    const server = new FakeReviewServer(review);
    const said = {
      id: 't',
      author: 'Ann <b>',
      time: '2026-03-04T09:00:00Z',
      text: 'Is "please" *part* of it?',
    };
    server.threads = [
      {
        id: 't',
        recordId: idOf('parcel status'),
        field: ['input'],
        isResolved: false,
        isOutdated: true,
        fileUri: 'file:///x',
        comments: [said],
      },
    ];
    const { page, requests } = await browser.open(server);
    await page.locator('.row').filter({ hasText: 'parcel status' }).click();
    await page.getByText('Is "please" *part* of it?').waitFor();
    expect(await page.locator('.thread').innerText()).toContain('made on an earlier version');
    await page.getByLabel('Comment', { exact: true }).fill('Yes.');
    await page.getByLabel('Comment', { exact: true }).press('Control+Enter');
    await eventually(() => requests.find(({ request }) => request === 'comment')?.params).toMatchObject({
      recordId: idOf('parcel status'),
      field: ['input'],
      text: 'Yes.',
    });
  });
});
