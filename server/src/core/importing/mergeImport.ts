import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { contentHash } from '../records/contentHash.ts';
import { fieldHash, type ImportedRecord, type ImportSettings } from './importedRecord.ts';
import { getField, withField } from '../records/recordFields.ts';

/** An existing record after the import. */
export interface MergedRecord {
  record: JsonObject;
  /** Fields that were taken from the changed row. */
  updated: string[];
  /** Fields that both the row and the user changed: the user's value stays. */
  kept: string[];
}

/**
 * Merges a row into the record that an earlier import made of it, field by field: a value that the source changed
 * since is taken over, unless the user changed it too; a value that only the user changed stays. What the import last
 * wrote is known from the hashes in `metadata.import`. A change of content makes the next version, and nothing else does.
 */
export function mergeImport(
  existing: JsonObject,
  imported: ImportedRecord,
  settings: ImportSettings,
): MergedRecord {
  const last = lastWritten(existing);
  const updated: string[] = [];
  const kept: string[] = [];
  const written: Record<string, string> = {};
  let record = existing;
  const hashOfContent = (value: JsonObject): string => contentHash(value, settings.definition);
  for (const { target, value } of imported.fields) {
    const name = target.join('.');
    const theirs = fieldHash(value);
    const base = last.get(name);
    const ours = fieldHash(ownValue(record, target));
    if (theirs !== undefined) written[name] = theirs;
    if (theirs === base || theirs === ours) continue;
    if (ours === base && canHold(record, target)) {
      record = withField(record, target, value);
      updated.push(name);
    } else {
      kept.push(name);
    }
  }
  const isOtherContent = updated.length > 0 && hashOfContent(record) !== hashOfContent(existing);
  if (isOtherContent && !updated.includes('version'))
    record = withField(record, ['version'], nextVersion(existing['version']));
  return { record: withNote(record, last, written, settings.source), updated, kept };
}

/** What the import wrote last, by field. */
function lastWritten(record: JsonObject): Map<string, string> {
  const fields = getField(record, ['metadata', 'import', 'fields']);
  const entries = isJsonObject(fields) ? Object.entries(fields) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The value at a target; of `metadata` as a whole, what is not the import's own note. */
function ownValue(record: JsonObject, target: readonly string[]): JsonValue | undefined {
  const value = getField(record, target);
  if (target.length > 1 || target[0] !== 'metadata' || !isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'import');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** False where the user put something else than an object on the way to the target. */
function canHold(record: JsonObject, target: readonly string[]): boolean {
  return target.slice(0, -1).every((_, depth) => {
    const value = getField(record, target.slice(0, depth + 1));
    return value === undefined || isJsonObject(value);
  });
}

function nextVersion(version: JsonValue | undefined): number {
  return typeof version === 'number' && Number.isInteger(version) ? version + 1 : 1;
}

/** The note changes only where a hash does, so that an unchanged source leaves the file untouched. */
function withNote(
  record: JsonObject,
  last: ReadonlyMap<string, string>,
  written: Readonly<Record<string, string>>,
  source: string,
): JsonObject {
  const isSame = Object.entries(written).every(([name, hash]) => last.get(name) === hash);
  const isSameSource = getField(record, ['metadata', 'import', 'source']) === source;
  const hasGone = [...last.keys()].some((name) => written[name] === undefined);
  if (isSame && isSameSource && !hasGone) return record;
  return withField(record, ['metadata', 'import'], { source, fields: written });
}
