import type { InlayHint } from 'vscode-languageserver-types';
import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
import type { TextPosition, TextRange } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import type { BoundDocument } from '../../document/analysis.ts';
import { positionInFile } from '../../document/locate.ts';
import type { MapNode, YamlNode } from '../../document/tree.ts';
import { valueOfTree } from '../../document/treeValue.ts';
import { definitionOf } from '../../schema/compile.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { contentEnd } from '../contentEnd.ts';
import { holds } from '../place.ts';

/** Most predicates that are counted for one answer. */
const MOST_COUNTED = 100;

interface PlacedPredicate {
  predicate: JsonObject;
  position: TextPosition;
}

/** How many records each predicate of a range matches, behind its first line; behind the brace where it has braces. */
export async function matchHints(
  documents: readonly BoundDocument[],
  range: TextRange,
  context: FeatureContext,
  token: Cancellation,
): Promise<InlayHint[]> {
  const placed = documents
    .flatMap((document) => predicatesIn(document))
    .filter(({ position }) => holds(range, position))
    .slice(0, MOST_COUNTED);
  if (placed.length === 0) return [];
  const counts = await context.countMatches(
    placed.map(({ predicate }) => predicate),
    token,
  );
  return placed.flatMap(({ position }, at): InlayHint[] => {
    const count = counts?.[at];
    if (count === undefined) return [];
    return [{ position, label: count === 1 ? '1 record' : `${String(count)} records`, paddingLeft: true }];
  });
}

/** All predicates of a dataset, those within others too; of those whose counts would stand in one place the outermost. */
function predicatesIn(document: BoundDocument): PlacedPredicate[] {
  const found: PlacedPredicate[] = [];
  const taken = new Set<number>();
  const visit = (node: YamlNode | undefined): void => {
    if (node?.type === 'sequence') node.items.forEach(visit);
    if (node?.type !== 'map') return;
    const value = node.definition?.name === 'predicate' ? valueOfTree(node) : undefined;
    const place = placeOf(node, document);
    if (isJsonObject(value) && node.pairs.length > 0 && !taken.has(place)) {
      taken.add(place);
      found.push({ predicate: value, position: positionInFile(document, place) });
    }
    for (const pair of node.pairs) visit(pair.value);
  };
  // Only the kinds of record that have predicates are searched for them.
  const { properties } = definitionOf(document.kind);
  if ([...properties.values()].some(({ name }) => name === 'predicate')) visit(document.root);
  return found;
}

function placeOf(node: MapNode, document: BoundDocument): number {
  const { text } = document.segment;
  if (node.flow) return node.end;
  const newline = text.indexOf('\n', node.start);
  const end = newline < 0 || newline > node.end ? node.end : newline;
  return contentEnd(text, node.start, end);
}
