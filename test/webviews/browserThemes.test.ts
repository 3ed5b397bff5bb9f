import { describe, expect, test } from 'vitest';
import type { ViewName } from '../../shared/src/protocol/browserViews.ts';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { usePageBrowser } from './support/openedPage.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

const { open } = usePageBrowser();

const ITEMS: readonly [ViewName, string, string][] = [
  ['list', '.results', '.row'],
  ['table', '.grid', '.grid-row'],
  ['cards', '.results', '.card'],
];

describe.each(Object.keys(THEMES) as ThemeName[])('theme %s', (theme) => {
  test.each(ITEMS)('texts of selected and other records can be read as %s', async (view, scroller, item) => {
    const { page } = await open(new FakeServer(makeRecords(60)), {
      theme,
      state: { query: { text: 'parcel' }, view },
    });
    await eventually(() => page.locator(item).count()).toBeGreaterThan(5);
    await page.locator(scroller).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await eventually(() => page.locator(`${item}[aria-selected=true]`).count()).toBeGreaterThan(1);
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  });

  test('texts of the dialogs can be read', async () => {
    const { page } = await open(new FakeServer(makeRecords(60)), {
      theme,
      state: { query: {}, view: 'table' },
    });
    await eventually(() => page.locator('.grid-row').count()).toBeGreaterThan(5);
    await page.locator('.grid').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('d');
    await eventually(() => page.locator('.compare ins').count()).toBeGreaterThan(1);
    expect(await poorContrasts(page, 4.5)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await eventually(() => page.locator('.chooser li').count()).toBeGreaterThan(5);
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  });
});

test('colours forced by the system keep selected rows apart in the table', async () => {
  const { page } = await open(new FakeServer(makeRecords(30)), {
    context: { forcedColors: 'active' },
    state: { query: {}, view: 'table' },
  });
  await eventually(() => page.locator('.grid-row[aria-selected=true]').count()).toBe(1);
  const colors = await page.evaluate(() =>
    ['true', 'false'].map((selected) => {
      const row = document.querySelector(`.grid-row[aria-selected=${selected}]`);
      return row === null ? '' : getComputedStyle(row).backgroundColor;
    }),
  );
  expect(colors[0]).not.toBe(colors[1]);
});

test('every control of the browser has a role and a name', async () => {
  const { page } = await open(new FakeServer(makeRecords(30)), { state: { query: {}, view: 'table' } });
  await eventually(() => page.locator('.grid-row').count()).toBeGreaterThan(5);
  await page.locator('.grid').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('c');
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, dialog[open], [role=grid], [role=radio], [role=region]')]
      .filter((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const name = element.ariaLabel ?? labels.map(({ innerText }) => innerText).join('');
        return name.trim() === '' && element.textContent.trim() === '';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(nameless).toEqual([]);
});

test('arrows choose the view, one stop of Tab', async () => {
  const { page, savedStates } = await open(new FakeServer(makeRecords(30)));
  await page.getByRole('radio', { name: 'List' }).focus();
  await page.keyboard.press('ArrowRight');
  await eventually(() => page.getByRole('radio', { name: 'Table' }).getAttribute('aria-checked')).toBe(
    'true',
  );
  await eventually(() => savedStates.at(-1)?.view).toBe('table');
  await page.keyboard.press('ArrowLeft');
  await eventually(() => page.locator('.row').count()).toBeGreaterThan(3);
  expect(await page.locator('[role=radio][tabindex="0"]').count()).toBe(1);
});
