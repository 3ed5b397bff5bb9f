import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { contentHash } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { definitionOf } from '../schema/compile.ts';
import type { RowContext } from './applyMap.ts';
import type { MapEntry } from './mapping.ts';

/** The lineage that extraction writes by itself, whatever the map says. */
const LINEAGE = ['attribution', 'derived_from'];
/** What is taken over from the DataBit unless the map fills it. */
const INHERITED: readonly (readonly string[])[] = [
  ['group'],
  ['attribution', 'creator'],
  ['attribution', 'license'],
  ['status'],
];

/** Part of the ids of extracted examples, so that each map makes records of its own of one DataBit. */
export function extractionSource(name: string): string {
  return `extract:${name}`;
}

/**
 * A DataBit as a row to import, with what its examples get without being asked: the lineage (id, version and hash of the
 * DataBit as it is now), its key for splits as `group`, its creator and licence, and the status of something new.
 */
export function extractionRow(databit: JsonObject, id: string, name: string): RowContext {
  const attribution = isJsonObject(databit['attribution']) ? databit['attribution'] : {};
  const version = databit['version'];
  const source: JsonObject = {
    databit_id: id,
    ...(typeof version === 'number' ? { version } : {}),
    content_hash: contentHash(databit, definitionOf('databit')),
    method: `extracted by ${name}`,
  };
  const group = databit['group'];
  const inherited: JsonObject = {
    derived_from: [source],
    group: typeof group === 'string' && group !== '' ? group : id,
    ...pickTexts(attribution, ['creator', 'license']),
    status: 'draft',
  };
  // The id in one form, so that its case has no part in the ids of the examples.
  return { row: { ...databit, databit_id: normaliseId(id) }, parents: [inherited] };
}

/** The user's map with the entries that extraction adds; or why they cannot stand together. */
export function extractionMap(map: readonly MapEntry[]): MapEntry[] | { mistake: string } {
  if (map.length === 0) return { mistake: 'Say which fields become which: FIELD=SOURCE.' };
  if (
    map.some(({ target }) => target.join('.') === LINEAGE.join('.') || target.join('.') === 'attribution')
  ) {
    return {
      mistake: '`attribution.derived_from` is written by the extraction itself; map its other fields.',
    };
  }
  const taken = new Set(map.map(({ target }) => target.join('.')));
  const inherited = INHERITED.filter((target) => !taken.has(target.join('.')));
  return [...map, ...[LINEAGE, ...inherited].map(inheritedEntry)];
}

/** True for a source path of an entry that extraction added: no user wrote it. */
export function isInheritedSource(text: string): boolean {
  return [LINEAGE, ...INHERITED].some((target) => inheritedText(target) === text);
}

function inheritedEntry(target: readonly string[]): MapEntry {
  const name = target.at(-1) ?? '';
  const source = { steps: [{ name }], up: 1, text: inheritedText(target) };
  return { target: [...target], append: false, source, conversion: undefined, separator: ',' };
}

function inheritedText(target: readonly string[]): string {
  return `^.${target.at(-1) ?? ''}`;
}

function pickTexts(value: JsonObject, names: readonly string[]): JsonObject {
  const entries = names.map((name): [string, JsonValue | undefined] => [name, value[name]]);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, JsonValue] => typeof entry[1] === 'string'),
  );
}
