import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import { LIMITS } from '../document/limits.ts';
import { validateRecord } from '../document/validate.ts';
import { hashOf } from '../records/contentHash.ts';
import { describeKind } from '../records/kinds.ts';
import { renderRecord } from '../records/renderRecord.ts';
import { renderFlow, renderMapping } from '../records/renderYaml.ts';
import type { Definition } from '../schema/definition.ts';
import type { MappedField } from './applyMap.ts';
import { withField } from '../records/recordFields.ts';

/** Hexadecimal digits of a field's hash in `metadata.import`: enough to tell an edit, short enough to read over. */
const FIELD_HASH_LENGTH = 12;

/** A row of the source as the record that it stands for. */
export interface ImportedRecord {
  /** Lower-cased. */
  id: string;
  fields: readonly MappedField[];
}

/** What every record of one import shares. */
export interface ImportSettings {
  kind: SearchableKind;
  definition: Definition;
  /** The source's name, part of the ids. */
  source: string;
  /** The time of the import, RFC 3339. */
  now: string;
}

/** The note in `metadata.import`: the source, and what the import last wrote, as one hash for each field. */
export interface ImportNote {
  source: string;
  fields: Record<string, string>;
}

/** The value of a field as the note has it; absent for a missing value. */
export function fieldHash(value: JsonValue | undefined): string | undefined {
  return value === undefined ? undefined : hashOf(value).slice(0, FIELD_HASH_LENGTH);
}

/** A new record: version 1, the mapped fields, the time, and the note of the import. */
export function newRecord(imported: ImportedRecord, settings: ImportSettings): JsonObject {
  const { kind, source, now } = settings;
  const note = Object.fromEntries(
    imported.fields.flatMap(({ target, value }) => {
      const hash = fieldHash(value);
      return hash === undefined ? [] : [[target.join('.'), hash]];
    }),
  );
  let record: JsonObject = {
    [describeKind(kind).idProperty]: imported.id,
    version: 1,
    ...(kind === 'example' ? { source: 'extracted' } : {}),
    created_at: now,
  };
  for (const { target, value } of imported.fields) {
    if (value !== undefined) record = withField(record, target, value);
  }
  return withField(record, ['metadata', 'import'], { source, fields: note });
}

/** The YAML of a new record. The import's note stands on one line: it is for tools. */
export function renderImported(record: JsonObject, definition: Definition): string {
  const { metadata, ...rest } = record;
  const { import: note, ...own } = isJsonObject(metadata) ? metadata : {};
  const noteLine = note === undefined ? '' : `  import: ${renderFlow(note)}\n`;
  return `${renderRecord(rest, definition)}metadata:\n${renderMapping(own, '  ')}${noteLine}`;
}

/** The reasons why a record cannot be written: what its schema says, and what is too large or deep to be read back. */
export function reasonsAgainst(record: JsonObject, text: string, settings: ImportSettings): string[] {
  if (text.length > LIMITS.document) return ['the record is too large; refer to the content by uri instead'];
  if (!isShallow(record, LIMITS.depth)) return ['the record is nested too deeply'];
  return validateRecord(settings.kind, record).findings.map((finding) => {
    const field = finding.path[0];
    const hint = finding.code === 'record.missing-property' ? ' (map it with FIELD=SOURCE)' : '';
    const message = finding.message.replace(/\.$/, '');
    return `${field === undefined ? '' : `${finding.path.join('.')}: `}${message}${hint}`;
  });
}

function isShallow(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((item: JsonValue) => isShallow(item, depth - 1));
}
