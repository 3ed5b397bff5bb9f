import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { documentAt, rangeInFile } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { topLevelScalars } from '../document/topLevelScalars.ts';
import type { ScalarNode, YamlNode } from '../document/tree.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { idInDocument, placeInDocument } from './place.ts';
import type { RecordFile } from './recordFile.ts';
import { fieldHighlights } from './fieldHighlights.ts';
import { predicateProperties } from './rename/predicateNames.ts';
import { comparedField, TERMS } from './rename/termTarget.ts';

/** Most records around the cursor whose names are marked: in a file of thousands nobody sees the others. */
const MOST_RECORDS = 200;

/**
 * The places of the file that mean the same as the one at the position: an id, a function or domain, a field. Where a
 * record says it of itself is `Write`, where it is referred to is `Read`.
 */
export function documentHighlights(
  file: RecordFile,
  position: Position,
  _context: FeatureContext,
  token: Cancellation,
): Promise<DocumentHighlight[] | undefined> {
  const document = documentAt(file.documents, position);
  if (document === undefined) return Promise.resolve(undefined);
  const id = idInDocument(document, position);
  if (id !== undefined) return Promise.resolve(idHighlights(file, id));
  const place = placeInDocument(document, position);
  if (place === undefined) return Promise.resolve(undefined);
  const term = place.isKey || place.node.type !== 'scalar' ? undefined : termOf(place.node, document.root);
  if (term !== undefined) return Promise.resolve(termHighlights(file, document, term, token));
  return Promise.resolve(fieldHighlights(around(file, document), place));
}

function idHighlights({ documents }: RecordFile, id: string): DocumentHighlight[] {
  return documents.flatMap(({ facts, line }): DocumentHighlight[] => {
    if (facts === undefined) return [];
    const own = facts.id === id ? [{ range: facts.idRange, kind: DocumentHighlightKind.Write }] : [];
    const references = facts.references
      .filter((reference) => reference.id === id)
      .map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
    return [...own, ...references].map(({ range, kind }) => ({ range: shiftRange(range, line), kind }));
  });
}

/** A property whose values are names, with the name. */
interface NamedProperty {
  property: string;
  name: string;
}

function termOf(node: ScalarNode, root: YamlNode | undefined): NamedProperty | undefined {
  if (typeof node.value !== 'string') return undefined;
  const own = node.parent === root && root?.type === 'map' && root.pairs.find(({ value }) => value === node);
  const property = own ? own.key.value : comparedField(node);
  const isTerm = typeof property === 'string' && TERMS.get(property)?.isShared === true;
  return isTerm ? { property, name: node.value } : undefined;
}

/** Records say by facts whether they have the name; only predicates are looked through. */
function termHighlights(
  file: RecordFile,
  document: BoundDocument,
  { property, name }: NamedProperty,
  token: Cancellation,
): DocumentHighlight[] {
  const term = TERMS.get(property);
  const highlights: DocumentHighlight[] = [];
  for (const one of around(file, document)) {
    if (token.isCancellationRequested) break;
    if (one.facts !== undefined && term?.read(one.facts) === name) {
      const span = topLevelScalars(one.segment.text, [property])?.[0] ?? ownValue(one, property);
      if (span !== undefined)
        highlights.push({ range: rangeInFile(one, span), kind: DocumentHighlightKind.Write });
    }
    if (predicateProperties(one.kind).length === 0 || one.root === undefined) continue;
    for (const node of scalarsIn(one.root)) {
      if (node.value === name && comparedField(node) === property)
        highlights.push({ range: rangeInFile(one, node), kind: DocumentHighlightKind.Read });
    }
  }
  return highlights;
}

function ownValue({ root }: BoundDocument, property: string): YamlNode | undefined {
  return root?.type === 'map' ? root.pairs.findLast(({ key }) => key.value === property)?.value : undefined;
}

function* scalarsIn(root: YamlNode): Generator<ScalarNode> {
  const rest: YamlNode[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'scalar') yield node;
    else if (node.type === 'sequence') rest.push(...node.items);
    else if (node.type === 'map')
      for (const { value } of node.pairs) if (value !== undefined) rest.push(value);
  }
}

/** The documents around one, in the order of the file. */
function around({ documents }: RecordFile, document: BoundDocument): readonly BoundDocument[] {
  const at = documents.indexOf(document);
  const first = Math.max(0, at - MOST_RECORDS / 2);
  return documents.slice(first, first + MOST_RECORDS);
}
