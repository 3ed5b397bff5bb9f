import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { NeighbourServer } from './support/neighbourServer.ts';
import { usePageBrowser } from './support/openedPage.ts';

const { open } = usePageBrowser();

describe('the preview', () => {
  test('is put away with P, which gives the table its width, and stays away after a reload', async () => {
    const state = { query: {}, view: 'table' } as const;
    const { page, savedStates, complaints } = await open(new FakeServer(makeRecords(60)), { state });
    const grid = page.locator('.grid');
    await eventually(() => page.locator('.grid-row').count()).toBeGreaterThan(5);
    const before = (await grid.boundingBox())?.width ?? 0;
    await grid.focus();
    await page.keyboard.press('p');
    await eventually(() => page.locator('.preview').count()).toBe(0);
    expect((await grid.boundingBox())?.width ?? 0).toBeGreaterThan(before + 200);
    expect(await page.getByRole('button', { name: 'Preview' }).getAttribute('aria-pressed')).toBe('false');
    const kept = savedStates.at(-1);
    expect(kept?.previewHidden).toBe(true);
    await page.keyboard.press('p');
    await eventually(() => page.locator('.preview').count()).toBe(1);
    expect(savedStates.at(-1)).not.toHaveProperty('previewHidden');

    const again = await open(new FakeServer(makeRecords(60)), { state: kept ?? state });
    await eventually(() => again.page.locator('.grid-row').count()).toBeGreaterThan(5);
    expect(await again.page.locator('.preview').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('stays while a p is typed into the query', async () => {
    const { page } = await open(new FakeServer(makeRecords(20)));
    await page.locator('#query').focus();
    await page.keyboard.type('pp');
    expect(await page.locator('#query').inputValue()).toBe('pp');
    expect(await page.locator('.preview').count()).toBe(1);
  });

  test('leads to the lineage of the record', async () => {
    const { page, requests, complaints } = await open(new FakeServer(makeRecords(5)));
    await page.getByRole('button', { name: 'Lineage' }).click();
    await eventually(() => requests).toEqual([
      { type: 'host', request: 'showLineage', params: { id: makeRecords(1)[0]?.id } },
    ]);
    expect(complaints).toEqual([]);
  });
});

test.each(['map', 'duplicates', 'outliers'] as const)('the view %s names the model', async (view) => {
  const { page } = await open(new NeighbourServer(makeRecords(40)), { state: { query: {}, view } });
  await eventually(() => page.locator('.neighbour-note').allInnerTexts()).toMatchObject([
    expect.stringContaining('Vectors of tiny.'),
  ]);
});

test('the switch of views stays whole beside a long line of progress', async () => {
  const server = new FakeServer(makeRecords(20));
  const searchable = 100_000;
  Object.assign(server.status, {
    ...{ phase: 'embedding', embedded: 22_400, searchable, rate: 117, remainingSeconds: 840 },
  });
  const { page } = await open(server, { context: { viewport: { width: 1040, height: 700 } } });
  await eventually(() => page.locator('.indexing').count()).toBe(1);
  const last = await page.getByRole('radio', { name: 'Outliers' }).boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(1040);
  const summary = await page.locator('#summary').boundingBox();
  expect(summary?.height).toBeLessThan(30);
});

test('buttons that are icons alone keep them in a narrow window', async () => {
  const { page } = await open(new NeighbourServer(makeRecords(40)), {
    size: { width: 500, height: 700 },
    state: { query: {}, view: 'map' },
  });
  const icon = page.getByRole('group', { name: 'Dragging' }).locator('.codicon').first();
  await eventually(async () => (await icon.boundingBox())?.width ?? 0).toBeGreaterThan(10);
});
