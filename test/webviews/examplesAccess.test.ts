import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { poorContrasts } from './support/contrast.ts';
import { PageBrowser, type OpenOptions, type OpenPage } from './support/examplesPage.ts';
import { FakeServer, makeRecords, readyStatus } from './support/fakeServer.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: PageBrowser;

beforeAll(async () => {
  browser = await PageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** A page that shows as much at once as it can: results, chips, notices, progress, raw scores, a chosen row. */
async function openFull(options: OpenOptions = {}): Promise<OpenPage> {
  const server = new FakeServer(makeRecords(500));
  server.status = {
    ...readyStatus(500),
    phase: 'embedding',
    embedded: 100,
    keywordOnlyReason: 'The model is off.',
  };
  server.answerChanges = { mode: 'keyword-only', noGoodMatch: true };
  const opened = await browser.open(server, {
    ...options,
    state: { query: { text: 'parcel', filters: { statuses: ['draft'], minimumQuality: 0.2 } } },
  });
  await eventually(() => opened.page.locator('.row').count()).toBeGreaterThan(5);
  await opened.page.getByRole('button', { name: 'Raw scores' }).click();
  await opened.page.locator('.row-input').nth(1).click();
  await eventually(() => opened.page.locator('.raw').count()).toBeGreaterThan(3);
  return opened;
}

/** What every stop of the Tab key is, from the query box on. */
async function tabStops(page: Page): Promise<string[]> {
  await page.locator('#query').focus();
  const stops: string[] = [];
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      return element.closest('.top, .filters, .results, .notices, .preview')?.className ?? element.tagName;
    });
    if (name === '') break;
    stops.push(name);
  }
  return stops;
}

test('every control has a role and a name', async () => {
  const { page } = await openFull();
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, [role], fieldset, section, progress')]
      .filter((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const name = element.getAttribute('aria-label') ?? labels.map((label) => label.innerText).join('');
        const content = element.textContent;
        const role = element.getAttribute('role');
        return name.trim() === '' && content.trim() === '' && role !== 'presentation';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(nameless).toEqual([]);
});

test('the page reads well: landmarks, headings, list with places, a line that is announced', async () => {
  const { page } = await openFull();
  await eventually(() => page.getByRole('searchbox', { name: 'Search examples and DataBits' }).count()).toBe(
    1,
  );
  await eventually(() => page.getByRole('main').count()).toBe(1);
  await eventually(() => page.getByRole('region', { name: 'Filters' }).count()).toBe(1);
  await eventually(() => page.getByRole('region', { name: 'Preview' }).count()).toBe(1);
  await eventually(() => page.getByRole('heading', { level: 2 }).count()).toBe(1);
  const status = page.getByRole('status');
  await eventually(() => status.getAttribute('aria-live')).toBe('polite');
  await eventually(() => status.innerText()).toMatch(/results by words only, none of them a good match/);
  const option = page.getByRole('option', { selected: true });
  await eventually(() => option.getAttribute('aria-posinset')).toBe('2');
  await eventually(() => option.getAttribute('aria-setsize')).toBe('25');
  await eventually(() => option.getAttribute('aria-label')).toMatch(
    /^Example Question \d+ about the parcel, score 1\.00, Vector, \w+, draft\. Where is my parcel number/,
  );
  const active = await page.getByRole('listbox', { name: 'Results' }).getAttribute('aria-activedescendant');
  await eventually(() => option.getAttribute('id')).toBe(active);
});

test('a list row holds nothing that takes the focus', async () => {
  const { page } = await openFull();
  await eventually(() => page.locator('.row :is(button, a, input, [tabindex])').count()).toBe(0);
});

test('Tab goes from the top through filters and list to the preview, and leaves the page', async () => {
  const { page } = await openFull();
  const stops = await tabStops(page);
  const order = stops.filter((stop, position) => stop !== stops[position - 1]);
  expect(order).toEqual(['top', 'filters', 'results', 'preview']);
  // One stop for each group of filters, and one for the quality.
  expect(stops.filter((stop) => stop === 'filters').length).toBeLessThanOrEqual(7);
  expect(stops.length).toBeLessThan(60);
});

describe.each(Object.keys(THEMES) as ThemeName[])('theme %s', (theme) => {
  test('texts can be read', async () => {
    const { page } = await openFull({ theme });
    expect(await poorContrasts(page, 4.5)).toEqual([]);
    await page.locator('.results').focus();
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  });

  test('the focus can be seen on every control', async () => {
    const { page } = await openFull({ theme });
    await page.locator('#query').focus();
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null) return 'none';
        // A hidden check box shows its focus on the box that is painted for it, a list on its selected row.
        const shown = element.matches('[type=checkbox]')
          ? element.nextElementSibling
          : (element.querySelector('[aria-selected=true]') ?? element);
        const style = getComputedStyle(shown ?? element);
        const ring = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
        const edge = style.borderLeftWidth !== '0px' && style.borderLeftColor !== 'rgba(0, 0, 0, 0)';
        return ring || edge ? 'seen' : element.outerHTML.slice(0, 100);
      });
      expect(seen).toBe('seen');
    }
  });
});

test('colours forced by the system keep the chosen row apart', async () => {
  const { page } = await openFull({ context: { forcedColors: 'active' } });
  const colors = await page.evaluate(() =>
    ['.row[aria-selected=true]', '.row[aria-selected=false]'].map((selector) => {
      const row = document.querySelector(selector);
      return row === null ? '' : getComputedStyle(row).backgroundColor;
    }),
  );
  expect(colors[0]).not.toBe(colors[1]);
});

test('nothing moves where the user wants less motion', async () => {
  const server = new FakeServer(makeRecords(5));
  server.status = { ...readyStatus(5), phase: 'scanning' };
  const animationOf = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string> => {
    const { page } = await browser.open(server, { context: { reducedMotion } });
    return page.locator('progress').evaluate((bar) => getComputedStyle(bar).animationName);
  };
  expect(await animationOf('no-preference')).toBe('pulse');
  expect(await animationOf('reduce')).toBe('none');
});

test('a narrow window has filters on demand and the preview below', async () => {
  const { page } = await openFull({ size: { width: 520, height: 760 } });
  await eventually(() => page.getByRole('region', { name: 'Filters' }).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await eventually(() => page.getByRole('region', { name: 'Filters' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('region', { name: 'Filters' }).isVisible()).toBe(false);
  const list = await page.locator('.results').boundingBox();
  const preview = await page.locator('.preview').boundingBox();
  expect(preview?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) - 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(520);
});
