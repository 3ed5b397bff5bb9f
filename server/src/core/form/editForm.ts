import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import type { FormChange, FormEditAnswer, FormPlace } from '../../../../shared/src/protocol/form.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { FileTextEdit } from '../../../../shared/src/protocol/writing.ts';
import { isEqualJson } from '../datasets/field.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import type { RecordFile } from '../features/recordFile.ts';
import { editKey, editPlace } from '../records/editPlace.ts';
import { describeKind } from '../records/kinds.ts';
import { withNameAt, withValueAt } from '../../../../shared/src/valueAt.ts';
import { definitionOf } from '../schema/compile.ts';
import { addDocument, createRecord } from '../writing/createRecord.ts';
import { withoutDocument } from '../writing/editFile.ts';
import { difference, textEdits } from '../writing/textEdits.ts';
import { documentOf, formKind, type PlacedDocument } from './formPlace.ts';
import { valuesLike } from './valuesLike.ts';

/** An open file with its whole text. */
export interface FormFile {
  file: RecordFile;
  text: string;
  version: number;
}

type Planned = { edits: FileTextEdit[]; place: FormPlace } | { refused: string };
type FieldChange = Exclude<FormChange, { delete: true } | { create: true }>;

const NOT_EDITABLE =
  'This cannot be written into the text without changing more than the value (an alias, a mistake or an unusual form is in the way): edit it in the text.';
const GONE = 'The record is no longer in the file.';

/** Plans one change of a record as the smallest edits of the text: comments, order and everything else stay. */
export function editForm(
  { file, text, version }: FormFile,
  place: FormPlace,
  change: FormChange,
  fresh: () => { id: string; now: string },
): FormEditAnswer {
  const kind = formKind(file);
  const placed = documentOf(file, place);
  if (kind === undefined) return { version, refused: 'Forms edit examples and DataBits only.' };
  if ('create' in change) return { version, ...created(file, text, kind, placed, fresh()) };
  const isAnother = place.id !== undefined && placed?.document.facts?.id !== place.id;
  if (placed === undefined || isAnother) return { version, refused: GONE };
  if ('delete' in change) {
    const edits = withoutDocument(text, placed.at);
    return { version, edits, place: { document: placed.at } };
  }
  return { version, ...changed(placed, kind, change) };
}

function changed({ document, at }: PlacedDocument, kind: SearchableKind, change: FieldChange): Planned {
  const { value: before, facts } = document;
  const { idProperty } = describeKind(kind);
  const path = 'set' in change ? change.set : 'remove' in change ? change.remove : change.rename;
  if (before === undefined) return { refused: NOT_EDITABLE };
  if (path.length === 1 && path[0] === idProperty)
    return { refused: `\`${idProperty}\` is the record's identity and is not changed in a form.` };
  const after = afterChange(before, change);
  if (after === undefined) return { refused: `There is a key of that name already.` };
  const place = { document: at, ...(facts?.id !== undefined && { id: facts.id }) };
  if (!('rename' in change) && isEqualJson(before, after)) return { edits: [], place };
  const { text } = document.segment;
  const edited = editedText(text, before, after, change, [...definitionOf(kind).properties.keys()]);
  return edited === undefined ? { refused: NOT_EDITABLE } : { edits: editsOf(document, edited), place };
}

function afterChange(before: JsonObject, change: FieldChange): JsonObject | undefined {
  const after =
    'rename' in change
      ? withNameAt(before, change.rename, change.to)
      : 'set' in change
        ? withValueAt(before, change.set, change.value)
        : withValueAt(before, change.remove, undefined);
  return isRecord(after) ? after : undefined;
}

function isRecord(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function editedText(
  text: string,
  before: JsonObject,
  after: JsonObject,
  change: FieldChange,
  order: readonly string[],
): string | undefined {
  if ('rename' in change) return editKey(text, change.rename, change.to, after);
  const path = 'set' in change ? change.set : change.remove;
  return editPlace(text, { path, before, after }, order);
}

function editsOf({ segment, line }: BoundDocument, edited: string): FileTextEdit[] {
  return textEdits(segment.text, [difference(segment.text, edited)]).map(({ range, newText }) => ({
    range: shiftRange(range, line),
    newText,
  }));
}

/** A new record at the end, with the fields that the shown one has, empty. */
function created(
  file: RecordFile,
  text: string,
  kind: SearchableKind,
  placed: PlacedDocument | undefined,
  fresh: { id: string; now: string },
): Planned {
  const record = createRecord(kind, valuesLike(kind, placed?.document.value), fresh);
  if ('reason' in record) return { refused: record.reason };
  const { edits } = addDocument(file.uri, text, record.text);
  return { edits, place: { document: file.documents.length, id: record.id } };
}
