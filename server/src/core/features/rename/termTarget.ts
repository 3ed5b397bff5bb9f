import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import type { TextPosition } from '../../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { rangeInFile } from '../../document/locate.ts';
import type { RecordFacts } from '../../document/analysis.ts';
import type { ScalarNode } from '../../document/tree.ts';
import { RECORD_KINDS } from '../../records/kinds.ts';
import { withField } from '../../records/recordFields.ts';
import { definitionOf } from '../../schema/compile.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { functionOf } from '../../signatures/fields.ts';
import { newMistake } from '../../writing/editFile.ts';
import { placeAt } from '../place.ts';
import type { RecordFile } from '../recordFile.ts';

import { isPredicate, mapComparisons, mapItems, predicateProperties } from './predicateNames.ts';
import { MEMBER_KINDS } from '../referenceTarget.ts';
import type { RenamedRecord, RenameTarget } from './target.ts';

/** A property whose value is a name: of something that many records are about, or of the record itself. */
interface Term {
  title: string;
  read(facts: RecordFacts): string | undefined;
  /** True where equal values mean one and the same thing, so that a name in use is taken. */
  isShared: boolean;
}

/** By property. */
export const TERMS: ReadonlyMap<string, Term> = new Map([
  ['function_name', { title: 'function', read: ({ functionName }) => functionName, isShared: true }],
  ['domain', { title: 'domain', read: ({ domain }) => domain, isShared: true }],
  ['name', { title: 'name', read: ({ name }) => name, isShared: false }],
] satisfies [string, Term][]);

/** Comparisons of a predicate whose value is the whole name. */
const COMPARISONS: ReadonlySet<string> = new Set(['eq', 'in', 'contains', 'matches']);

/** What of a term is renamed. */
interface NamedTerm {
  property: string;
  term: Term;
  name: string;
  /** The only record whose own name it is; absent where every record with the name is meant. */
  own?: { uri: string; document: number };
  /** True where predicates that compare with the name mean this. */
  inPredicates: boolean;
}

/** A function, domain or record's name at the position: where it is a record's value, or a predicate compares with it. */
export function termAt(
  file: RecordFile,
  position: TextPosition,
  context: FeatureContext,
): RenameTarget | undefined {
  const place = placeAt(file, position);
  if (place === undefined || place.isKey || place.node.type !== 'scalar') return undefined;
  const { document, node } = place;
  if (typeof node.value !== 'string' || node.value.trim() === '') return undefined;
  // A property that the schema does not know there has no definition.
  const isKnown = place.map === document.root && node.definition !== undefined;
  const ownProperty = isKnown ? place.pair?.key.value : undefined;
  const property = typeof ownProperty === 'string' ? ownProperty : comparedField(node);
  const term = TERMS.get(property ?? '');
  if (property === undefined || term === undefined) return undefined;
  const name = node.value;
  const isOwn = property === ownProperty && !term.isShared;
  const inPredicates = !isOwn || (isMember(document.kind) && bearers(term, name, context) <= 1);
  const named: NamedTerm = {
    ...{ property, term, name, inPredicates },
    ...(isOwn && { own: { uri: file.uri, document: file.documents.indexOf(document) } }),
  };
  const { kind, value } = document;
  return {
    range: rangeInFile(document, node),
    name,
    title: term.title,
    refusal: (newName) => Promise.resolve(refusal(named, newName, { kind, value }, context)),
    scope: () => ({
      places: placesOf(named, context),
      rename: (record, newName) => renameTerm(named, record, newName),
    }),
  };
}

/** The field that a predicate compares with a value. */
export function comparedField(node: ScalarNode): string | undefined {
  const value = node.parent?.type === 'sequence' ? node.parent : node;
  const map = value.parent;
  if (map?.type !== 'map' || !isPredicate(map.definition)) return undefined;
  const comparison = map.pairs.find((pair) => pair.value === value)?.key.value;
  if (typeof comparison !== 'string' || !COMPARISONS.has(comparison)) return undefined;
  const field = map.pairs.find(({ key }) => key.value === 'field')?.value;
  return field?.type === 'scalar' && typeof field.value === 'string' ? field.value : undefined;
}

