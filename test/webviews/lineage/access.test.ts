import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { poorContrasts } from '../support/contrast.ts';
import { eventually } from '../support/eventually.ts';
import { node, type WholeGraph } from '../support/lineageGraphs.ts';
import { FakeLineageServer, LineagePageBrowser } from '../support/lineagePage.ts';
import { THEMES, type ThemeName } from '../support/themes.ts';

let browser: LineagePageBrowser;

beforeAll(async () => {
  browser = await LineagePageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** The name of the chosen line of the tree. */
async function line(page: Page): Promise<string> {
  const id = await page.locator('.tree').getAttribute('aria-activedescendant');
  const name = await page.locator(`#${id ?? ''}`).getAttribute('aria-label');
  return (name ?? '').split(',')[0] ?? '';
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('the tree', () => {
  test('is moved through by keys, one line after the other, and opened and closed', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 2 } });
    const tree = page.getByRole('tree', { name: 'Lineage as a tree' });
    await tree.focus();
    expect(await line(page)).toBe('DataBit Shipping FAQ');
    await press(page, 'ArrowDown');
    await eventually(() => line(page)).toBe('Sources');
    await press(page, 'ArrowLeft');
    await eventually(() =>
      page.locator('.tree-row', { hasText: 'Sources' }).getAttribute('aria-expanded'),
    ).toBe('false');
    await press(page, 'ArrowRight', 'ArrowRight');
    await eventually(() => line(page)).toBe('DataBit Carrier manual');
    await press(page, 'ArrowLeft');
    await eventually(() => line(page)).toBe('Sources');
    await press(page, 'End');
    await eventually(() => line(page)).toBe('Dataset Support questions');
    await press(page, 'Home');
    await eventually(() => line(page)).toBe('DataBit Shipping FAQ');
    await press(page, 'o', 'l');
    await eventually(() => line(page)).toBe('DataBit Old price list');
  });

  test('opens records, brings more, and the graph follows', async () => {
    const { page, requests } = await browser.openShown(undefined, { view: { depth: 1 } });
    await page.getByRole('tree').focus();
    await press(page, 'w');
    await eventually(() => line(page)).toBe('Example Where is my parcel?');
    await eventually(() => page.locator('.node.selected .node-name').innerText()).toBe('Where is my parcel?');
    await press(page, 'Enter');
    await eventually(() => requests.at(-1)).toMatchObject({ request: 'open', params: { keepsFocus: false } });
    await press(page, '+');
    await eventually(() => page.getByRole('status').innerText()).toMatch(/^7 nodes/);
    await eventually(() => line(page)).toBe('Example Where is my parcel?');
    await press(page, '-');
    await eventually(() => page.getByRole('status').innerText()).toMatch(/^4 nodes/);
    await press(page, 'ArrowDown', 'Enter');
    await eventually(() => page.getByRole('status').innerText()).toMatch(/^7 nodes/);
  });

  test('says roles, levels, places and relations', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 1 } });
    const item = page.getByRole('treeitem', { name: /^DataBit Old price list/ });
    expect(await item.getAttribute('aria-label')).toBe(
      'DataBit Old price list, version 4, deleted, committed 2026-01-06, derived from, merge',
    );
    expect(await item.getAttribute('aria-level')).toBe('3');
    expect([await item.getAttribute('aria-posinset'), await item.getAttribute('aria-setsize')]).toEqual([
      '2',
      '2',
    ]);
    expect(await page.getByRole('treeitem', { selected: true }).count()).toBe(1);
    expect(await page.locator('.boxes').getAttribute('aria-hidden')).toBe('true');
  });

  test('put away, it is still read aloud, and shows itself while the keyboard is in it', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 1, tree: false } });
    const width = async (): Promise<number> => (await page.locator('.tree').boundingBox())?.width ?? 0;
    expect(await width()).toBeLessThan(2);
    expect(await page.getByRole('treeitem').count()).toBeGreaterThan(3);
    await page.locator('.tree').focus();
    await eventually(width).toBeGreaterThan(100);
  });

  test('has few lines in the document, however long it is', async () => {
    const whole: WholeGraph = {
      nodes: Array.from({ length: 900 }, (_, at) => node(`n${String(at)}`)),
      edges: Array.from({ length: 899 }, (_, at) => ({
        source: 'n0',
        target: `n${String(at + 1)}`,
        kind: 'derived_from',
      })),
    };
    const { page } = await browser.openShown(new FakeLineageServer(whole), {
      id: 'id-n0',
      view: { limit: 5000 },
    });
    expect(await page.locator('.tree-row').count()).toBeLessThan(80);
    await page.getByRole('tree').focus();
    await press(page, 'End');
    await eventually(() => line(page)).toBe('DataBit n899');
    expect(await page.locator('.tree-row').count()).toBeLessThan(80);
    await eventually(() => page.getByRole('treeitem', { name: /^DataBit n899/ }).isVisible()).toBe(true);
  });
});

