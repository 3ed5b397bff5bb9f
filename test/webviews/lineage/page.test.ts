import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LINEAGE_VIEW } from '../../../shared/src/protocol/lineagePage.ts';
import { clickNode, keysAt, names, selected, status } from '../support/drivenLineage.ts';
import { eventually } from '../support/eventually.ts';
import { largeGraph, storyGraph } from '../support/lineageGraphs.ts';
import { FakeLineageServer, LineagePageBrowser } from '../support/lineagePage.ts';

let browser: LineagePageBrowser;

beforeAll(async () => {
  browser = await LineagePageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

describe('the graph', () => {
  test('shows the record, its sources and what depends on it, with how each was made', async () => {
    const { page, server, complaints } = await browser.openShown(undefined, { view: { depth: 1 } });
    expect(await names(page)).toEqual([
      'Carrier manual',
      'Old price list',
      'Shipping FAQ',
      'Where is my parcel?',
    ]);
    expect((await page.locator('.edge-label').allInnerTexts()).sort()).toEqual([
      'extraction',
      'merge',
      'summary',
    ]);
    expect(await page.locator('.impact').innerText()).toBe(
      '1 dataset, 1 run specification, 1 run, 1 template, 6 examples depend on this.',
    );
    expect(await status(page)).toBe('4 nodes, 3 edges.');
    // Versions and commits are asked for only where the history is wanted.
    expect(server.calls[0]?.params.kinds).not.toContain('commit');
    expect(complaints).toEqual([]);
  });

  test('boxes do not lie over each other, and sources stand left', async () => {
    const { page } = await browser.openShown(undefined, {
      size: { width: 1500, height: 900 },
      view: { depth: 2 },
    });
    const boxes = await page.locator('.node').evaluateAll((nodes) =>
      nodes.map((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return { name: node.querySelector('.node-name')?.textContent.trim() ?? '', left, right, top, bottom };
      }),
    );
    for (const one of boxes)
      for (const other of boxes) {
        const isBeside = one === other || one.right <= other.left || other.right <= one.left;
        expect(isBeside || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
      }
    const leftOf = (name: string): number => boxes.find((box) => box.name === name)!.left;
    expect(leftOf('Carrier manual')).toBeLessThan(leftOf('Shipping FAQ'));
    expect(leftOf('Shipping FAQ')).toBeLessThan(leftOf('Where is my parcel?'));
  });

  test('a handle brings more, in place; back takes it away again without a question', async () => {
    const { page, server } = await browser.openShown(undefined, {
      size: { width: 2500, height: 700 },
      view: { depth: 1 },
    });
    const before = await page.locator('.node', { hasText: 'Where is my' }).boundingBox();
    expect(await page.locator('.handle').allInnerTexts()).toEqual(['+3']);
    await clickNode(page, 'Where is my parcel?', '.handle');
    await eventually(() => status(page)).toBe('7 nodes, 7 edges.');
    const after = await page.locator('.node', { hasText: 'Where is my' }).boundingBox();
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    expect(server.calls.at(-1)?.params).toMatchObject({ id: 'id-late', direction: 'down', depth: 1 });
    const asked = server.calls.length;
    await page.getByRole('button', { name: 'Back' }).click();
    await eventually(() => status(page)).toBe('4 nodes, 3 edges. One step back.');
    expect(server.calls.length).toBe(asked);
  });

  test('a click opens a record beside the page, and a past version as a text; a missing one says so', async () => {
    const { page, requests } = await browser.openShown(undefined, { view: { depth: 2, history: true } });
    await clickNode(page, 'Carrier manual');
    await clickNode(page, 'Old price list');
    await clickNode(page, 'past version');
    await eventually(() => requests.length).toBe(3);
    expect(requests).toMatchObject([
      { request: 'open', params: { uri: 'file:///w/a.databit.yaml', aside: true, keepsFocus: true } },
      {
        request: 'openVersion',
        params: { id: 'id-gone', contentHash: 'c'.repeat(64), name: 'Old price list, version 4' },
      },
      { request: 'openVersion', params: { id: 'id-faq', contentHash: 'b'.repeat(64) } },
    ]);
    await clickNode(page, '0190b6f2-dead');
    await eventually(() => status(page)).toMatch(/No file has this record\.$/);
    await clickNode(page, 'Carrier manual', '.node-name', { modifiers: ['Shift'] });
    await eventually(() => selected(page)).toBe('Carrier manual');
  });

  test('keys go along edges and columns, expand, collapse, open and focus', async () => {
    const { page, requests } = await browser.openShown(undefined, { view: { depth: 1 } });
    await keysAt(page, '.graph', 'ArrowRight');
    await eventually(() => selected(page)).toBe('Where is my parcel?');
    await keysAt(page, '.graph', '+');
    await eventually(() => status(page)).toMatch(/^7 nodes/);
    await keysAt(page, '.graph', 'ArrowRight', 'ArrowDown', 'ArrowUp');
    await eventually(() => selected(page)).toMatch(/paquete|Paket/);
    await keysAt(page, '.graph', 'Home', 'ArrowLeft');
    await eventually(() => selected(page)).toMatch(/Carrier manual|Old price list/);
    await keysAt(page, '.graph', 'Home', '-');
    await eventually(() => status(page)).toBe('1 node, 0 edges. Collapsed.');
    expect((await page.locator('.handle').allInnerTexts()).sort()).toEqual(['+1', '+2']);
    await keysAt(page, '.graph', '+');
    await eventually(() => status(page)).toMatch(/^5 nodes/);
    await keysAt(page, '.graph', 'Enter');
    await eventually(() => requests.at(-1)).toMatchObject({ params: { aside: false, keepsFocus: false } });
  });

  test('focus leaves ancestors and descendants lit, and Escape lights all again', async () => {
    const { page } = await browser.openShown(undefined, { view: { depth: 3 } });
    await clickNode(page, 'paquete', '.node-name', { modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Focus' }).click();
    const dim = async (): Promise<string[]> =>
      (await page.locator('.node.dim .node-name').allInnerTexts()).sort();
    await eventually(dim).toContain('Wo ist mein Paket?');
    expect(await dim()).not.toContain('Carrier manual');
    await page.keyboard.press('Escape');
    await eventually(dim).toEqual([]);
  });

  test('dragging moves it, the wheel enlarges it where the pointer is, and 0 shows all', async () => {
    const { page, requests } = await browser.openShown(undefined, { view: { depth: 1 } });
    const place = async (): Promise<{ x: number; y: number; width: number }> => {
      const box = await page.locator('.node.root').boundingBox();
      return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0), width: Math.round(box?.width ?? 0) };
    };
    const before = await place();
    await page.mouse.move(before.x + 5, before.y + 120);
    await page.mouse.down();
    await page.mouse.move(before.x + 65, before.y + 160, { steps: 4 });
    await page.mouse.up();
    await eventually(place).toEqual({ ...before, x: before.x + 60, y: before.y + 40 });
    // What was dragged was not clicked.
    expect(requests).toEqual([]);
    await page.mouse.wheel(0, -200);
    await eventually(async () => (await place()).width).toBeGreaterThan(before.width * 1.4);
    await keysAt(page, '.graph', '0');
    await eventually(async () => (await place()).width).toBe(before.width);
  });
});

describe('what comes and goes', () => {
  test('changes of the workspace come by themselves; what was expanded stays', async () => {
    const server = new FakeLineageServer();
    const { page, event } = await browser.openShown(server, { view: { depth: 1 } });
    await clickNode(page, 'Where is my parcel?', '.handle');
    await eventually(() => status(page)).toMatch(/^7 nodes/);
    const story = storyGraph();
    server.whole = {
      ...story,
      nodes: story.nodes.map((one) =>
        one.key === 'german' ? { ...one, name: 'Wo bleibt mein Paket?' } : one,
      ),
    };
    event({ event: 'records/changed', payload: { revision: 2 } });
    await eventually(() =>
      page.getByRole('treeitem', { name: /^Example Wo bleibt mein Paket/ }).count(),
    ).toBe(1);
    expect(await status(page)).toMatch(/^7 nodes/);
  });

  test('what is arranged is kept, and comes back', async () => {
    const { page, saved } = await browser.openShown(undefined, { view: { depth: 1 } });
    await clickNode(page, 'Where is my parcel?', '.handle');
    await keysAt(page, '.graph', 'ArrowLeft', 'f');
    await eventually(() => saved.at(-1)?.view.focus).toBe('faq');
    await page.reload();
    await page.locator('.graph[data-drawn]').waitFor();
    await eventually(() => status(page)).toMatch(/^7 nodes/);
    await eventually(() => page.locator('.node').count()).toBeGreaterThan(3);
  });

  test('another record is shown in its place, and back leads to the one before', async () => {
    const { page, show } = await browser.openShown();
    show({ shown: { root: { id: 'id-tune' }, view: FIRST_LINEAGE_VIEW }, request: 1, isTrusted: true });
    await eventually(() => page.locator('h1').innerText()).toBe('Tune answers');
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => page.locator('h1').innerText()).toBe('Shipping FAQ');
    await clickNode(page, 'Where is my parcel?', '.node-name', { modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Start Here' }).click();
    await eventually(() => page.locator('h1').innerText()).toBe('Where is my parcel?');
  });

  test('the history is waited for behind what is known, and the waiting can be cancelled', async () => {
    const server = new FakeLineageServer();
    server.isComplete = false;
    server.history = new Promise(() => undefined);
    const { page } = await browser.openShown(server);
    await eventually(() => status(page)).toMatch(/^Reading git's history…/);
    expect(await names(page)).toContain('Shipping FAQ');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await eventually(() => status(page)).toMatch(/nodes/);
    expect(server.calls.at(-1)?.signal.aborted).toBe(true);
    expect(await page.locator('.notice').innerText()).toMatch(/history is not complete/);
    server.history = Promise.resolve(undefined);
    await page.getByRole('button', { name: 'Read Again' }).click();
    await eventually(() => page.locator('.notice').count()).toBe(0);
  });
});

test('2,000 nodes: few elements whatever is looked at, none far away, and what is near can be read', async () => {
  const server = new FakeLineageServer(largeGraph(2000));
  const { page } = await browser.openShown(server, { id: 'id-r0', view: { depth: 100, limit: 5000 } });
  expect(await page.locator('.graph').getAttribute('data-drawn')).toBe('far');
  expect(await page.locator('.node').count()).toBe(0);
  await page.locator('#search').fill('Dataset 1999');
  await page.mouse.move(700, 400);
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, -60);
    expect(await page.locator('.node').count()).toBeLessThanOrEqual(260);
  }
  await eventually(() => page.locator('.graph').getAttribute('data-drawn')).toBe('near');
  expect(await page.locator('*').count()).toBeLessThan(3000);
});

test('exports are what is shown: an SVG of its own, and Mermaid', async () => {
  const { page, requests } = await browser.openShown(undefined, { view: { depth: 10 } });
  for (const item of ['SVG…', 'Mermaid…', 'Copy as Mermaid']) {
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: item }).click();
  }
  await eventually(() => requests.map(({ request }) => request)).toEqual(['save', 'save', 'copy']);
  const [svg, mermaid, copied] = requests.map(({ params }) => ('text' in params ? params.text : ''));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
  expect(svg).toContain('<title>Lineage of DataBit Shipping FAQ</title>');
  expect(svg).toContain('↻ cycle');
  expect(mermaid).toMatch(/^flowchart LR\n/);
  expect(copied).toBe(mermaid);
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return { name: root.tagName, rects: root.querySelectorAll('rect').length };
  }, svg ?? '');
  expect(parsed).toEqual({ name: 'svg', rects: 14 });
});

describe('what runs measured', () => {
  test('stands on nodes with its interval, and leads to the effects, by keyboard', async () => {
    const { page, requests } = await browser.openShown(undefined, { id: 'id-late' });
    await keysAt(page, '.tree', 'End', 'Home');
    const said = page.getByRole('treeitem', { name: /^Example Where is my parcel/ }).first();
    expect(await said.getAttribute('aria-label')).toContain(
      'effect +0.120 (+0.050 to +0.190), above the others, used 4 times',
    );
    expect((await page.locator('.details-text').innerText()).match(/effect/g)).toHaveLength(1);
    await page.getByRole('button', { name: 'Effects', exact: true }).press('Enter');
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'showEffects',
      params: { id: 'id-late' },
    });
  });

  test('of an execution leads to its results', async () => {
    const { page, requests } = await browser.openShown(undefined, { id: 'id-run1' });
    await keysAt(page, '.tree', 'End', 'Home');
    await page.getByRole('button', { name: 'Show Run', exact: true }).press('Enter');
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'showRun',
      params: { runId: 'id-run1' },
    });
  });
});
