import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clickNode, keysAt, names, selected, status } from '../support/drivenLineage.ts';
import { eventually } from '../support/eventually.ts';
import { FakeLineageServer, LineagePageBrowser } from '../support/lineagePage.ts';

let browser: LineagePageBrowser;

beforeAll(async () => {
  browser = await LineagePageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** The names on boxes that are in sight as a whole. */
async function inSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const graph = document.querySelector('.graph')?.getBoundingClientRect() ?? new DOMRect();
    const boxes = [...document.querySelectorAll('.node')].filter((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return left >= graph.left && right <= graph.right && top >= graph.top && bottom <= graph.bottom;
    });
    return boxes.map((node) => node.querySelector('.node-name')?.textContent.trim() ?? '').sort();
  });
}

/** Moves the picture until a node stands at an edge of it, with room for its handle. */
async function dragToEdge(page: Page, name: string, edge: 'left' | 'right'): Promise<void> {
  const box = await page.locator('.node', { hasText: name }).boundingBox();
  const graph = await page.locator('.graph').boundingBox();
  if (box === null || graph === null) throw new Error('nothing is drawn');
  const by = edge === 'left' ? graph.x + 45 - box.x : graph.x + graph.width - (box.x + box.width) - 45;
  const from = { x: graph.x + graph.width / 2, y: graph.y + 20 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by, from.y, { steps: 3 });
  await page.mouse.up();
}

describe('what was asked for', () => {
  test.each(['no-preference', 'reduce'] as const)(
    'what was asked for and is out of sight is brought into it, motion %s; the node that brought it stays in sight',
    async (reducedMotion) => {
      const { page } = await browser.openShown(undefined, {
        size: { width: 1000, height: 560 },
        view: { depth: 1, tree: false },
      });
      await page.emulateMedia({ reducedMotion });
      await dragToEdge(page, 'Where is my', 'right');
      await clickNode(page, 'Where is my parcel?', '.handle');
      await eventually(() => status(page)).toBe('7 nodes, 7 edges.');
      await eventually(() => inSight(page)).toEqual(
        expect.arrayContaining(['Support questions', 'Where is my parcel?', 'Wo ist mein Paket?']),
      );
      await eventually(() => inSight(page)).toContain('¿Dónde está mi paquete?');
    },
  );

  test('switching the history on shows what it brings, although that is read later', async () => {
    const server = new FakeLineageServer();
    server.isComplete = false;
    const read = Promise.withResolvers<undefined>();
    const { page } = await browser.openShown(server, {
      size: { width: 1000, height: 560 },
      view: { depth: 1, tree: false },
    });
    server.history = read.promise;
    await dragToEdge(page, 'Shipping FAQ', 'left');
    await page.getByRole('button', { name: 'History' }).click();
    await eventually(() => status(page)).toMatch(/^Reading/);
    read.resolve(undefined);
    await eventually(() => status(page)).toMatch(/^\d+ nodes/);
    // Both versions.
    await eventually(async () =>
      (await inSight(page)).filter((name) => name === 'Shipping FAQ'),
    ).toHaveLength(2);
  });

  test('the place of before a reload holds for the whole graph, not for what is known before the history', async () => {
    const view = { depth: 1, history: true, place: { x: 600, y: 60, zoom: 0.9 } };
    const placeOfRoot = async (server: FakeLineageServer, known?: () => void): Promise<unknown> => {
      const { page } = await browser.openShown(server, { view });
      if (known !== undefined) {
        await eventually(() => names(page)).toHaveLength(4);
        known();
      }
      await eventually(() => names(page)).toHaveLength(5);
      return page.locator('.node.root').boundingBox();
    };
    const late = new FakeLineageServer();
    const { whole } = late;
    const read = Promise.withResolvers<undefined>();
    late.isComplete = false;
    late.history = read.promise;
    late.whole = { ...whole, nodes: whole.nodes.filter(({ key }) => key !== 'faq@2') };
    const place = await placeOfRoot(late, () => {
      late.whole = whole;
      read.resolve(undefined);
    });
    expect(place).toEqual(await placeOfRoot(new FakeLineageServer()));
  });
});

describe('the tree', () => {
  test('plus brings what else depends on a source, below a line of its own', async () => {
    const { page } = await browser.openShown(undefined, { id: 'id-spanish', view: { depth: 1 } });
    await page.getByRole('treeitem', { name: 'Others that depend on it, 2', expanded: false }).waitFor();
    // Root, sources, and the one source: first its own source comes, then what is beside it.
    await keysAt(page, '.tree', 'Home', 'ArrowDown', 'ArrowDown', '+');
    await page.getByRole('treeitem', { name: /^DataBit Shipping FAQ.*extracted from/ }).waitFor();
    await page.keyboard.press('+');
    await page.getByRole('treeitem', { name: 'Others that depend on it, 2', expanded: true }).waitFor();
    await page.getByRole('treeitem', { name: /^Example Wo ist mein Paket/ }).waitFor();
    await page
      .getByRole('treeitem', { name: /^Dataset Support questions.*in dataset/ })
      .first()
      .waitFor();
    await eventually(() => selected(page)).toBe('Where is my parcel?');
  });

  test('plus says so where there is nothing more', async () => {
    const { page } = await browser.openShown(undefined, { id: 'id-made', view: { depth: 1 } });
    await keysAt(page, '.tree', 'Home', '+');
    await eventually(() => status(page)).toBe('2 nodes, 1 edge. There is nothing more beside it.');
  });
});
