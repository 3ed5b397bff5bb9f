import type { TextRange } from '../../../../shared/src/problem.ts';
import type { ValuePath } from './tree.ts';

/** Finds where values stand in the text of a document. */
export interface FactLocator {
  /** The whole record. */
  record(): TextRange;
  /** The record's first line. */
  firstLine(): TextRange;
  value(path: ValuePath): TextRange | undefined;
  key(path: ValuePath): TextRange | undefined;
}
