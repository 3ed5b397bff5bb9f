import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { MapParams } from '../../shared/src/protocol/neighbours.ts';
import { eventually } from './support/eventually.ts';
import type { OpenOptions } from './support/examplesPage.ts';
import { makeRecords, readyStatus } from './support/fakeServer.ts';
import { NeighbourServer } from './support/neighbourServer.ts';
import { usePageBrowser } from './support/openedPage.ts';

const { open } = usePageBrowser();
const MAP: OpenOptions = { state: { query: {}, view: 'map' } };

const asked = (server: NeighbourServer): MapParams[] =>
  server.calls.filter(({ method }) => method === 'map/project').map(({ params }) => params as MapParams);

/** Pixels of the map that are not empty. */
const painted = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) count += 1;
    return count;
  });

const summary = (page: Page): Promise<string> => page.locator('#map-summary').innerText();

async function box(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await page.locator('.map-canvas').boundingBox();
  if (found === null) throw new Error('There is no map.');
  return found;
}

test('every record is a point; what the map shows is said in words', async () => {
  const { page, complaints } = await open(new NeighbourServer(makeRecords(1200)), MAP);
  await eventually(() => summary(page)).toBe(
    '1,200 points. umap of 1200 records. By status: approved 900, draft 300.',
  );
  await eventually(() => painted(page)).toBeGreaterThan(3000);
  expect(await page.locator('.map-caveat').innerText()).toContain('means nothing');
  expect(complaints).toEqual([]);
});

test('a lasso selects what is inside; Shift adds, Alt takes away', async () => {
  const { page } = await open(new NeighbourServer(makeRecords(800)), {
    state: { query: {}, view: 'map', views: { map: { tool: 'rectangle' } } },
  });
  await eventually(() => painted(page)).toBeGreaterThan(1000);
  const before = await box(page);
  const { x, y, width, height } = before;
  const drag = async (from: number, to: number): Promise<void> => {
    await page.mouse.move(x + width * from, y + 2);
    await page.mouse.down();
    await page.mouse.move(x + width * to, y + height - 2, { steps: 4 });
    await page.mouse.up();
  };
  const selected = async (): Promise<number> => Number(/(\d+) selected/.exec(await summary(page))?.[1] ?? 0);
  expect(await page.getByRole('button', { name: 'Status' }).isDisabled()).toBe(true);
  await drag(0.02, 0.98);
  await eventually(selected).toBe(800);
  await eventually(() => page.getByRole('button', { name: 'Status' }).isEnabled()).toBe(true);
  // The points stay under the pointer.
  expect(await box(page)).toEqual(before);
  await page.keyboard.down('Alt');
  await drag(0.5, 0.98);
  await page.keyboard.up('Alt');
  await eventually(selected).toBeLessThan(800);
  const left = await selected();
  expect(left).toBeGreaterThan(0);
  await page.keyboard.down('Shift');
  await drag(0.5, 0.98);
  await page.keyboard.up('Shift');
  await eventually(selected).toBe(800);
  await drag(0.5, 0.98);
  await eventually(selected).toBe(800 - left);
  await page.getByRole('button', { name: /^Lasso/ }).click();
  await page.mouse.move(x + width / 2, y + 2);
  await page.mouse.down();
  for (const [across, down] of [
    [2, 2],
    [2, height - 2],
    [width - 2, height - 2],
    [width - 2, 2],
  ] as const) {
    await page.mouse.move(x + across, y + down, { steps: 3 });
  }
  await page.mouse.up();
  await eventually(selected).toBe(800);
});

test('keys go from point to point, select and open; the record is shown beside', async () => {
  const { page, requests } = await open(new NeighbourServer(makeRecords(300)), MAP);
  await eventually(() => painted(page)).toBeGreaterThan(500);
  await page.locator('.map-canvas').focus();
  await page.keyboard.press('ArrowRight');
  await eventually(() => page.locator('.map-tooltip').innerText()).toContain('Question');
  const first = await page.locator('.map-tooltip b').innerText();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
  await eventually(() => page.locator('.map-tooltip b').innerText()).not.toBe(first);
  const name = await page.locator('.map-tooltip b').innerText();
  await eventually(() => page.locator('.preview h2').innerText()).toBe(name);
  await page.keyboard.press(' ');
  await eventually(() => summary(page)).toContain('1 selected.');
  await page.keyboard.press('Enter');
  await eventually(() => requests.map(({ request }) => request)).toEqual(['open']);
});

test('the pointer shows a record, and a click previews it', async () => {
  const { page } = await open(new NeighbourServer(makeRecords(1)), MAP);
  await eventually(() => painted(page)).toBeGreaterThan(20);
  const place = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas');
    if (canvas === null) return [0, 0];
    const { data, width } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: [],
      width: 1,
    };
    const at = [...data.keys()].find((index) => index % 4 === 3 && data[index] !== 0) ?? 0;
    return [Math.floor(at / 4) % width, Math.floor(at / 4 / width)];
  });
  const { x, y } = await box(page);
  await page.mouse.move(x + (place[0] ?? 0), y + (place[1] ?? 0));
  await eventually(() => page.locator('.map-tooltip b').innerText()).toBe('Question 0 about the parcel');
  await page.mouse.click(x + (place[0] ?? 0), y + (place[1] ?? 0));
  await eventually(() => page.locator('.preview h2').innerText()).toBe('Question 0 about the parcel');
});

