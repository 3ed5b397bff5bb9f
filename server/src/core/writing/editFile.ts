import type { JsonObject } from '../../../../shared/src/json.ts';
import type { FileEdit, FileTextEdit } from '../../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { isEqualJson } from '../datasets/field.ts';
import type { Segment } from '../document/analysis.ts';
import { analyseSegment } from '../document/analyseFile.ts';
import { isEmptyDocument, splitDocuments } from '../document/split.ts';
import { validateRecord } from '../document/validate.ts';
import { editRecord } from '../records/editRecord.ts';
import { definitionOf } from '../schema/compile.ts';
import type { ChangedValue } from './changeRecord.ts';
import { difference, textEdits, textHash, type Replacement } from './textEdits.ts';

/** What is to happen to a record of a file. */
export interface WantedChange {
  /** Lower-cased. */
  id: string;
  /** Where it was last seen in the stream; it is looked for elsewhere if it is not there. */
  document: number;
  /** Takes the record out of the file. */
  remove?: true;
  /** Makes the new value; not asked for a removal. */
  change: (value: JsonObject) => ChangedValue;
}

export type ChangeOutcome = 'edited' | 'unchanged' | { reason: string };

/** The edit of a file, absent where nothing changes, and what became of each record. */
export interface EditedFile {
  edit: FileEdit | undefined;
  outcomes: ReadonlyMap<string, ChangeOutcome>;
}

const NOT_EDITABLE =
  'Its YAML cannot be changed without changing more than the value (an alias, or an unusual form); edit it by hand.';

/** The mark that a document starts with. */
const START_MARK = /^---(?!\S)/;
/** The line of the mark that a document ends with. */
const END_MARK = /^\.\.\.(?:[ \t][^\n]*|\r)?\n$/m;

/**
 * Edits records of a file's present text: comments, order and everything else stay. A record whose change cannot be
 * written, or would break its schema where it was whole, is left alone, with the reason.
 */
export function editFile(
  uri: string,
  kind: RecordKind,
  text: string,
  changes: readonly WantedChange[],
): EditedFile {
  const steps = editFileInSteps(uri, kind, text, changes);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** As `editFile`, about one record at each step, so that whoever runs it can do something else in between. */
export function* editFileInSteps(
  uri: string,
  kind: RecordKind,
  text: string,
  changes: readonly WantedChange[],
): Generator<undefined, EditedFile> {
  const plain = text.replace(/^\ufeff/, '');
  const segments = splitDocuments(plain);
  const outcomes = new Map<string, ChangeOutcome>();
  const texts = new Map<number, string>();
  // Only where the file has changed since the records were seen.
  let places: ReadonlyMap<string, number> | undefined;
  for (const change of changes) {
    let found = documentAt(segments, kind, change.document, change.id);
    if (found === undefined) {
      places ??= yield* placesById(segments, kind);
      found = documentAt(segments, kind, places.get(change.id), change.id);
    }
    if (found === undefined) outcomes.set(change.id, { reason: 'It is no longer in its file; try again.' });
    else if (change.remove === true) {
      texts.set(found.at, '');
      outcomes.set(change.id, 'edited');
    } else {
      const edited = editDocument(segments[found.at]?.text ?? '', kind, found.value, change);
      outcomes.set(change.id, typeof edited === 'object' && 'text' in edited ? 'edited' : edited);
      if (typeof edited === 'object' && 'text' in edited) texts.set(found.at, edited.text);
    }
    yield;
  }
  return { edit: texts.size === 0 ? undefined : fileEdit(uri, plain, segments, texts), outcomes };
}

/** The edits that take a document out of a stream, by its position; where nothing is left, the text becomes empty. */
export function withoutDocument(text: string, at: number): FileTextEdit[] {
  const plain = text.replace(/^\ufeff/, '');
  const { action, edits } = fileEdit('', plain, splitDocuments(plain), new Map([[at, '']]));
  return action === 'edit' ? edits : textEdits(plain, [{ start: 0, end: plain.length, text: '' }]);
}

function fileEdit(
  uri: string,
  text: string,
  segments: readonly Segment[],
  texts: ReadonlyMap<number, string>,
): FileEdit {
  const afterwards = segments.map((segment, at) => texts.get(at) ?? segment.text);
  const hash = textHash(text);
  if (isEmptyDocument(afterwards.join(''))) return { uri, action: 'delete', textHash: hash, edits: [] };
  keepApart(segments, afterwards);
  const replacements = segments.flatMap((segment, at): Replacement[] => {
    const after = afterwards[at] ?? '';
    if (after === segment.text) return [];
    const { start, end, text: newText } = difference(segment.text, after);
    return [{ start: segment.offset + start, end: segment.offset + end, text: newText }];
  });
  return { uri, action: 'edit', textHash: hash, edits: textEdits(text, replacements) };
}

/**
 * A document that starts without a mark of its own is parted from those before by the mark that ended the one before it:
 * where that one goes, the mark stays, or two records would become one.
 */
function keepApart(segments: readonly Segment[], afterwards: string[]): void {
  let before = '';
  for (const [at, text] of afterwards.entries()) {
    if (text === '') continue;
    const isAfterRemoval = at > 0 && afterwards[at - 1] === '';
    if (isAfterRemoval && before !== '' && !START_MARK.test(text) && !END_MARK.test(before))
      afterwards[at - 1] = END_MARK.exec(segments[at - 1]?.text ?? '')?.[0] ?? '...\n';
    before = text;
  }
}

/** The value of the document at a place, if it is the record with the id. */
function documentAt(
  segments: readonly Segment[],
  kind: RecordKind,
  at: number | undefined,
  id: string,
): { at: number; value: JsonObject } | undefined {
  const segment = at === undefined ? undefined : segments[at];
  if (at === undefined || segment === undefined) return undefined;
  const { document, value } = analyseSegment(segment, kind);
  return document.facts?.id === id && value !== undefined ? { at, value } : undefined;
}

/** Where each id comes first in the stream, one document at each step. */
function* placesById(
  segments: readonly Segment[],
  kind: RecordKind,
): Generator<undefined, ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [at, segment] of segments.entries()) {
    const id = analyseSegment(segment, kind).document.facts?.id;
    if (id !== undefined && !places.has(id)) places.set(id, at);
    yield;
  }
  return places;
}

function editDocument(
  text: string,
  kind: RecordKind,
  value: JsonObject,
  { change }: WantedChange,
): { text: string } | Exclude<ChangeOutcome, 'edited'> {
  const changed = change(value);
  if ('reason' in changed) return changed;
  if (isEqualJson(changed.value, value)) return 'unchanged';
  const mistake = newMistake(kind, value, changed.value);
  if (mistake !== undefined) return { reason: mistake };
  const edited = editRecord(text, value, changed.value, [...definitionOf(kind).properties.keys()]);
  return edited === undefined ? { reason: NOT_EDITABLE } : { text: edited };
}

/** What the schema says against the new value and did not say against the old one. */
export function newMistake(kind: RecordKind, before: JsonObject, after: JsonObject): string | undefined {
  const known = new Set(validateRecord(kind, before).findings.map(({ message }) => message));
  return validateRecord(kind, after).findings.find(({ message }) => !known.has(message))?.message;
}
