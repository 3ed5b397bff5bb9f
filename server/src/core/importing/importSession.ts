import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';
import { describeKind } from '../records/kinds.ts';
import { applyMap, type MappedField, type RowContext } from './applyMap.ts';
import type { PathStep } from './fieldPath.ts';
import {
  newRecord,
  reasonsAgainst,
  renderImported,
  type ImportedRecord,
  type ImportSettings,
} from './importedRecord.ts';
import { defaultMap } from './defaultMap.ts';
import type { MapEntry } from './mapping.ts';
import { mergeImport, type MergedRecord } from './mergeImport.ts';
import { RowIdentities } from './rowIdentity.ts';

/** What became of a row. */
export type RowOutcome =
  | { outcome: 'bad'; reasons: string[] }
  /** A record that the workspace does not have: its YAML. */
  | { outcome: 'new'; id: string; text: string }
  | { outcome: 'unchanged'; id: string }
  | { outcome: 'updated'; id: string; merged: MergedRecord };

export interface SessionOptions extends ImportSettings {
  /** Empty: fields of the same name. */
  map: readonly MapEntry[];
  key: readonly (readonly PathStep[])[];
  /** The value of a record of the workspace; absent where there is none. */
  existing(id: string): JsonObject | undefined;
}

/** One run over the rows of a source, in their order. Pure: reading and writing files is the caller's. */
export class ImportSession {
  readonly #options: SessionOptions;
  readonly #identities: RowIdentities;
  readonly #idProperty: string;
  readonly #unseen = new Set<MapEntry>();
  readonly #defaultMaps = new Map<string, MapEntry[]>();
  #rows = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#idProperty = describeKind(options.kind).idProperty;
    this.#identities = new RowIdentities(options.source, options.key, this.#idProperty);
    for (const entry of options.map) if ('steps' in entry.source) this.#unseen.add(entry);
  }

  /** Takes the next row. `place` names it for people, for example `line 17`. */
  next(context: RowContext, place: string): RowOutcome {
    this.#rows += 1;
    const { definition } = this.#options;
    const mapped = applyMap(context, this.#mapFor(context), definition, (entry) =>
      this.#unseen.delete(entry),
    );
    const identity = this.#identities.next(context.row, mapped.fields, place);
    const mistakes = 'mistake' in identity ? [...mapped.mistakes, identity.mistake] : mapped.mistakes;
    if (mistakes.length > 0 || 'mistake' in identity) return { outcome: 'bad', reasons: mistakes };
    const { id } = identity;
    const imported: ImportedRecord = { id, fields: ownFields(mapped.fields, this.#idProperty) };
    const existing = this.#options.existing(id);
    return existing === undefined ? this.#create(imported) : this.#merge(existing, imported);
  }

  /** Source paths of the map that no row had, as written. */
  unseenSources(): string[] {
    if (this.#rows === 0) return [];
    return [...this.#unseen].flatMap(({ source }) => ('text' in source ? [source.text] : []));
  }

  /** True for an id that a row of this run has. */
  hasRow(id: string): boolean {
    return this.#identities.has(id);
  }

  /** Rows of JSON need not have the same fields. */
  #mapFor({ row }: RowContext): readonly MapEntry[] {
    const { map, definition } = this.#options;
    if (map.length > 0) return map;
    const columns = isJsonObject(row) ? columnsInUse(row) : [];
    const signature = JSON.stringify(columns);
    const known = this.#defaultMaps.get(signature) ?? defaultMap(columns, definition);
    this.#defaultMaps.set(signature, known);
    return known;
  }

  #create(imported: ImportedRecord): RowOutcome {
    const record = newRecord(imported, this.#options);
    const text = renderImported(record, this.#options.definition);
    const reasons = reasonsAgainst(record, text, this.#options);
    return reasons.length > 0 ? { outcome: 'bad', reasons } : { outcome: 'new', id: imported.id, text };
  }

  #merge(existing: JsonObject, imported: ImportedRecord): RowOutcome {
    const merged = mergeImport(existing, imported, this.#options);
    if (isEqualJson(merged.record, existing)) return { outcome: 'unchanged', id: imported.id };
    // What the user wrote may be wrong; only a mistake that the row brings makes the row bad.
    const before = new Set(reasonsAgainst(existing, '', this.#options));
    const reasons = reasonsAgainst(merged.record, '', this.#options).filter((reason) => !before.has(reason));
    return reasons.length > 0 ? { outcome: 'bad', reasons } : { outcome: 'updated', id: imported.id, merged };
  }
}

/** The id is no field to merge, and the note in `metadata` is the import's own. */
function ownFields(fields: readonly MappedField[], idProperty: string): MappedField[] {
  return fields
    .filter(({ target }) => target.length > 1 || target[0] !== idProperty)
    .map((field) => (isMetadata(field) ? { ...field, value: withoutNote(field) } : field));
}

function isMetadata({ target }: MappedField): boolean {
  return target.length === 1 && target[0] === 'metadata';
}

function withoutNote({ value }: MappedField): MappedField['value'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'import');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/**
 * The columns of a row that say something. A table of records of several shapes has `content` beside `content.text`:
 * in each row one of them is empty. A nested field without a value is one that the record does not have.
 */
function columnsInUse(row: JsonObject): string[] {
  const names = Object.keys(row);
  return names.filter((name) => {
    const value = row[name];
    if (value === null && name.includes('.')) return false;
    const isEmpty = value === null || value === '';
    return !isEmpty || !names.some((other) => other.startsWith(`${name}.`) && !isBlank(row[other]));
  });
}

function isBlank(value: JsonObject[string] | undefined): boolean {
  return value === undefined || value === null || value === '';
}
