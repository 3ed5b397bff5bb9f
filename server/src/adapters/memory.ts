/**
 * Megabytes in which a thread's short-lived objects live. By default a thread that reads a whole workspace takes 100 to
 * 128 MB for them and keeps it; with a quarter of that it is as fast (measured, see decision 0060).
 */
export const YOUNG_GENERATION_MEGABYTES = 24;

/**
 * Gives back what the thread's work left behind, where its process was started with `--expose-gc`: a thread that became
 * quiet would otherwise keep it until it works again. Takes about a millisecond per megabyte in use. Only a collection of
 * the last resort moves what is left together, so that pages become free.
 */
export function releaseMemory(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
