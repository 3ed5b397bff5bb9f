import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument, RecordFacts } from '../document/analysis.ts';
import type { PairNode, YamlNode } from '../document/tree.ts';
import { describeKind } from '../records/kinds.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { contentEnd } from './contentEnd.ts';
import { excerpt } from './markdown.ts';
import { rangeInFile } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import type { RecordFile } from './recordFile.ts';
import { plainText } from './yamlText.ts';

/** Above this number of symbols a file shows its records alone: an outline of many thousand lines helps nobody. */
const mostSymbols = 5000;

/** Most characters of a value beside its property. */
const longestDetail = 60;

/** The records of a file by name, with their properties below them. */
export function documentSymbols(
  file: RecordFile,
  _context: FeatureContext,
  token: Cancellation,
): Promise<DocumentSymbol[]> {
  const symbols: DocumentSymbol[] = [];
  const all = file.documents.reduce((sum, document) => sum + 1 + pairsOf(document).length, 0);
  const withProperties = all <= mostSymbols;
  for (const document of file.documents) {
    if (token.isCancellationRequested) break;
    const { facts } = document;
    if (facts === undefined) continue;
    const pairs = withProperties ? pairsOf(document) : [];
    symbols.push(recordSymbol(document, facts, pairs));
  }
  return Promise.resolve(symbols);
}

function pairsOf({ root }: BoundDocument): readonly PairNode[] {
  return root?.type === 'map' ? root.pairs : [];
}

function recordSymbol(
  document: BoundDocument,
  facts: RecordFacts,
  pairs: readonly PairNode[],
): DocumentSymbol {
  const version = facts.version === undefined ? '' : ` ${String(facts.version)}`;
  return {
    // An empty name makes the editor refuse the whole list.
    name: excerpt(oneLine(facts.name), 120) || 'Record without a name',
    detail: `${describeKind(facts.kind).title}${version}`,
    kind: SymbolKind.Object,
    range: shiftRange(facts.range, document.line),
    selectionRange: shiftRange(facts.idRange, document.line),
    children: pairs.map((pair) => propertySymbol(document, pair)),
  };
}

function propertySymbol(document: BoundDocument, { key, value, start, end }: PairNode): DocumentSymbol {
  return {
    name: excerpt(oneLine(key.source), 120) || '(empty key)',
    ...(value?.type === 'scalar' && { detail: excerpt(oneLine(plainText(value.value)), longestDetail) }),
    kind: symbolKindOf(value),
    range: rangeInFile(document, { start, end: contentEnd(document.segment.text, key.end, end) }),
    selectionRange: rangeInFile(document, key),
  };
}

function symbolKindOf(value: YamlNode | undefined): SymbolKind {
  const node = value?.type === 'alias' ? value.target : value;
  switch (node?.type) {
    case 'map':
      return SymbolKind.Object;
    case 'sequence':
      return SymbolKind.Array;
    case 'scalar':
      return scalarKind(typeof node.value);
    default:
      return SymbolKind.Null;
  }
}

function scalarKind(type: string): SymbolKind {
  if (type === 'number') return SymbolKind.Number;
  return type === 'boolean' ? SymbolKind.Boolean : SymbolKind.String;
}

function oneLine(text: string): string {
  return text.slice(0, 400).replace(/\s+/g, ' ').trim();
}