test('every control has a name, and Tab comes to each part and leaves the page', async () => {
  const { page } = await browser.openShown(undefined, { view: { depth: 2 } });
  await page.getByRole('button', { name: 'Filters' }).click();
  const nameless = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, input, select, summary, section, progress, [role]:not([role=none])',
      ),
    ]
      .filter((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const name = element.getAttribute('aria-label') ?? labels.map(({ innerText }) => innerText).join('');
        return name.trim() === '' && element.textContent.trim() === '';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(nameless).toEqual([]);
  const stops = new Set<string>();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      return (
        element.closest('.top, .filters, .tree, .legend, .zoom, .graph, .details')?.className.split(' ')[0] ??
        'other'
      );
    });
    if (at === '') break;
    stops.add(at);
  }
  expect([...stops].sort()).toEqual(['details', 'filters', 'graph', 'legend', 'top', 'tree', 'zoom']);
});

describe.each(Object.keys(THEMES) as ThemeName[])('theme %s', (theme) => {
  test('texts can be read, those of the selected node and of notices, too', async () => {
    const server = new FakeLineageServer();
    server.isComplete = false;
    const { page } = await browser.openShown(server, {
      theme,
      isTrusted: false,
      view: { depth: 3, history: true },
    });
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.locator('#search').fill('paket');
    await eventually(() => page.locator('.node.match').count()).toBeGreaterThan(0);
    expect(await poorContrasts(page, 4.5)).toEqual([]);
    await page.getByRole('tree').focus();
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  });
});

test('a change of the theme is a change of the canvas', async () => {
  const { page } = await browser.openShown(undefined, { view: { depth: 1 } });
  const ink = (): Promise<string> =>
    page.locator('canvas.lines').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return '';
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      let brightest = 0;
      for (let at = 0; at < data.length; at += 4)
        if ((data[at + 3] ?? 0) > 200) brightest = Math.max(brightest, data[at] ?? 0);
      return brightest > 128 ? 'light' : 'dark';
    });
  await eventually(ink).toBe('light');
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--vscode-descriptionForeground', '#202020');
    document.body.className = 'vscode-light';
  });
  await eventually(ink).toBe('dark');
});

test('forced colours keep the selected line apart', async () => {
  const { page } = await browser.openShown(undefined, {
    context: { forcedColors: 'active' },
    view: { depth: 1 },
  });
  const colors = await page.evaluate(() =>
    ['true', 'false'].map((chosen) => {
      const row = document.querySelector(`.tree-row[aria-selected=${chosen}]`);
      return row === null ? '' : getComputedStyle(row).backgroundColor;
    }),
  );
  expect(colors[0]).not.toBe(colors[1]);
});

test('a narrow page keeps everything within reach', async () => {
  const { page } = await browser.openShown(undefined, {
    size: { width: 400, height: 700 },
    view: { depth: 1 },
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  expect((await page.locator('.graph').boundingBox())?.height).toBeGreaterThan(120);
  expect((await page.locator('.tree').boundingBox())?.height).toBeGreaterThan(60);
});
