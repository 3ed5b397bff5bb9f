import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { LONGEST_COLUMN, type FieldInUse, type FieldType } from '../../../../shared/src/protocol/fields.ts';

/** Names within names that are followed. */
const DEEPEST = 5;
/** Paths that are counted at most: records that use ids as names would have no end of them. */
const MOST_COUNTED = 5000;
const MOST_LISTED = 500;

/** Counts which fields records have, one record after the other. */
export class FieldCounter {
  readonly #counts = new Map<string, Map<FieldType, number>>();
  /** The record that a path was last counted for: `a.b` and `b` within `a` are one path. */
  readonly #lastOf = new Map<string, number>();
  #records = 0;

  get records(): number {
    return this.#records;
  }

  add(value: JsonObject): void {
    this.#records += 1;
    this.#addAll(value, '', 1);
  }

  /** The most used fields first; equal ones by path. */
  list(): FieldInUse[] {
    const fields = [...this.#counts].map(([path, types]): FieldInUse => {
      const [most] = [...types].sort((one, other) => other[1] - one[1]);
      return {
        path,
        type: most?.[0] ?? 'null',
        count: [...types.values()].reduce((sum, count) => sum + count, 0),
      };
    });
    fields.sort((one, other) => other.count - one.count || (one.path < other.path ? -1 : 1));
    return fields.slice(0, MOST_LISTED);
  }

  #addAll(value: JsonObject, prefix: string, depth: number): void {
    for (const [name, inner] of Object.entries(value)) {
      const path = prefix + name;
      if (name === '' || path.length > LONGEST_COLUMN) continue;
      this.#count(path, typeOf(inner));
      if (isJsonObject(inner) && depth < DEEPEST) this.#addAll(inner, `${path}.`, depth + 1);
    }
  }

  #count(path: string, type: FieldType): void {
    if (this.#lastOf.get(path) === this.#records) return;
    let types = this.#counts.get(path);
    if (types === undefined) {
      if (this.#counts.size >= MOST_COUNTED) return;
      types = new Map();
      this.#counts.set(path, types);
    }
    this.#lastOf.set(path, this.#records);
    types.set(type, (types.get(type) ?? 0) + 1);
  }
}

function typeOf(value: JsonValue): FieldType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'object' : typeof value === 'number' ? 'number' : 'boolean';
}
