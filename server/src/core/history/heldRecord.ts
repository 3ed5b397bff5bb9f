import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { analyseSegment } from '../document/analyseFile.ts';
import type { Segment } from '../document/analysis.ts';
import { fastParse } from '../document/fastParse.ts';
import { LIMITS } from '../document/limits.ts';
import { plainParse } from '../document/plainParse.ts';
import { walkRecord } from '../document/walkRecord.ts';
import { contentHash, type TextHash } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { describeKind } from '../records/kinds.ts';
import type { RecordVersion } from '../records/versions.ts';
import { labelled } from '../rules/versions.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';

/** A record that a file held. Without a label it is there all the same. */
export interface HeldRecord {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
  /** Absent where the record has no version, or no content that can be compared. */
  label?: RecordVersion;
}

/**
 * The record of a document, as analysis would tell it, without looking for problems: of the past nobody mends any.
 * `undefined` for a document without an id.
 */
export function heldRecord(segment: Segment, kind: RecordKind, hash?: TextHash): HeldRecord | undefined {
  const definition = definitionOf(kind);
  const value = valueOf(segment.text, definition);
  if (value === undefined) return analysedRecord(segment, kind);
  const id = value[describeKind(kind).idProperty];
  const { version } = value;
  if (typeof id !== 'string' || normaliseId(id) === '') return undefined;
  const held = { kind, id: normaliseId(id) };
  if (typeof version !== 'number' || !Number.isSafeInteger(version)) return held;
  return { ...held, label: { version, contentHash: contentHash(value, definition, hash) } };
}

/** `undefined` where analysis looks closer. */
function valueOf(text: string, definition: Definition): JsonObject | undefined {
  if (text.length > LIMITS.document) return undefined;
  const plain = plainParse(text);
  if (plain !== undefined) return plain;
  const value = fastParse(text)?.value;
  // Only the source tells which number was written.
  return value === undefined || walkRecord(value, definition).hasUnsafeNumber ? undefined : value;
}

function analysedRecord(segment: Segment, kind: RecordKind): HeldRecord | undefined {
  const { facts } = analyseSegment(segment, kind).document;
  if (facts?.id === undefined) return undefined;
  const record = labelled(facts);
  const held = { kind, id: facts.id };
  if (record === undefined) return held;
  const { version, contentHash: hash } = record;
  return { ...held, label: { version, contentHash: hash } };
}
