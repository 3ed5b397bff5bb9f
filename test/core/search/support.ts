import type { JsonObject } from '../../../shared/src/json.ts';
import type { SearchParams } from '../../../shared/src/protocol/search.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import type { QueryVector } from '../../../server/src/core/search/fusion.ts';
import { search, type SearchOutcome } from '../../../server/src/core/search/search.ts';
import type { SearchSource } from '../../../server/src/core/search/searchSource.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { unitVector } from '../../../server/src/core/search/vectorIndex.ts';

/** A record to search for; its value is an example's. */
export interface Fixture {
  id: string;
  value: JsonObject;
  vector?: readonly number[];
}

/** A source over examples, in this order in one file. */
export function sourceOf(fixtures: readonly Fixture[], dimensions = 3): SearchSource {
  const index = new SearchIndex();
  const recipe = searchRecipe({});
  index.useVectors(dimensions);
  for (const [line, { id, value, vector }] of fixtures.entries()) {
    const name = typeof value['name'] === 'string' ? value['name'] : id;
    const place = { uri: 'file:///w/a.example.yaml', position: { line, character: 0 } };
    const slot = index.add({ kind: 'example', id, name, value, unsaved: false, ...place }, recipe);
    const unit = vector && unitVector(Float32Array.from(vector));
    if (unit !== undefined) index.setVector(slot, unit, 1);
  }
  return { index, recipe, revision: 1, model: 'tiny' };
}

export function towards(...numbers: number[]): QueryVector {
  return { vector: unitVector(Float32Array.from(numbers)) ?? new Float32Array(numbers.length), coverage: 1 };
}

/** Ids of the results, best first. */
export function found(source: SearchSource, params: SearchParams, vector?: QueryVector): string {
  return idsOf(search(source, params, vector));
}

export function idsOf({ results }: SearchOutcome): string {
  return results.map(({ id }) => id).join(' ');
}
