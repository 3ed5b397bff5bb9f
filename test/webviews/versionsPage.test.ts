import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { PARCEL_STATES } from './support/parcelStates.ts';
import { TestVersions, VersionsPageBrowser, type OpenVersionsPage } from './support/versionsPage.ts';

let browser: VersionsPageBrowser;

beforeAll(async () => {
  browser = await VersionsPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** The differences in sight: `field change: what is shown`. */
async function differencesOf({ page }: OpenVersionsPage): Promise<string[]> {
  const articles = await page.locator('.difference').all();
  return Promise.all(
    articles.map(async (article) => {
      const name = await article.locator('.field-name').innerText();
      const change = await article.locator('.change').innerText();
      const body = await article.locator('.value, .values').allInnerTexts();
      return `${name} ${change}: ${body.join(' | ').replace(/\s+/g, ' ')}`;
    }),
  );
}

/** The pieces of a difference that came and went. */
async function marked({ page }: OpenVersionsPage, field: string): Promise<Record<'ins' | 'del', string[]>> {
  const article = page.locator('.difference').filter({ hasText: field }).first();
  const textsOf = async (tag: 'ins' | 'del'): Promise<string[]> =>
    (await article.locator(tag).allInnerTexts()).map((text) => text.trim());
  return { ins: await textsOf('ins'), del: await textsOf('del') };
}

describe('the versions of a record', () => {
  test('are listed newest first, with who, when, why and what happened; the newest is compared with the one before it', async () => {
    const opened = await browser.open(new TestVersions(PARCEL_STATES));
    const { page, complaints } = opened;
    const options = page.locator('.version');
    expect(await options.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))).toEqual([
      'Version 4, as it is now, not saved, not committed, changed',
      'Version 3, 2 days ago, Chloé Ünal, Late parcels are an intent of their own, changed, compared with the chosen one',
      'Version 2, 5 days ago, Ada Example, Sort the records by topic, moved to records/tracking.example.yaml',
      'Version 2, 12 days ago, Ben Example, Say what people really ask, with the channel they ask it by, changed',
      'Version 1, 2 months ago, Ada Example, Add the first records, added',
    ]);
    expect(await page.locator('time').first().getAttribute('title')).toMatch(/^\d+ \w+ \d{4}, \d\d:\d\d$/);
    await eventually(() => differencesOf(opened)).toEqual([
      'input › text changed: Where is my parcel 7? It was due onlast Monday.',
      'search_keys › 3 moved: from place 1 to place 3',
      'usage_count changed: 12 → 15 +3',
    ]);
    expect(await page.getByRole('status').allInnerTexts()).toContain(
      '1 content field, 1 annotation, 1 derived field differ.',
    );
    expect(complaints).toEqual([]);
  });

  test('are chosen by keys, and any two can be compared: words, labels, numbers with their sign', async () => {
    const opened = await browser.open(new TestVersions(PARCEL_STATES));
    const { page, requests } = opened;
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.locator('.arrow-line').innerText()).toBe('v2 → v3');
    await eventually(() => differencesOf(opened)).toContain(
      'expected_output › intent changed: track_parcel → late_parcel',
    );
    expect(await differencesOf(opened)).toContain('quality_scores › clarity changed: 0.9 → 0.55 \u22120.35');
    expect(await marked(opened, 'input › text')).toEqual({
      ins: ['7', 'was due'],
      del: ['should have been here'],
    });
    await page.keyboard.press('Enter');
    await eventually(() => requests.at(-1)?.request).toBe('openVersion');
    await page.keyboard.press('End');
    await page.getByText('This is the first version.').waitFor();
    await page.getByRole('combobox').selectOption({ label: 'the record as it is now' });
    await eventually(() => page.locator('.arrow-line').innerText()).toBe('v1 → v4');
    await page.getByRole('combobox').selectOption({ label: 'v3 · 2 days ago · Chloé Ünal' });
    await eventually(() => page.locator('.arrow-line').innerText()).toBe('v1 → v3');
    expect(requests.at(-1)).toMatchObject({
      request: 'saveState',
      params: { state: { shows: 'differences' } },
    });
    await page
      .getByText('Moved from records/parcels.example.yaml to records/tracking.example.yaml.')
      .waitFor();
  });

  test('that differ in their place only say so', async () => {
    const { page } = await browser.open(new TestVersions(PARCEL_STATES));
    await page.locator('.version').nth(2).click();
    await page.getByText('No field differs.').waitFor();
    await page.getByText('Moved from records/parcels.example.yaml').waitFor();
  });

  test('show texts side by side, each with its own words', async () => {
    const opened = await browser.open(new TestVersions(PARCEL_STATES), { view: { texts: 'side' } });
    await opened.page.locator('.sides').first().waitFor();
    expect(await opened.page.getByRole('group', { name: 'Before' }).innerText()).toBe(
      'Where is my parcel 7? It was due on Monday.',
    );
    expect(await opened.page.getByRole('group', { name: 'After' }).innerText()).toBe(
      'Where is my parcel 7? It was due last Monday.',
    );
    await opened.page.getByRole('button', { name: 'Side by side' }).click();
    await opened.page.locator('.sides').waitFor({ state: 'detached' });
  });

  test('long values are folded, and what is the same around a change is left out', async () => {
    const long = (word: string): string => `input: ${'start '.repeat(200)}${word} ${'end '.repeat(300)}`;
    const states = [long('one'), long('two')].map((text, at) => ({
      record: `version: ${String(at + 1)}\n${text}`,
      age: 9 - at,
    }));
    const { page } = await browser.open(new TestVersions(states));
    const value = page.locator('.difference .value');
    await eventually(() => value.locator('ins').allInnerTexts()).toEqual(['two']);
    expect((await value.innerText()).length).toBeLessThan(600);
    await page.getByRole('button', { name: 'Show all' }).click();
    await eventually(async () => (await value.innerText()).length).toBeGreaterThan(2000);
  });
});