test('another colour is asked for without the points; filters and method ask anew', async () => {
  const server = new NeighbourServer(makeRecords(400));
  const { page } = await open(server, MAP);
  await eventually(() => summary(page)).toContain('400 points');
  await page.getByLabel('Colour by').selectOption('function');
  await eventually(() => asked(server).at(-1)).toEqual({
    ...{ filters: {}, method: 'umap', colour: 'function', known: 'umap 400' },
  });
  await eventually(() => summary(page)).toContain('By function:');
  await page.getByLabel('Method').selectOption('pca');
  await eventually(() => summary(page)).toContain('pca of 400 records.');
  await page.locator('.filters').getByText('draft', { exact: true }).click();
  await eventually(() => summary(page)).toContain('100 points');
});

test('a legend entry shows its points alone', async () => {
  const { page } = await open(new NeighbourServer(makeRecords(800)), MAP);
  await eventually(() => painted(page)).toBeGreaterThan(1000);
  const draft = page.getByRole('button', { name: /draft 200/ });
  await draft.click();
  await eventually(() => draft.getAttribute('aria-pressed')).toBe('true');
  await draft.click();
  await eventually(() => draft.getAttribute('aria-pressed')).toBe('false');
});

test('the legend reads like the facets', async () => {
  const server = new NeighbourServer(makeRecords(40));
  for (const record of server.records) record.status = 'in_review';
  const { page } = await open(server, MAP);
  await eventually(() => summary(page)).toContain('By status: in review 40.');
  expect(await page.locator('.legend-value').allInnerTexts()).toEqual(['in review']);
});

test('while it is drawn its progress shows, and Cancel ends it', async () => {
  const server = new NeighbourServer(makeRecords(50));
  let release: () => void = () => undefined;
  server.neighbourGate = new Promise<void>((resolve) => (release = resolve));
  const { page, event } = await open(server, MAP);
  const neighbours = { what: 'map' as const, step: 'Laying out', done: 40, total: 200 };
  event({ event: 'index/status', payload: { ...readyStatus(50), neighbours } });
  await eventually(() => page.locator('.neighbour-progress').innerText()).toContain('Laying out…\n40 of 200');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await eventually(() => page.locator('.message h2').innerText()).toBe('Cancelled');
  expect(server.calls.find(({ method }) => method === 'map/project')?.signal.aborted).toBe(true);
  release();
  await page.getByRole('button', { name: 'Try Again' }).click();
  await eventually(() => summary(page)).toContain('50 points');
});

test('without vectors and after a failure it says why', async () => {
  const without = new NeighbourServer(makeRecords(20));
  without.withoutVector = 20;
  const { page } = await open(without, MAP);
  await eventually(() => page.locator('.message h2').innerText()).toBe('No vectors yet');
  const failing = new NeighbourServer(makeRecords(20));
  failing.neighbourError = 'The disk is full.';
  const { page: other } = await open(failing, MAP);
  await eventually(() => other.locator('.message').innerText()).toMatch(
    /The map failed\s+The disk is full\./,
  );
});

test.each([
  ['map', 20],
  ['map', 15],
  ['duplicates', 20],
  ['outliers', 20],
] as const)(
  'the view %s that was opened when %i of 20 records had no vector is filled when they come',
  async (view, withoutVector) => {
    const server = new NeighbourServer(makeRecords(20));
    server.withoutVector = withoutVector;
    server.status = { ...readyStatus(20), phase: 'starting', embedded: 20 - withoutVector };
    const { page, event } = await open(server, { state: { query: {}, view } });
    const note = (): Promise<string[]> => page.locator('.neighbour-note').allInnerTexts();
    const method = view === 'map' ? 'map/project' : (`${view}/find` as const);
    const questions = (): number => server.calls.filter((call) => call.method === method).length;
    await eventually(questions).toBe(1);
    server.withoutVector = 0;
    server.status = readyStatus(20);
    event({ event: 'index/status', payload: server.status });
    await eventually(questions).toBe(2);
    await eventually(note).toMatchObject([expect.not.stringContaining('have no vector')]);
    event({ event: 'index/status', payload: { ...server.status } });
    await page.waitForTimeout(200);
    expect(questions()).toBe(2);
  },
);

test('changed records do not tear the map away', async () => {
  const server = new NeighbourServer(makeRecords(30));
  const { page, event } = await open(server, MAP);
  await eventually(() => summary(page)).toContain('30 points');
  server.records = makeRecords(31);
  server.status = readyStatus(31, 2);
  event({ event: 'records/changed', payload: { revision: 2 } });
  await page.getByText('Records changed since.').waitFor();
  expect(await summary(page)).toContain('30 points');
  await page.getByRole('button', { name: 'Draw Anew' }).click();
  await eventually(() => summary(page)).toContain('31 points');
});

test('method, colour and place survive a reload', async () => {
  const { page, savedStates } = await open(new NeighbourServer(makeRecords(200)), MAP);
  await eventually(() => painted(page)).toBeGreaterThan(300);
  await page.getByLabel('Method').selectOption('pca');
  await page.locator('.map-canvas').focus();
  await page.keyboard.press('+');
  await eventually(() => savedStates.at(-1)?.views?.map?.place?.zoom).toBe(1.5);
  await page.reload();
  await eventually(() => summary(page)).toContain('pca of 200 records.');
});
