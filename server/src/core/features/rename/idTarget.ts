import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { TextPosition } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import { documentAt } from '../../document/locate.ts';
import { shiftRange } from '../../document/positions.ts';
import { walkRecord } from '../../document/walkRecord.ts';
import { isUuid, normaliseId } from '../../records/identity.ts';
import { describeKind } from '../../records/kinds.ts';
import { withField } from '../../records/recordFields.ts';
import { replaceAt } from '../../records/replaceAt.ts';
import { definitionOf } from '../../schema/compile.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import type { RecordEntry } from '../../workspace/recordIndex.ts';
import { idInDocument, referenceAt } from '../place.ts';
import type { RecordFile } from '../recordFile.ts';
import type { RenamedRecord, RenameTarget } from './target.ts';

/** The id at the position: a record's own, or one that a reference names. */
export function idTargetAt(file: RecordFile, position: TextPosition): RenameTarget | undefined {
  const document = documentAt(file.documents, position);
  const id = document && idInDocument(document, position);
  const range = document && (referenceAt(document, position)?.range ?? document.facts?.idRange);
  if (document === undefined || id === undefined || range === undefined) return undefined;
  return {
    range: shiftRange(range, document.line),
    name: id,
    title: 'id',
    refusal: (newName, context, token) => refusal(id, newName, context, token),
    scope: (context) => ({
      places: placesOf(id, context),
      rename: (record, newName) => renameId(id, record, newName),
    }),
  };
}

async function refusal(
  id: string,
  newName: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  const records = context.index.byId(id);
  const [record] = records;
  if (record === undefined) return `No record has the id ${id}; correct the reference instead.`;
  if (records.length > 1)
    return `${String(records.length)} records have the id ${id}; give the copies new ones first.`;
  if (!context.isTrusted)
    return 'Git does not run in Restricted Mode, so nobody can tell whether the id is in its history; trust the workspace first.';
  if (await isCommitted(id, record, context, token))
    return `The id ${id} is in git's history, where it names this record for good; derive a new record instead.`;
  const newId = normaliseId(newName);
  if (newId === id) return undefined;
  if (!isUuid(newId)) return `"${newName}" is no UUID, such as ${context.newId()}.`;
  if (context.index.byId(newId).length > 0) return `Another record has the id ${newId} already.`;
  return context.historyOf(record.uri)?.of(newId) === undefined
    ? undefined
    : `The id ${newId} named another record in git's history; take one that nobody had, such as ${context.newId()}.`;
}

/** The base of the branch is asked too: it knows records that came from other files. */
async function isCommitted(
  id: string,
  { uri, facts }: RecordEntry,
  context: FeatureContext,
  token: Cancellation,
): Promise<boolean> {
  if ((await context.idsInHead(uri, token))?.has(id) === true) return true;
  const base = (await context.baseVersions([{ id, kind: facts.kind, uri }], token)).get(id);
  return typeof base === 'object';
}

function placesOf(id: string, { index }: FeatureContext): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map<string, Set<number>>();
  const entries = [...index.byId(id), ...index.referencesTo(id).map(({ from }) => from)];
  for (const { uri, document } of entries) {
    const known = places.get(uri);
    if (known === undefined) places.set(uri, new Set([document]));
    else known.add(document);
  }
  return places;
}

function renameId(id: string, { kind, value }: RenamedRecord, newName: string): JsonObject {
  const { idProperty } = describeKind(kind);
  const definition = definitionOf(kind);
  const own = value[idProperty];
  const isOwn = typeof own === 'string' && normaliseId(own) === id;
  const renamed = isOwn ? withField(value, [idProperty], normaliseId(newName)) : value;
  const references = walkRecord(value, definition).references.filter((reference) => reference.id === id);
  return references.reduce(
    (record, { path, isKey }) => asObject(replaceAt(record, path, isKey, normaliseId(newName)), record),
    renamed,
  );
}

function asObject(value: JsonValue, otherwise: JsonObject): JsonObject {
  return isJsonObject(value) ? value : otherwise;
}
