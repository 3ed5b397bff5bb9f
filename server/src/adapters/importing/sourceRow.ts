import type { RowContext } from '../../core/importing/applyMap.ts';

/** A row of a source with its place for people (`line 17`), or the reason why it cannot be read. */
export type SourceRow = { place: string; context: RowContext } | { place: string; mistake: string };

/** Called while a source is read, with the bytes read so far. */
export type BytesRead = (bytes: number) => void;
