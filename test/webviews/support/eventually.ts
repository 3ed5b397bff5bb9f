import { expect } from 'vitest';

/** Milliseconds after which something that should come will not: long, since a busy machine proves nothing. */
const PATIENCE = 20_000;

/** An assertion about what a reader will give before long; it is asked again until it holds. */
export function eventually<T>(read: () => Promise<T> | T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: PATIENCE, interval: 50 });
}
