import { v5, v7, validate } from 'uuid';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from './contentHash.ts';

/** Namespace of ids that imports give. It never changes: the ids of everybody's imported records hang on it. */
const IMPORT_NAMESPACE = '5d0c2f3a-6f1e-5b7c-9a51-3c1f0f7f9d24';

/**
 * A fresh UUID, version 7 (RFC 9562), in lower case.
 * `milliseconds` is the time since 1970; `random` holds 16 random bytes, different for every call.
 */
export function createId(milliseconds: number, random: Uint8Array): string {
  return v7({ msecs: milliseconds, random });
}

/** What tells one row of an import source from another. */
export type RowIdentity =
  | { key: readonly JsonValue[] }
  /** The row itself; `occurrence` counts equal rows of the source from 1. */
  | { row: JsonValue; occurrence: number };

/**
 * The id of an imported record: UUID version 5 of the source's name and what identifies the row. The same row of the
 * same source gets the same id on every machine, whatever the map of fields is.
 */
export function importedId(source: string, identity: RowIdentity): string {
  const name: JsonValue =
    'key' in identity ? [source, 'key', ...identity.key] : [source, 'row', identity.row, identity.occurrence];
  return v5(canonicalText(name), IMPORT_NAMESPACE);
}

/** The form in which ids are compared: lower case, without spaces around. */
export function normaliseId(id: string): string {
  return id.trim().toLowerCase();
}

/** True for a UUID of any version, in any case. */
export function isUuid(text: string): boolean {
  return validate(text);
}
