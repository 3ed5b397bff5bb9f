import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { LineagePageBrowser } from '../support/lineagePage.ts';

let browser: LineagePageBrowser;

beforeAll(async () => {
  browser = await LineagePageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** Names on the boxes, without those out of sight. */
async function names(page: Page): Promise<string[]> {
  return (await page.locator('.node-name').allInnerTexts()).sort();
}

function selected(page: Page): Promise<string> {
  return page.locator('.details b').innerText();
}

describe('filters, colours and search', () => {
  test('kinds that are put away are led through, and the sentence says how many', async () => {
    const { page } = await browser.openShown(undefined, {
      size: { width: 1500, height: 900 },
      view: { depth: 10 },
    });
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /^Example/ }).uncheck();
    await eventually(() => names(page)).not.toContain('Where is my parcel?');
    expect(await names(page)).toContain('Support questions');
    expect(await page.locator('.notice').innerText()).toBe('6 nodes put away by filters.');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await eventually(() => names(page)).toContain('Where is my parcel?');
  });

  test('statuses and edges are put away, too', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 2 } });
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /^in review/ }).uncheck();
    await eventually(() => names(page)).not.toContain('¿Dónde está mi paquete?');
    await page.getByRole('checkbox', { name: /^Derived from/ }).uncheck();
    await eventually(() => names(page)).not.toContain('Carrier manual');
  });

  test('the sliders step from commit to commit', async () => {
    const { page, saved } = await browser.openShown(undefined, { view: { depth: 2 } });
    await page.getByRole('button', { name: 'Filters' }).click();
    const from = page.getByRole('slider', { name: 'From' });
    expect(await from.getAttribute('aria-valuetext')).toBe('2026-01-03');
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => from.getAttribute('aria-valuetext')).toBe('2026-01-06');
    await eventually(() => names(page)).not.toContain('Carrier manual');
    expect(await names(page)).toContain('Old price list');
    expect(saved.at(-1)?.view.committed).toEqual({ since: Date.UTC(2026, 0, 6) / 1000 });
  });

  test('colours mean status, quality, effect or kind; the legend says what, with numbers', async () => {
    const { page, saved } = await browser.openShown(undefined, { view: { depth: 10 } });
    const legend = (): Promise<string> => page.locator('.legend ul').innerText();
    expect(await legend()).toMatch(/draft\s+4\s+in review\s+1\s+approved\s+3/);
    await page.getByRole('combobox', { name: 'Colour' }).selectOption('quality');
    await eventually(legend).toMatch(/0\.9 to 1\s+1\s+0\.8 to below 0\.9\s+2/);
    await page.getByRole('combobox', { name: 'Colour' }).selectOption('effect');
    await eventually(legend).toMatch(/effect above 0\s+1\s+not enough evidence\s+1\s+not measured/);
    await page.getByRole('combobox', { name: 'Colour' }).selectOption('kind');
    await eventually(legend).toMatch(/DataBit\s+3\s+Example\s+6/);
    expect(saved.at(-1)?.view.colour).toBe('kind');
  });

  test('search goes from match to match and brings each into sight', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 10 } });
    await page.keyboard.press('Control+f');
    await page.keyboard.type('paraphrase');
    await eventually(() => page.locator('.search-place').innerText()).toBe('1 of 2');
    await eventually(() => selected(page)).toBe('Paraphrase A');
    await eventually(() => page.locator('.node.selected').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(() => selected(page)).toBe('Paraphrase B');
    await page.keyboard.press('Shift+Enter');
    await eventually(() => selected(page)).toBe('Paraphrase A');
    expect(await page.locator('.node.match').count()).toBeGreaterThan(0);
    await page.locator('#search').fill('nothing like this');
    await eventually(() => page.locator('.search-place').innerText()).toBe('none');
  });
});
