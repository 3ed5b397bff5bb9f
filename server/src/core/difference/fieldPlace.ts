import type { DifferencePath, FieldRole } from '../../../../shared/src/protocol/difference.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { NAMES_OF_THE_RECORD } from '../records/contentHash.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';

/** Where a walk through a record is. */
export interface FieldPlace {
  path: DifferencePath;
  /** What the schema says of the place; absent where it leaves the value open. */
  definition: Definition | undefined;
  role: FieldRole;
}

/** The place of a property of the record itself. */
export function topPlace(kind: RecordKind, name: string): FieldPlace {
  const place = propertyPlace({ path: [], definition: definitionOf(kind), role: 'content' }, name);
  return NAMES_OF_THE_RECORD.has(name) ? { ...place, role: 'identity' } : place;
}

/** The place of a property. A property that is content, or says nothing, has the role of what it stands in. */
export function propertyPlace({ path, definition, role }: FieldPlace, name: string): FieldPlace {
  const property = definition?.properties.get(name) ?? (definition?.additional || undefined);
  const own = property?.role;
  const isContent = own === undefined || own === 'content';
  return { path: [...path, name], definition: property, role: isContent ? role : own };
}

/** The place of an item of a list. */
export function itemPlace({ path, definition, role }: FieldPlace, at: number): FieldPlace {
  return { path: [...path, at], definition: definition?.items, role };
}
