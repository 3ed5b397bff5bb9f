import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import type { BoundDocument, TreeDocument } from './analysis.ts';
import { keyText } from './buildTree.ts';
import { offsetAt, positionAt, rangeBetween, shiftRange } from './positions.ts';
import type { PairNode, ValuePath, YamlNode } from './tree.ts';

/** What stands at a position of a document. */
export interface NodeAt {
  /** The innermost node at the position; a key counts as one. */
  node: YamlNode;
  /** The pair whose key or value the node is, where it is one. */
  pair: PairNode | undefined;
  /** True where the node is the pair's key. */
  isKey: boolean;
  /** Path of the node; a key has its property's path. */
  path: ValuePath;
}

/** The document at a position of the file; `undefined` only for a file without documents. */
export function documentAt(
  documents: readonly BoundDocument[],
  position: TextPosition,
): BoundDocument | undefined {
  return documents.findLast(({ line }) => line <= position.line) ?? documents[0];
}

/** Offset in the document's text of a position of the file. */
export function offsetInDocument(document: TreeDocument, position: TextPosition): number {
  const relative = { line: position.line - document.line, character: position.character };
  return offsetAt(document.lineStarts, document.segment.text.length, relative);
}

/** Position in the file of an offset in the document's text. */
export function positionInFile(document: TreeDocument, offset: number): TextPosition {
  const { line, character } = positionAt(document.lineStarts, offset);
  return { line: line + document.line, character };
}

/** Range in the file of a node or pair. */
export function rangeInFile(
  document: TreeDocument,
  { start, end }: { start: number; end: number },
): TextRange {
  return shiftRange(rangeBetween(document.lineStarts, start, end), document.line);
}

/** The innermost node whose text touches an offset of the document; its end counts. `undefined` beside the tree. */
export function nodeAt(document: TreeDocument, offset: number): NodeAt | undefined {
  const { root } = document;
  if (root === undefined || offset < root.start || offset > root.end) return undefined;
  let found: NodeAt = { node: root, pair: undefined, isKey: false, path: [] };
  for (;;) {
    const inner = childAtOffset(found, offset);
    if (inner === undefined) return found;
    found = inner;
    if (inner.isKey) return inner;
  }
}

function childAtOffset({ node, path }: NodeAt, offset: number): NodeAt | undefined {
  const touches = (part: { start: number; end: number }): boolean =>
    part.start <= offset && offset <= part.end;
  if (node.type === 'map') {
    const pair = node.pairs.findLast(touches);
    if (pair === undefined) return undefined;
    const pairPath = [...path, keyText(pair.key)];
    if (touches(pair.key)) return { node: pair.key, pair, isKey: true, path: pairPath };
    if (pair.value === undefined || !touches(pair.value)) return undefined;
    return { node: pair.value, pair, isKey: false, path: pairPath };
  }
  if (node.type !== 'sequence') return undefined;
  const index = node.items.findLastIndex(touches);
  const item = node.items[index];
  return item && { node: item, pair: undefined, isKey: false, path: [...path, index] };
}

/** The path of a node from the root; a key has its property's path. */
export function pathOf(node: YamlNode): ValuePath {
  const path: (string | number)[] = [];
  for (let current = node; current.parent !== undefined; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'sequence') path.unshift(parent.items.indexOf(current));
    else if (parent.type === 'map') {
      const pair = parent.pairs.find(({ key, value }) => key === current || value === current);
      if (pair !== undefined) path.unshift(keyText(pair.key));
    }
  }
  return path;
}
