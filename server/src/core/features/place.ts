import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import type { BoundDocument, RecordReference, TreeDocument } from '../document/analysis.ts';
import { documentAt, nodeAt, offsetInDocument } from '../document/locate.ts';
import type { MapNode, PairNode, YamlNode } from '../document/tree.ts';
import type { RecordFile } from './recordFile.ts';

/** What stands at a position of a file. */
export interface Place<D extends TreeDocument = BoundDocument> {
  document: D;
  /** The innermost node; a key counts as one. */
  node: YamlNode;
  /** The pair whose key or value the node is, and its mapping. */
  pair?: PairNode;
  map?: MapNode;
  /** True where the node is the pair's key. */
  isKey: boolean;
}

/** What stands at a position of the file; `undefined` beside all values. */
export function placeAt(file: RecordFile, position: TextPosition): Place | undefined {
  const document = documentAt(file.documents, position);
  return document && placeInDocument(document, position);
}

/** What stands at a position of the file, within a document. */
export function placeInDocument<D extends TreeDocument>(
  document: D,
  position: TextPosition,
): Place<D> | undefined {
  const found = nodeAt(document, offsetInDocument(document, position));
  if (found === undefined) return undefined;
  const { node, pair, isKey } = found;
  const map = pair?.key.parent;
  return { document, node, isKey, ...(pair !== undefined && map?.type === 'map' && { pair, map }) };
}

/** The reference at a position of the file. */
export function referenceAt(document: BoundDocument, position: TextPosition): RecordReference | undefined {
  const local = { line: position.line - document.line, character: position.character };
  return document.facts?.references.find(({ range }) => holds(range, local));
}

/** The id that a position of the file stands on: the record's own, or one that it refers to. */
export function idAt(file: RecordFile, position: TextPosition): string | undefined {
  const document = documentAt(file.documents, position);
  return document && idInDocument(document, position);
}

/** The id that a position of the file, within a document, stands on. */
export function idInDocument(document: BoundDocument, position: TextPosition): string | undefined {
  const reference = referenceAt(document, position);
  if (reference !== undefined) return reference.id;
  const local = { line: position.line - document.line, character: position.character };
  const { facts } = document;
  return facts?.id !== undefined && holds(facts.idRange, local) ? facts.id : undefined;
}

/** True where the range holds the position, its end included: a cursor stands between characters. */
export function holds(range: TextRange, position: TextPosition): boolean {
  return !isBefore(position, range.start) && !isBefore(range.end, position);
}

/** True where two ranges share a position. */
export function overlap(one: TextRange, other: TextRange): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: TextPosition, other: TextPosition): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
