import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { PARCEL_STATES } from './support/parcelStates.ts';
import { THEMES, type ThemeName } from './support/themes.ts';
import { TestVersions, VersionsPageBrowser, type OpenVersionsPage } from './support/versionsPage.ts';

let browser: VersionsPageBrowser;

beforeAll(async () => {
  browser = await VersionsPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

describe('without versions', () => {
  const open = (
    states: readonly (typeof PARCEL_STATES)[number][],
    isComplete = true,
  ): Promise<OpenVersionsPage> => {
    const versions = new TestVersions(states);
    versions.isComplete = isComplete;
    return browser.open(versions);
  };

  test('there is a sentence for each reason', async () => {
    await (
      await open(PARCEL_STATES.slice(0, 1))
    ).page
      .getByText('has never changed since it was added')
      .waitFor();
    await (
      await open(PARCEL_STATES.slice(0, 1), false)
    ).page
      .getByText('What git has here knows no other content')
      .waitFor();
    await (await open(PARCEL_STATES.slice(4))).page.getByText('Versions come with commits.').waitFor();
    await (
      await open(PARCEL_STATES.slice(4), false)
    ).page
      .getByText('Versions come from git, which has none here')
      .waitFor();
    await (
      await open([], false)
    ).page
      .getByText('the folder is in no repository, or git is not installed')
      .waitFor();
    await (await open([])).page.getByText('have a record with this id').waitFor();
    const none = await browser.open(new TestVersions(PARCEL_STATES), { state: { id: '' } });
    await none.page.getByText('Put the cursor into a record').waitFor();
  });

  test('in Restricted Mode nothing is asked, and trust brings the versions', async () => {
    const { page, versions, requests, tell } = await browser.open(new TestVersions(PARCEL_STATES), {
      state: { isTrusted: false },
    });
    await page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await eventually(() => requests.at(-1)?.request).toBe('manageTrust');
    expect(versions.asked).toEqual([]);
    tell({ isTrusted: true });
    await eventually(() => page.locator('.version').count()).toBe(5);
  });

  test('the history that is read for the first time can be waited for or not', async () => {
    const versions = new TestVersions(PARCEL_STATES);
    versions.wait = new Promise(() => undefined);
    const { page } = await browser.open(versions);
    await page.getByRole('progressbar', { name: 'Reading the history' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The history was not read to its end.').waitFor();
    versions.wait = Promise.resolve();
    await page.getByRole('button', { name: 'Read again' }).last().click();
    await eventually(() => page.locator('.version').count()).toBe(5);
  });

  test('a failure says why, and keeps what was shown', async () => {
    const { page, versions, tell } = await browser.open(new TestVersions(PARCEL_STATES));
    versions.error = { code: 'failed', message: 'Git did not answer.' };
    tell({});
    await page.getByText('Git did not answer.').waitFor();
    expect(await page.locator('.version').count()).toBe(5);
  });

  test('a deleted record says who deleted it, and can be restored', async () => {
    const versions = new TestVersions(PARCEL_STATES.slice(0, 4));
    versions.deleted = {
      name: 'Lost parcels',
      commit: {
        commit: '9'.repeat(40),
        author: 'Dora',
        date: new Date(Date.now() - 7_300_000).toISOString(),
        summary: 'Tidy up',
      },
    };
    const { page } = await browser.open(versions);
    expect(await page.locator('h2').innerText()).toBe('Lost parcels');
    expect((await page.locator('.removal').innerText()).replace(/\s+/g, ' ')).toBe(
      'Deleted 2 hours ago · Dora Tidy up',
    );
    expect(await page.getByRole('button', { name: 'Restore' }).isEnabled()).toBe(true);
    expect(await page.getByRole('option', { name: 'the record as it is now' }).count()).toBe(0);
  });
});

test('what changes outside is shown: records, history, another record', async () => {
  const { page, versions, send, tell } = await browser.open(new TestVersions(PARCEL_STATES.slice(0, 4)));
  await page.locator('.version').nth(1).click();
  versions.states = PARCEL_STATES;
  send({ event: 'records/changed', payload: { revision: 2 } });
  await eventually(() => page.locator('.version').count()).toBe(5);
  // What was chosen stays chosen.
  expect(await page.locator('.version[aria-selected=true]').getAttribute('aria-label')).toContain('moved to');
  versions.states = PARCEL_STATES.slice(0, 2);
  send({ event: 'history/changed', payload: {} });
  await eventually(() => page.locator('.version').count()).toBe(2);
  versions.states = PARCEL_STATES.slice(0, 1);
  tell({ id: 'other' });
  await eventually(() => page.locator('.version').count()).toBe(1);
});

test('hostile texts stay texts', async () => {
  const evil = '<img src=x onerror=alert(1)>\u202e<script>alert(2)</script>';
  const states = [
    `version: 1\nname: n\ninput: { text: a }\n`,
    `version: 2\nname: ${JSON.stringify(evil)}\ninput: { ${JSON.stringify(evil)}: ${JSON.stringify(`a ${evil}`)} }\n`,
  ];
  const versions = new TestVersions(
    states.map((record, at) => ({
      record,
      age: 3 - at,
      author: evil,
      summary: evil,
      path: `${evil}.example.yaml`,
    })),
  );
  for (const shows of ['differences', 'fields'] as const) {
    const { page, complaints } = await browser.open(versions, { view: { shows } });
    await page.locator('.difference, .fields tbody tr').first().waitFor();
    expect(await page.locator('img, #page script').count()).toBe(0);
    expect(await page.locator('.control').count()).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
  }
});

describe.each(Object.keys(THEMES) as ThemeName[])('theme %s', (theme) => {
  test('texts can be read', async () => {
    const { page } = await browser.open(new TestVersions(PARCEL_STATES), { theme });
    await page.locator('.version').nth(1).click();
    await eventually(() => page.locator('.difference').count()).toBe(10);
    expect(await poorContrasts(page, 4.5)).toEqual([]);
    await page.getByRole('radio', { name: 'Blame' }).click();
    await page.locator('.fields tbody tr').first().waitFor();
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  });
});

test('every control has a name', async () => {
  const { page } = await browser.open(new TestVersions(PARCEL_STATES), { view: { shows: 'fields' } });
  await page.locator('.fields tbody tr').first().waitFor();
  const nameless = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, select, [role=option], [role=radio], [role=region], [role=listbox], progress',
      ),
    ]
      .filter(
        (element) =>
          (element.ariaLabel ?? element.getAttribute('title') ?? element.textContent).trim() === '',
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(nameless).toEqual([]);
});
