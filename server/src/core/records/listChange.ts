import type { JsonValue } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';

/** A list that loses items and gets others at its end. */
export interface ListChange {
  /** Whether the item at a position stays. */
  kept: readonly boolean[];
  added: readonly JsonValue[];
}

/** What of the beginning of `after` is in `before`, in the same order, stays; from the first other item on all is new. */
export function listChange(before: readonly JsonValue[], after: readonly JsonValue[]): ListChange {
  const kept = before.map(() => false);
  let from = 0;
  for (const [position, item] of after.entries()) {
    const at = before.findIndex((old, index) => index >= from && isEqualJson(old, item));
    if (at < 0) return { kept, added: after.slice(position) };
    kept[at] = true;
    from = at + 1;
  }
  return { kept, added: [] };
}
