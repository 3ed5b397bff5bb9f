import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { ReferenceTarget } from '../schema/definition.ts';

/** The kinds that can be members of a dataset and are searched by text. */
export const MEMBER_KINDS: readonly SearchableKind[] = ['databit', 'example'];

/** The kinds of record that a reference may name. */
export function kindsOfTarget(target: ReferenceTarget): readonly RecordKind[] {
  return target === 'member' ? MEMBER_KINDS : [target];
}
