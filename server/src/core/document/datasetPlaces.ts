import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { PlacedPath } from './analysis.ts';
import type { FactLocator } from './factLocator.ts';
import type { ValuePath } from './tree.ts';

/** A part of a dataset and the scalar that it is shown at. */
interface WantedPlace {
  path: ValuePath;
  scalar: ValuePath;
  /** True where the key at the end of the path is shown. */
  isKey: boolean;
}

/** What is found out about a dataset is shown at its members, at the fields of its predicate and at its weights. */
export function wantedPlaces(value: JsonObject): WantedPlace[] {
  const { members, splits } = value;
  const places: WantedPlace[] =
    members === undefined ? [] : [{ path: ['members'], scalar: ['members'], isKey: true }];
  for (const path of fieldPredicates(members ?? null)) {
    places.push({ path, scalar: [...path, 'field'], isKey: false });
  }
  const weights = isJsonObject(splits) ? splits['weights'] : undefined;
  for (const name of isJsonObject(weights) ? Object.keys(weights) : []) {
    const path = ['splits', 'weights', name];
    places.push({ path, scalar: path, isKey: false });
  }
  return places;
}

/** Where these parts of a dataset stand. */
export function datasetPlaces(value: JsonObject, locator: FactLocator): PlacedPath[] {
  return wantedPlaces(value).flatMap(({ path, scalar, isKey }) => {
    const range = isKey ? locator.key(scalar) : locator.value(scalar);
    return range === undefined ? [] : [{ path, range }];
  });
}

/** An explicit stack: predicates may be nested deeper than calls can be. */
function fieldPredicates(members: JsonValue): ValuePath[] {
  const found: ValuePath[] = [];
  const stack: [ValuePath, JsonValue][] = [[['members'], members]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, predicate] = next;
    if (Array.isArray(predicate)) {
      for (const [at, part] of predicate.entries()) stack.push([[...path, at], part]);
    } else if (isJsonObject(predicate)) {
      if (typeof predicate['field'] === 'string') found.push(path);
      for (const form of ['all', 'any', 'not', 'union', 'intersection', 'difference']) {
        const parts = predicate[form];
        if (parts !== undefined) stack.push([[...path, form], parts]);
      }
    }
  }
  return found;
}
