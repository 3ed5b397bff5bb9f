import { createHash } from 'node:crypto';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { SearchRecipe } from '../../core/records/searchText.ts';

/** What a vector depends on, in 32 bytes: the text, the recipe that chose it, and (by the cache's folder) the model. */
export function vectorKey(text: string, kind: SearchableKind, recipe: SearchRecipe): Buffer {
  const fields = recipe[kind].vector.join('\0');
  return createHash('sha256').update(`${kind}\0${fields}\0\0`).update(text).digest();
}
