import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NeighbourRecord } from '../../../../shared/src/protocol/neighbours.ts';

/** Longest piece of a record's text on a line. */
const TEXT_WIDTH = 80;

/** File and line of a record, from the current folder. */
export function placeOf({ uri, position }: Pick<NeighbourRecord, 'uri' | 'position'>): string {
  return `${path.relative('', fileURLToPath(uri))}:${String(position.line + 1)}`;
}

/** The start of a text on one line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= TEXT_WIDTH ? line : `${line.slice(0, TEXT_WIDTH - 1).toWellFormed()}…`;
}
