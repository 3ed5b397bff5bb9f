/**
 * Megabytes in which a thread's short-lived objects live. By default a thread that reads a whole workspace takes 100 to
 * 128 MB for them and keeps it; with a quarter of that it is as fast (measured, see decision 0060).
 */
export const YOUNG_GENERATION_MEGABYTES = 24;
