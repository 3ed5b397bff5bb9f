import type { Cancellation } from '../../core/cancellation.ts';
import { OperationalError } from '../operationalError.ts';

/** Milliseconds that a slice may hold the thread. */
const SLICE = 6;
/** Items between two looks at the clock. */
const LOOK = 32;

/** Visits the items; other work of the thread gets its turn in between. Rejects where the token is cancelled. */
export async function inSlices<T>(
  items: Iterable<T>,
  visit: (item: T) => void,
  token: Cancellation,
): Promise<void> {
  let started = performance.now();
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    if (count % LOOK !== 0 || performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) throw new OperationalError('The computation was cancelled.');
    started = performance.now();
  }
}
