import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
} from 'vscode-languageserver-types';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { RecordReference } from '../document/analysis.ts';
import { documentAt } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { describeKind } from '../records/kinds.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import { fileName } from './fileName.ts';
import { excerpt } from './markdown.ts';
import { referenceAt } from './place.ts';
import type { RecordFile } from './recordFile.ts';
import { kindsOfTarget } from './referenceTarget.ts';

/** Most characters of a name. */
const LONGEST_NAME = 120;

/** The record at the position, or the one that a reference there names, as the start of a lineage. */
export function prepareLineageAt(
  file: RecordFile,
  position: Position,
  { index }: FeatureContext,
  _token: Cancellation,
): Promise<CallHierarchyItem[] | undefined> {
  const document = documentAt(file.documents, position);
  const id = document && (referenceAt(document, position)?.id ?? document.facts?.id);
  const entries = id === undefined ? [] : index.byId(id);
  // Of records with one id, the one that the cursor is in.
  const own = entries.filter(({ uri, line }) => uri === file.uri && line === document?.line);
  const items = (own.length > 0 ? own : entries).map(itemOf);
  return Promise.resolve(items.length === 0 ? undefined : items);
}

/** What was derived from the record of an item, and where it says so. */
export function derivedFrom(
  item: CallHierarchyItem,
  { index }: FeatureContext,
  _token: Cancellation,
): Promise<CallHierarchyIncomingCall[]> {
  const id = idOf(item);
  const derived = new Map<RecordEntry, TextRange[]>();
  for (const { from, reference } of id === undefined ? [] : index.referencesTo(id)) {
    if (!isLineage(reference)) continue;
    const ranges = derived.get(from) ?? [];
    derived.set(from, [...ranges, shiftRange(reference.range, from.line)]);
  }
  return Promise.resolve(
    [...derived].map(([from, fromRanges]): CallHierarchyIncomingCall => ({ from: itemOf(from), fromRanges })),
  );
}

/** The sources of the record of an item; one that no record has leads to where it is named. */
export function sourcesOf(
  item: CallHierarchyItem,
  { index }: FeatureContext,
  _token: Cancellation,
): Promise<CallHierarchyOutgoingCall[]> {
  const entry = entryOf(item, index);
  const sources = new Map<string, RecordReference[]>();
  for (const reference of entry?.facts.references.filter(isLineage) ?? []) {
    sources.set(reference.id, [...(sources.get(reference.id) ?? []), reference]);
  }
  return Promise.resolve(
    [...sources].flatMap(([id, references]) => {
      if (entry === undefined) return [];
      const fromRanges = references.map(({ range }) => shiftRange(range, entry.line));
      const found = index.byId(id).map(itemOf);
      const targets = found.length > 0 ? found : references.slice(0, 1).map((one) => unknownItem(one, entry));
      return targets.map((to): CallHierarchyOutgoingCall => ({ to, fromRanges }));
    }),
  );
}

/** True for a reference by which a record says what it comes from. */
export function isLineage({ path }: RecordReference): boolean {
  return path[0] === 'attribution' && path[1] === 'derived_from';
}

function itemOf({ uri, line, facts }: RecordEntry): CallHierarchyItem {
  const version = facts.version === undefined ? '' : ` ${String(facts.version)}`;
  return {
    name: excerpt(facts.name.replace(/\s+/g, ' ').trim(), LONGEST_NAME) || 'Record without a name',
    kind: SymbolKind.Object,
    detail: `${describeKind(facts.kind).title}${version}, ${fileName(uri)}`,
    uri,
    range: shiftRange(facts.range, line),
    selectionRange: shiftRange(facts.idRange, line),
    ...(facts.id !== undefined && { data: { id: facts.id } }),
  };
}

function unknownItem({ target, id, range }: RecordReference, { uri, line }: RecordEntry): CallHierarchyItem {
  const kinds = kindsOfTarget(target).map((kind) => describeKind(kind).title);
  const place = shiftRange(range, line);
  return {
    name: `Unknown ${kinds.join(' or ')}`,
    kind: SymbolKind.Null,
    detail: `No record has the id ${excerpt(id, 80)}`,
    uri,
    range: place,
    selectionRange: place,
  };
}

/** Of records with one id, the one at the item's place; the client sends items back as it got them. */
function entryOf(item: CallHierarchyItem, index: RecordIndex): RecordEntry | undefined {
  const id = idOf(item);
  const entries = id === undefined ? [] : index.byId(id);
  const isHere = ({ uri, line, facts }: RecordEntry): boolean =>
    uri === item.uri && shiftRange(facts.idRange, line).start.line === item.selectionRange.start.line;
  return entries.find(isHere) ?? entries[0];
}

function idOf(item: CallHierarchyItem): string | undefined {
  const data: unknown = item.data;
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
