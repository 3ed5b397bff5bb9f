import type { ParseItem } from './parseMessages.ts';

/** Files and bytes per batch: small enough to answer questions between batches. */
const BATCH_FILES = 64;
const BATCH_BYTES = 1024 * 1024;

/** The items in batches of bounded number and size, in their order. */
export function batchesOf(items: readonly ParseItem[]): ParseItem[][] {
  const batches: ParseItem[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = item.from === 'disk' ? item.stamp.size : item.text.length;
    const last = batches.at(-1);
    if (last === undefined || last.length >= BATCH_FILES || bytes + size > BATCH_BYTES) {
      batches.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return batches;
}
