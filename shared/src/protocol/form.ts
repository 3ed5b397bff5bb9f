import type { JsonObject, JsonValue } from '../json.ts';
import type { Severity, TextPosition } from '../problem.ts';
import type { RecordKind } from '../recordKind.ts';
import type { SearchableKind } from './search.ts';
import type { FileTextEdit } from './writing.ts';

/** A place in a record: names and list positions from the root. */
export type FieldPath = (string | number)[];

/** How a value is edited. `free`: any JSON value; `fixed`: shown, not edited. */
export type FormControl =
  | { type: 'text'; multiline: boolean }
  | { type: 'choice'; options: FormOption[] }
  | { type: 'number'; integer: boolean; minimum?: number; maximum?: number }
  | { type: 'date' }
  | { type: 'reference'; kind: RecordKind }
  /** A list of texts; with options, of these only. */
  | { type: 'tags'; options?: FormOption[] }
  | { type: 'group'; fields: FormField[] }
  /** A list of groups. `sources`: the properties by which an item names a record. */
  | { type: 'list'; item: FormField; sources: { property: string; kind: SearchableKind }[] }
  /** Values of one type by names of the user's own. */
  | { type: 'map'; item: FormField }
  | { type: 'free'; isObject: boolean }
  | { type: 'fixed' };

export interface FormOption {
  value: string;
  description: string;
}

/** A property of a record as a form shows it. */
export interface FormField {
  /** The property; empty for items of lists and maps. */
  name: string;
  title: string;
  /** The schema's prose. */
  description: string;
  role?: 'content' | 'annotation' | 'derived';
  required: boolean;
  /** What to ask `form/words` for; absent where nothing is suggested. */
  words?: string;
  control: FormControl;
}

/** The form of a kind of record, made from its schema. */
export interface RecordForm {
  title: string;
  fields: FormField[];
}

/** Which record of a file: by its id, where it has one, else by the position of its document in the stream. */
export interface FormPlace {
  document: number;
  id?: string;
}

export interface FormReadParams {
  uri: string;
  /** The record that was shown before; the first one when left out. */
  place?: FormPlace;
  /** Zero-based line of the file whose record is wanted instead. */
  line?: number;
}

/** What a form shows of a file, as of the buffer's version. */
export interface FormAnswer {
  version: number;
  kind: SearchableKind;
  /** How many records the file has. */
  count: number;
  /** Absent where the file has none. */
  record?: FormRecord;
}

/** A record as it stands in the buffer. */
export interface FormRecord {
  document: number;
  /** Lower-cased; absent where it has none. */
  id?: string;
  name: string;
  /** Zero-based line of the file where it starts. */
  line: number;
  /** Absent where the document is no mapping. */
  value?: JsonObject;
  /** The first mistake in the YAML; the record can be edited once it is right. */
  mistake?: { message: string; position: TextPosition };
  problems: FormProblem[];
  /** Names of the records that it refers to, by their ids, as far as they are known. */
  names: Record<string, string>;
  /** How many places refer to it. */
  referredBy: number;
}

/** A problem beside the field that it is about. */
export interface FormProblem {
  code: string;
  severity: Severity;
  message: string;
  path: FieldPath;
  /** Where it starts in the file. */
  position: TextPosition;
  /** How many quick fixes there are. */
  fixes: number;
}

/** The records of a file in a list. */
export interface FormRecordList {
  version: number;
  records: FormListedRecord[];
}

export interface FormListedRecord extends FormPlace {
  name: string;
  /** Zero-based line of the file. */
  line: number;
  /** True where the record has errors of its own. */
  hasErrors: boolean;
}

/** One change of a form. */
export type FormChange =
  /** Sets a value, or adds it where there is none; a position behind the end of a list adds an item. */
  | { set: FieldPath; value: JsonValue }
  | { remove: FieldPath }
  /** Gives a key another name, in its place. */
  | { rename: FieldPath; to: string }
  /** Takes the record out of the file. */
  | { delete: true }
  /** Adds a record at the end, with fields as the one at the place has them. */
  | { create: true };

export interface FormEditParams {
  uri: string;
  place: FormPlace;
  change: FormChange;
}

/**
 * Edits of the buffer of a version, which whoever asked applies if the buffer still has it; or why there are none. No
 * edits: the record is so already.
 */
export type FormEditAnswer =
  { version: number; edits: FileTextEdit[]; place: FormPlace } | { version: number; refused: string };

export interface FormWordsParams {
  uri: string;
  /** As a field's `words` says. */
  words: string;
}

/** What the form's page may ask of the editor itself. */
export interface FormHostRequests {
  /** Shows a record in the text, where the text is shown; the keyboard stays in the form. */
  reveal: { line: number };
  /** Opens the text beside the form. */
  showText: { position: TextPosition };
  /** Opens the text at a problem, with the menu of its fixes. */
  showFixes: { position: TextPosition };
  /** Opens the record with an id beside the form, by its place in the workspace. */
  openRecord: { id: string };
  /** Saves the file, once what was typed is in its text. */
  save: Record<string, never>;
}

/** What the host tells the form's page: that there may be something new to read. */
export interface FormPageState {
  /** Grows with every change of text or problems. */
  change: number;
  /** Where the cursor of the text is, since it moved last; absent before. */
  cursor?: { line: number; moved: number };
}
