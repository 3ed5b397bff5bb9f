import { afterAll, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import type { SearchRecord } from '../../../server/src/core/search/searchRecord.ts';
import { ExactVectorIndex, unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { NeighbourService } from '../../../server/src/adapters/neighbours/neighbourService.ts';
import { resultFiles } from '../../../server/src/adapters/neighbours/storedResults.ts';
import { scanAll } from '../../../server/src/adapters/vectors/exactScan.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';
import { QuantisedRows } from '../../../server/src/adapters/vectors/quantisedRows.ts';
import { temporaryFolder } from '../support/folder.ts';

const RECIPE = searchRecipe({ search: {} });
const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
const COUNT = 40;
const DIMENSIONS = 12;

function recordOf(id: string): SearchRecord {
  return {
    ...{ kind: 'example', id, name: id, uri: `file:///${id}.example.yaml`, unsaved: false },
    position: { line: 0, character: 0 },
    value: { example_id: id, input: { text: `Text ${id}` }, expected_output: { label: id } },
  };
}

/** Vectors that differ by a little each. */
function vectorOf(seed: number): Float32Array {
  return (
    unitVector(Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin((seed + 2) * (at + 1)))) ??
    new Float32Array(DIMENSIONS)
  );
}

/** A service over records with vectors, one of which gives its slot to another record while the first answer is made. */
function serviceWithChange(): NeighbourService {
  const index = new SearchIndex((dimensions) => new PlannedVectorIndex(dimensions));
  const set = index.useVectors(DIMENSIONS, { model: 'test' });
  const slots = Array.from({ length: COUNT }, (_, at) => {
    const slot = index.add(recordOf(`r${String(at)}`), RECIPE);
    index.setVector(slot, vectorOf(Math.floor(at / 2)), 1, set);
    return slot;
  });
  let changed = false;
  return new NeighbourService(
    {
      index,
      searches: {
        source: () => ({ index, recipe: RECIPE, revision: 1 }),
        choose: () => Promise.resolve({ source: { vectors: set, model: 'test' }, vector: undefined }),
      },
      lookedUp: () => Promise.resolve(),
      usage: () => () => 0,
    },
    resultFiles(folder.path, []),
    () => {
      if (changed) return;
      changed = true;
      index.remove(slots[0] ?? -1);
      expect(index.add(recordOf('newcomer'), RECIPE)).toBe(slots[0]);
    },
  );
}

test('a record that takes a freed slot meanwhile is not taken for the one that was compared', async () => {
  const service = serviceWithChange();
  const find = async (): Promise<string[]> => {
    const { groups } = await service.duplicates({ threshold: 0.999, limit: 1000 }, neverCancelled);
    return groups.flatMap(({ members }) => members.map(({ record }) => record.id));
  };
  // All but the pair that lost its first.
  const others = Array.from({ length: COUNT - 2 }, (_, at) => `r${String(at + 2)}`);
  expect((await find()).sort()).toEqual([...others].sort());
  // What was compared with a vector that went is not kept.
  expect((await find()).sort()).toEqual([...others].sort());
  const map = await serviceWithChange().map({}, neverCancelled);
  expect(map.ids).toHaveLength(COUNT - 1);
  expect(map.ids).not.toContain('newcomer');
  const { outliers } = await serviceWithChange().outliers({ limit: 1000 }, neverCancelled);
  expect(outliers.map(({ record }) => record.id)).not.toContain('newcomer');
});

test('a vector that is taken away leaves the comparing of all others as it is', () => {
  const rows = QuantisedRows.create(DIMENSIONS);
  if (rows === undefined) throw new Error('This machine has no SIMD.');
  const vectors = new ExactVectorIndex(DIMENSIONS);
  for (let slot = 1; slot < 9; slot += 1) vectors.set(slot, vectorOf(slot));
  for (let slot = 0; slot < 9; slot += 1)
    rows.set(slot, vectors.vector(slot) ?? new Float32Array(DIMENSIONS));
  const found = scanAll({ exact: vectors, rows }, vectorOf(3), 3);
  expect(found.slots).toEqual(vectors.nearest(vectorOf(3), 3).slots);
});
