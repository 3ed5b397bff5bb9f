import type { JsonObject } from '../../../../shared/src/json.ts';
import type { FileEdit } from '../../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { validateRecord } from '../document/validate.ts';
import { normaliseId } from '../records/identity.ts';
import { describeKind } from '../records/kinds.ts';
import { renderRecord } from '../records/renderRecord.ts';
import { definitionOf } from '../schema/compile.ts';
import { textEdits, textHash } from './textEdits.ts';

/** A record ready to be written. */
export interface NewRecord {
  /** Lower-cased. */
  id: string;
  value: JsonObject;
  /** Its YAML document. */
  text: string;
}

/** Fills in id, version, status and time where they lack. Answers why the record cannot be written, if it cannot. */
export function createRecord(
  kind: RecordKind,
  given: JsonObject,
  fresh: { id: string; now: string },
): NewRecord | { reason: string } {
  const { idProperty } = describeKind(kind);
  const usual: JsonObject = { [idProperty]: fresh.id, version: 1, status: 'draft', created_at: fresh.now };
  const { properties } = definitionOf(kind);
  const value: JsonObject = {
    // Run specifications have no version and no status.
    ...Object.fromEntries(Object.entries(usual).filter(([name]) => properties.has(name))),
    ...given,
  };
  const [mistake] = validateRecord(kind, value).findings;
  if (mistake !== undefined) return { reason: mistake.message };
  const text = renderRecord(value, definitionOf(kind));
  const id = value[idProperty];
  return { id: normaliseId(typeof id === 'string' ? id : fresh.id), value, text };
}

/** Adds a document at the end of a file, or makes the file where it has no text yet. */
export function addDocument(uri: string, text: string | undefined, document: string): FileEdit {
  if (text === undefined) {
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: document }];
    return { uri, action: 'create', textHash: '', edits };
  }
  const plain = text.replace(/^\ufeff/, '');
  const lineEnd = plain.includes('\r\n') ? '\r\n' : '\n';
  const separator = plain === '' ? '' : `${plain.endsWith('\n') ? '' : '\n'}---\n`;
  const added = (separator + document).replaceAll('\n', lineEnd);
  const end = plain.length;
  const edits = textEdits(plain, [{ start: end, end, text: added }]);
  return { uri, action: 'edit', textHash: textHash(text), edits };
}
