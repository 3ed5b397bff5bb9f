import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapOnce, tableOnce } from '../../../server/src/adapters/neighbours/computeOnce.ts';
import type { MapTask, TableTask } from '../../../server/src/adapters/neighbours/neighbourMessages.ts';
import { resultFiles } from '../../../server/src/adapters/neighbours/storedResults.ts';
import { seededRandom } from '../../../server/src/core/neighbours/umapLayout.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const DIMENSIONS = 12;
const COUNT = 120;
const quiet = (): void => undefined;

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => {
  folder.remove();
});

/** Vectors by chance, of which `changed` is another. */
function vectors(changed = -1): Pick<TableTask, 'chunks' | 'dimensions' | 'slots'> {
  const random = seededRandom(3);
  const index = new ExactVectorIndex(DIMENSIONS);
  for (let slot = 0; slot < COUNT; slot += 1) {
    const vector = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    index.set(slot, unitVector(slot === changed ? vector.map((value) => -value) : vector)!);
  }
  const slots = Uint32Array.from({ length: COUNT }, (_, slot) => slot);
  return { chunks: index.chunks, dimensions: DIMENSIONS, slots };
}

function tableTask(file: string, changed?: number): TableTask {
  const groups = new Uint32Array(COUNT);
  return { type: 'table', k: 3, groups, previous: undefined, graph: undefined, file, ...vectors(changed) };
}

function mapTask(file: string, changed?: number): MapTask {
  return { type: 'map', method: 'pca', most: 9000, file, ...vectors(changed) };
}

/** The steps that a map took: none where it was read. */
async function stepsOf(task: MapTask): Promise<{ steps: string[]; points: Uint16Array }> {
  const steps: string[] = [];
  const { points } = await mapOnce(task, (step) => steps.push(step));
  return { steps, points };
}

/** Changes a byte in the middle of a file. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

test('a table is read by the next session, which compares only what changed', async () => {
  const file = resultFiles(folder.path, ['/a'])('table');
  const first = await tableOnce(tableTask(file), quiet);
  expect(first.work).toEqual({ exact: COUNT, graph: 0, kept: 0 });
  const second = await tableOnce(tableTask(file), quiet);
  expect(second.work).toEqual({ exact: 0, graph: 0, kept: COUNT });
  expect(second.rows).toEqual(first.rows);
  const changed = await tableOnce(tableTask(file, 5), quiet);
  expect(changed.work.kept).toBeGreaterThan(COUNT / 2);
  const anew = await tableOnce(tableTask(resultFiles(folder.path, ['/b'])('table'), 5), quiet);
  expect(changed.rows.neighbours).toEqual(anew.rows.neighbours);
  damage(file);
  expect((await tableOnce(tableTask(file, 5), quiet)).work.exact).toBe(COUNT);
});

test('a map is read by the next session as long as no vector is another', async () => {
  const file = resultFiles(folder.path, ['/a'])('map');
  const first = await stepsOf(mapTask(file));
  expect(first.steps).not.toEqual([]);
  expect(await stepsOf(mapTask(file))).toEqual({ steps: [], points: first.points });
  expect((await stepsOf(mapTask(file, 5))).steps).not.toEqual([]);
  damage(file);
  expect(await stepsOf(mapTask(file))).toEqual(first);
});

test('a place where nothing can be written costs the result only its second life', async () => {
  const task = tableTask(resultFiles(folder.write('a file', ''), [])('table'));
  expect((await tableOnce(task, quiet)).work.exact).toBe(COUNT);
});
