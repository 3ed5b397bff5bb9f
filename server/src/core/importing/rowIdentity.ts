import type { JsonValue } from '../../../../shared/src/json.ts';
import { hashOf } from '../records/contentHash.ts';
import { importedId, isUuid, normaliseId } from '../records/identity.ts';
import { walk, type MappedField } from './applyMap.ts';
import type { PathStep } from './fieldPath.ts';

/** The id of a row, or the reason why it has none. */
export type RowId = { id: string } | { mistake: string };

/**
 * Gives the rows of one source their ids, in the order of the rows: UUIDv5 of the source's name with the key fields;
 * without a key, with the row itself and how often it came before. The map has no part in it, unless it fills the id
 * property itself.
 */
export class RowIdentities {
  readonly #source: string;
  readonly #key: readonly (readonly PathStep[])[];
  readonly #idProperty: string;
  readonly #occurrences = new Map<string, number>();
  readonly #places = new Map<string, string>();

  constructor(source: string, key: readonly (readonly PathStep[])[], idProperty: string) {
    this.#source = source;
    this.#key = key;
    this.#idProperty = idProperty;
  }

  /** The id of the next row; `place` is named where a later row has the same id. */
  next(row: JsonValue, fields: readonly MappedField[], place: string): RowId {
    const found = this.#idOf(row, fields);
    if ('mistake' in found) return found;
    const before = this.#places.get(found.id);
    if (before !== undefined) {
      return { mistake: `the row has the same ${this.#key.length > 0 ? 'key' : 'id'} as ${before}` };
    }
    this.#places.set(found.id, place);
    return found;
  }

  /** True for an id that a row has had. */
  has(id: string): boolean {
    return this.#places.has(id);
  }

  #idOf(row: JsonValue, fields: readonly MappedField[]): RowId {
    const mapped = fields.find(({ target }) => target.length === 1 && target[0] === this.#idProperty)?.value;
    if (mapped !== undefined) {
      const isId = typeof mapped === 'string' && isUuid(mapped.trim());
      return isId ? { id: normaliseId(mapped) } : { mistake: `${JSON.stringify(mapped)} is no UUID` };
    }
    if (this.#key.length > 0) return this.#byKey(row);
    const digest = hashOf(row);
    const occurrence = (this.#occurrences.get(digest) ?? 0) + 1;
    this.#occurrences.set(digest, occurrence);
    return { id: importedId(this.#source, { row, occurrence }) };
  }

  #byKey(row: JsonValue): RowId {
    const key: JsonValue[] = [];
    for (const steps of this.#key) {
      const value = walk(row, steps);
      if (value === undefined || value === null || value === '')
        return { mistake: 'the row has no value for its key' };
      key.push(value);
    }
    return { id: importedId(this.#source, { key }) };
  }
}
