import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { FileEdit } from '../../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Segment } from '../document/analysis.ts';
import { splitDocuments } from '../document/split.ts';
import { contentHash } from '../records/contentHash.ts';
import { editRecord } from '../records/editRecord.ts';
import { DIFFICULTY_EVIDENCE } from '../records/difficulty.ts';
import { normaliseId } from '../records/identity.ts';
import { describeKind } from '../records/kinds.ts';
import { getField, withField } from '../records/recordFields.ts';
import { renderRecord } from '../records/renderRecord.ts';
import { definitionOf } from '../schema/compile.ts';
import type { NewRecord } from './createRecord.ts';
import { documentBody, startMark } from './documentBody.ts';
import { textEdits, textHash } from './textEdits.ts';

/** What is said of the source and not of what is made from it. Tools' own properties go, too. */
const OF_THE_SOURCE: ReadonlySet<string> = new Set(['quality_scores', 'review', 'created_by']);
/** The first line of a document that starts a stream anew. */
const START_MARK = /^---(?!\S)/;

/** What a derived record gets besides what it takes over. */
export interface Derivation {
  id: string;
  /** RFC 3339. */
  now: string;
  /** How it is made from its source. */
  method?: string;
  /** What else is told of it than of a copy. */
  change?: (copy: JsonObject) => JsonObject;
}

/**
 * A record that starts as a copy of another: a draft of version 1 with an id of its own, whose lineage is the source as it
 * is now, and which is split together with it. `text` keeps the comments and the style of the source's.
 */
export function deriveRecord(
  kind: RecordKind,
  { text, value }: { text: string; value: JsonObject },
  { id, now, method, change = (copy) => copy }: Derivation,
): NewRecord {
  const { idProperty } = describeKind(kind);
  const definition = definitionOf(kind);
  const kept = Object.entries(value).filter(
    ([name]) => !OF_THE_SOURCE.has(name) && definition.properties.get(name)?.role !== 'derived',
  );
  const given = value[idProperty];
  const sourceId = typeof given === 'string' ? normaliseId(given) : '';
  const group = value['group'];
  const attribution = isJsonObject(value['attribution']) ? value['attribution'] : {};
  const derived = change({
    ...withoutEvidence(Object.fromEntries(kept)),
    [idProperty]: id,
    version: 1,
    status: 'draft',
    created_at: now,
    group: typeof group === 'string' && group !== '' ? group : sourceId,
    attribution: {
      ...('license' in attribution ? { license: attribution['license'] ?? null } : {}),
      derived_from: [
        {
          [idProperty]: sourceId,
          ...(typeof value['version'] === 'number' ? { version: value['version'] } : {}),
          content_hash: contentHash(value, definition),
          ...(method === undefined ? {} : { method }),
        },
      ],
    },
  });
  const body = documentBody(text);
  const edited = body && editRecord(body, value, derived, [...definition.properties.keys()]);
  return { id, value: derived, text: edited ?? renderRecord(derived, definition) };
}

/** Without what runs say of the source in its metadata. */
function withoutEvidence(record: JsonObject): JsonObject {
  if (getField(record, DIFFICULTY_EVIDENCE) === undefined) return record;
  const left = withField(record, DIFFICULTY_EVIDENCE, undefined);
  const { metadata, ...others } = left;
  return isJsonObject(metadata) && Object.keys(metadata).length === 0 ? others : left;
}

/** Puts a document right behind another one of a file. */
export function insertBehind(uri: string, text: string, at: number, document: string): FileEdit {
  const plain = text.replace(/^\ufeff/, '');
  const segments = splitDocuments(plain);
  const { start, added } = placeBehind(segments, at, document);
  const lineEnd = plain.includes('\r\n') ? '\r\n' : '\n';
  const edits = textEdits(plain, [{ start, end: start, text: added.replaceAll('\n', lineEnd) }]);
  return { uri, action: 'edit', textHash: textHash(text), edits };
}

function placeBehind(
  segments: readonly Segment[],
  at: number,
  document: string,
): { start: number; added: string } {
  const segment = segments[at];
  const next = segments[at + 1];
  const start = (segment?.offset ?? 0) + (segment?.text.length ?? 0);
  const open = segment === undefined || segment.text.endsWith('\n') ? '' : '\n';
  // The mark that ends the document before may be the only one between it and the next.
  const close = next === undefined || START_MARK.test(next.text) ? '' : '...\n';
  return { start, added: `${open}${startMark(document)}${document}${close}` };
}
