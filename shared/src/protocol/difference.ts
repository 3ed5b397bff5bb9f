import type { JsonValue } from '../json.ts';

/** Names of properties and positions in lists, from a record's root to a value. */
export type DifferencePath = (string | number)[];

/** What a property is for: the schema's roles, and `identity` for ids and version numbers. */
export type FieldRole = 'identity' | 'content' | 'annotation' | 'derived';

/** One place in which two states of a record differ. */
export interface FieldDifference {
  change: 'added' | 'removed' | 'changed' | 'moved';
  role: FieldRole;
  /** Where the value stands after; before, where it was removed. */
  path: DifferencePath;
  /** Where an item of a list stood before; only where it moved. */
  from?: DifferencePath;
  /** Absent where it was added. */
  before?: JsonValue;
  /** Absent where it was removed. */
  after?: JsonValue;
}
