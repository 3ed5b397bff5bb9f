import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { contentHash } from '../records/contentHash.ts';
import { exampleKeys } from '../records/inputKey.ts';
import { normaliseId } from '../records/identity.ts';
import { describeKind } from '../records/kinds.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { definitionOf } from '../schema/compile.ts';
import { exampleFields, templateFields } from '../signatures/fields.ts';
import { templateSignature } from '../signatures/templateSignature.ts';
import type { RecordFacts } from './analysis.ts';
import { fieldNamesOf } from './fieldNames.ts';
import type { FactLocator } from './factLocator.ts';
import { producersOf, saidBeside } from './sourceFacts.ts';
import { datasetPlaces } from './datasetPlaces.ts';
import type { ValuePath } from './tree.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { RecordWalk } from './walkRecord.ts';

/** Where every kind of record has its version. */
export const VERSION_PATH: ValuePath = ['version'];

/** Words of a record that has no name, in UTF-16 code units. */
const LONGEST_NAME = 60;

/**
 * What others need to know of a record.
 * `isJson` is false where the value differs from what was written, so that it has no content hash.
 */
export function factsOf(
  kind: RecordKind,
  value: JsonObject,
  walk: RecordWalk,
  locator: FactLocator,
  isJson: boolean,
): RecordFacts {
  const { idProperty } = describeKind(kind);
  const id = value[idProperty];
  const facts: RecordFacts = {
    kind,
    idRange: locator.value([idProperty]) ?? locator.firstLine(),
    range: locator.record(),
    name: '',
    references: walk.references.flatMap(({ target, id: to, path, isKey }) => {
      const range = isKey ? locator.key(path) : locator.value(path);
      if (range === undefined) return [];
      return [{ target, id: to, path, range, ...saidBeside(value, path) }];
    }),
    files: walk.files.flatMap((file) => {
      const range = locator.value(file.path);
      return range === undefined ? [] : [{ ...file, range }];
    }),
  };
  if (typeof id === 'string' && normaliseId(id) !== '') facts.id = normaliseId(id);
  facts.name = nameOf(kind, value) || (facts.id ?? '');
  addScalars(facts, value);
  const producers = producersOf(value);
  if (producers.length > 0) facts.producers = producers;
  const versionRange = facts.version === undefined ? undefined : locator.value(VERSION_PATH);
  if (versionRange !== undefined) facts.versionRange = versionRange;
  const places = kind === 'dataset' ? datasetPlaces(value, locator) : [];
  if (places.length > 0) facts.places = places;
  if (isJson) {
    facts.contentHash = contentHash(value, definitionOf(kind));
    addFields(facts, value, locator);
  }
  return facts;
}

/** What records of one function are held against each other by. */
function addFields(facts: RecordFacts, value: JsonObject, locator: FactLocator): void {
  if (facts.kind === 'template') {
    facts.fields = templateFields(value);
    const signature = templateSignature(value, locator);
    if (signature !== undefined) facts.signature = signature;
  }
  if (facts.kind !== 'example') return;
  const fields = exampleFields(value, locator);
  if (fields !== undefined) facts.fields = fields;
  const keys = exampleKeys(value);
  if (keys === undefined) return;
  facts.inputKey = keys.input;
  facts.outputKey = keys.output;
}

function addScalars(facts: RecordFacts, value: JsonObject): void {
  const { version, status, function_name: functionName, domain } = value;
  if (typeof version === 'number') facts.version = version;
  if (typeof status === 'string') facts.status = status;
  if (typeof functionName === 'string') facts.functionName = functionName;
  if (typeof domain === 'string') facts.domain = domain;
  const vocabulary = vocabularyOf(value);
  if (vocabulary !== undefined) facts.vocabulary = vocabulary;
  const fieldNames = fieldNamesOf(value);
  if (fieldNames !== undefined) facts.fieldNames = fieldNames;
}

/** The record's name, else the first words of what is searched by meaning: input, content or instructions. */
function nameOf(kind: RecordKind, value: JsonObject): string {
  const name = value['name'];
  if (typeof name === 'string' && name.trim() !== '') return name.trim();
  for (const [property, definition] of definitionOf(kind).properties) {
    const text = definition.search === 'vector' ? firstText(value[property] ?? null) : undefined;
    if (text !== undefined) return shortName(text);
  }
  return '';
}

function firstText(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  const parts = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  for (const part of parts) {
    const text = firstText(part);
    if (text !== undefined) return text;
  }
  return undefined;
}

function shortName(text: string): string {
  const line = text
    .slice(0, LONGEST_NAME * 4)
    .trim()
    .replace(/\s+/g, ' ');
  if (line.length <= LONGEST_NAME) return line;
  const cut = line.slice(0, LONGEST_NAME - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > LONGEST_NAME / 2 ? cut.slice(0, lastSpace) : cut).toWellFormed()}…`;
}
