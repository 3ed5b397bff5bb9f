import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import type { DifferencePath } from '../../../../shared/src/protocol/difference.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { keyText } from '../document/buildTree.ts';
import { rangeInFile } from '../document/locate.ts';
import { positionAt, shiftRange } from '../document/positions.ts';
import { followAlias, PlaceFinder } from '../document/treeValue.ts';
import type { YamlNode } from '../document/tree.ts';

/** The field whose key, or list item, begins on the last line at or before a line of a document. Lines count from the file's start. */
export function fieldAtLine(document: BoundDocument, line: number): DifferencePath {
  let found: DifferencePath = [];
  const visit = (node: YamlNode | undefined, path: DifferencePath): void => {
    if (node?.type === 'map')
      for (const { key, value, start } of node.pairs) step(start, value, [...path, keyText(key)]);
    else if (node?.type === 'sequence')
      for (const [item, value] of node.items.entries()) step(value.start, value, [...path, item]);
  };
  const step = (start: number, value: YamlNode | undefined, path: DifferencePath): void => {
    const own = document.line + positionAt(document.lineStarts, start).line;
    if (own > line) return;
    // What begins on an earlier line holds the line only where nothing after it does.
    found = path;
    if (value !== undefined && isBlock(value)) visit(value, path);
  };
  visit(document.root, []);
  return found;
}

/** A flow collection is one place: its parts share lines. */
function isBlock(node: YamlNode): boolean {
  return (node.type === 'map' || node.type === 'sequence') && !node.flow;
}

/** Where a field stands in its file: its key, or the item of a list; `undefined` where the record does not have it. */
export function rangeOfField(document: BoundDocument, field: DifferencePath): TextRange | undefined {
  if (field.length === 0) return undefined;
  const place = new PlaceFinder(document.root).at(field);
  const node = place?.pair?.key ?? followAlias(place?.node) ?? undefined;
  return node && rangeInFile(document, node);
}

/** The first line of a record, where what has no field stands. */
export function firstLineOf(document: BoundDocument): TextRange {
  const start: TextPosition = document.facts?.range.start ?? { line: 0, character: 0 };
  return shiftRange({ start, end: start }, document.line);
}