describe('what can be done with a version', () => {
  test('restore, open, compare in the editor, copy its hash, show its commit', async () => {
    const { page, requests } = await browser.open(new TestVersions(PARCEL_STATES));
    await eventually(() => page.getByRole('button', { name: 'Restore' }).isDisabled()).toBe(true);
    await page.locator('.version').nth(1).click();
    await eventually(() => page.locator('.arrow-line').innerText()).toBe('v2 → v3');
    for (const name of [
      'Restore',
      'Open version 3, read-only',
      'Copy the content hash',
      'Show commit 00000000',
      'Open in Diff Editor',
    ])
      await page.getByRole('button', { name }).click();
    const asked = requests.filter(({ request }) => request !== 'saveState');
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    const name = expect.stringMatching(/^[0-9a-f]{64}@0{39}[34]$/) as string;
    expect(asked.map(({ request, params }) => [request, params])).toEqual([
      ['restore', { contentHash: hash }],
      ['openVersion', { state: name }],
      ['copy', { text: hash }],
      ['showCommit', { commit: '4'.padStart(40, '0') }],
      ['openDiff', { before: name, after: name }],
    ]);
    await page.locator('.version').nth(0).click();
    await page.getByRole('button', { name: 'Open the record' }).click();
    await eventually(() => requests.at(-1)?.request).toBe('openRecord');
    await page.getByRole('button', { name: 'Open in Diff Editor' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'openDiff',
      params: { after: 'present' },
    });
  });

  test('commits are not offered where the editor cannot show them', async () => {
    const { page } = await browser.open(new TestVersions(PARCEL_STATES), { state: { showsCommits: false } });
    await page.locator('.version').nth(1).click();
    await page.getByRole('button', { name: 'Copy the content hash' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show commit' }).count()).toBe(0);
  });
});

describe('blame', () => {
  test('tells for each field which version it came with, and leads to it', async () => {
    const { page } = await browser.open(new TestVersions(PARCEL_STATES));
    await page.getByRole('radio', { name: 'Differences' }).focus();
    await page.keyboard.press('ArrowRight');
    const rows = page.locator('.fields tbody tr');
    await eventually(() => rows.count()).toBe(13);
    const text = async (field: string): Promise<string> =>
      (
        await rows
          .filter({ has: page.getByRole('rowheader', { name: field, exact: true }) })
          .locator('td')
          .last()
          .innerText()
      ).replace(/\s+/g, ' ');
    expect(await text('function_name')).toBe('v2 12 days ago · Ben Example');
    expect(await text('search_keys › 3')).toBe('v3 2 days ago · Chloé Ünal');
    expect(await text('input › text')).toBe('v4 not committed');
    await rows.filter({ hasText: 'function_name' }).getByRole('button').click();
    await eventually(() => page.locator('.arrow-line').innerText()).toBe('v1 → v2');
  });

  test('says where older commits were not read', async () => {
    const versions = new TestVersions(PARCEL_STATES);
    versions.isComplete = false;
    const { page } = await browser.open(versions, { view: { shows: 'fields' } });
    await page.getByText('Older commits were not read').waitFor();
    await page.getByText('Git does not have the whole history here').waitFor();
  });
});
