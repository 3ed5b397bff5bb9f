import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { describeKind } from '../../core/records/kinds.ts';

/**
 * The ids, lower-cased, that the lines of a text give to records of a kind, without parsing it. A committed file is
 * rarely so unusual that one is missed.
 */
export function idsByLines(kind: RecordKind, text: string): string[] {
  const { idProperty } = describeKind(kind);
  const line = new RegExp(`^(?:\\{\\s*)?["']?${idProperty}["']?\\s*:\\s*["']?([^\\s"',}#]+)`, 'gm');
  return [...text.matchAll(line)].map(([, id = '']) => id.toLowerCase());
}