function refusal(
  { property, term, name }: NamedTerm,
  newName: string,
  { kind, value }: { kind: RecordKind; value: JsonObject | undefined },
  context: FeatureContext,
): string | undefined {
  if (newName === name) return undefined;
  const holds = value !== undefined && value[property] === name;
  const mistake = holds ? newMistake(kind, value, withField(value, [property], newName)) : undefined;
  if (mistake !== undefined) return mistake;
  const taken = term.isShared ? bearers(term, newName, context) : 0;
  if (taken === 0) return undefined;
  const records = taken === 1 ? '1 record has' : `${String(taken)} records have`;
  return `${records} the ${term.title} "${newName}" already; the two would become one, which no rename could part again.`;
}

/** How many records that may be members of datasets have the name. */
function bearers(term: Term, name: string, context: FeatureContext): number {
  let count = 0;
  for (const { facts } of context.index.records()) {
    if (term.read(facts) === name && isMember(facts.kind)) count++;
  }
  return count;
}

function isMember(kind: RecordKind): boolean {
  return MEMBER_KINDS.some((member) => member === kind);
}

function placesOf(
  { property, term, name, own, inPredicates }: NamedTerm,
  context: FeatureContext,
): ReadonlyMap<string, ReadonlySet<number> | 'all'> {
  const withProperty = kindsWhere((kind) => definitionOf(kind).properties.has(property));
  const withPredicates = kindsWhere((kind) => inPredicates && predicateProperties(kind).length > 0);
  const places = new Map<string, ReadonlySet<number> | 'all'>();
  for (const { uri, kind, documents } of context.index.files()) {
    if (withPredicates.has(kind)) places.set(uri, 'all');
    else if (own === undefined && withProperty.has(kind)) {
      const found = documents.flatMap(({ facts }, at) => (facts && term.read(facts) === name ? [at] : []));
      if (found.length > 0) places.set(uri, new Set(found));
    } else if (property === 'function_name' && kind === 'template') {
      const found = documents.flatMap(({ facts }, at) => (facts && standsFor(facts.name, name) ? [at] : []));
      if (found.length > 0) places.set(uri, new Set(found));
    }
  }
  if (own !== undefined && !places.has(own.uri)) places.set(own.uri, new Set([own.document]));
  return places;
}

function kindsWhere(holds: (kind: RecordKind) => boolean): ReadonlySet<string> {
  return new Set(RECORD_KINDS.map(({ kind }) => kind).filter(holds));
}

function renameTerm(
  { property, name, own, inPredicates }: NamedTerm,
  { uri, document, kind, value }: RenamedRecord,
  newName: string,
): JsonObject {
  if (property === 'function_name' && kind === 'template') return renameTemplate(value, name, newName);
  const isMeant = own === undefined || (own.uri === uri && own.document === document);
  const renamed = isMeant && value[property] === name ? withField(value, [property], newName) : value;
  if (!inPredicates) return renamed;
  return mapComparisons(kind, renamed, (comparison) =>
    comparison['field'] === property ? renameComparison(comparison, name, newName) : comparison,
  );
}

/** A template whose name stands for the function gets one that stands for the new one: its examples find it by that. */
function renameTemplate(value: JsonObject, name: string, newName: string): JsonObject {
  const before = value['name'];
  if (typeof before !== 'string' || !standsFor(before, name)) return value;
  if (before === name) return withField(value, ['name'], newName);
  const words = functionOf(newName).replaceAll('_', ' ');
  const isSentence = before.charAt(0) !== before.charAt(0).toLowerCase();
  return withField(value, ['name'], isSentence ? words.charAt(0).toUpperCase() + words.slice(1) : words);
}

function standsFor(name: string, functionName: string): boolean {
  return functionOf(name) === functionOf(functionName);
}

function renameComparison(comparison: JsonObject, name: string, newName: string): JsonObject {
  const change = (value: JsonValue): JsonValue => (value === name ? newName : value);
  // In a pattern these stand for any characters: it is no name.
  const isPattern = /[*?]/.test(name + newName);
  return Object.fromEntries(
    Object.entries(comparison).map(([key, value]): [string, JsonValue] => {
      if (!COMPARISONS.has(key) || (key === 'matches' && isPattern)) return [key, value];
      return [key, Array.isArray(value) ? mapItems(value, change) : change(value)];
    }),
  );
}
