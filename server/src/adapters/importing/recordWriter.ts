import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../../core/datasets/field.ts';
import { analyseFile } from '../../core/document/analyseFile.ts';
import { Placement, type ImportSeries } from '../../core/importing/placement.ts';
import { editRecord } from '../../core/records/editRecord.ts';
import { renderStream } from '../../core/records/renderRecord.ts';
import type { Definition } from '../../core/schema/definition.ts';
import { readRecordFile, stampOf, type FileStamp } from '../files/recordFile.ts';
import { OperationalError } from '../operationalError.ts';
import { writeAtomically } from './writeAtomically.ts';

/** A record of the workspace with what it is to become. */
export interface RecordEdit {
  id: string;
  before: JsonObject;
  after: JsonObject;
}

/** Writes the records of an import: new ones into the files of its series, changed ones where they are. */
export class RecordWriter {
  readonly #folder: string;
  readonly #placement: Placement;
  readonly #isDry: boolean;
  readonly #files = new Set<string>();
  #pending: { file: string; documents: string[] } | undefined;

  /** `counts`: how many documents the files of the folder hold, by absolute path. `isDry`: nothing is written. */
  constructor(folder: string, series: ImportSeries, counts: ReadonlyMap<string, number>, isDry: boolean) {
    this.#folder = folder;
    this.#isDry = isDry;
    const inFolder = [...counts].filter(([file]) => path.dirname(file) === folder);
    this.#placement = new Placement(
      series,
      inFolder.map(([file, records]) => ({ name: path.basename(file), records })),
    );
  }

  /** The files that were written or would be, by absolute path. */
  get files(): readonly string[] {
    return [...this.#files].sort();
  }

  /** Adds a new record's document. It is written with its file's other new records. */
  add(document: string): string {
    const file = path.join(this.#folder, this.#placement.next());
    if (this.#pending !== undefined && this.#pending.file !== file) this.flush();
    this.#pending ??= { file, documents: [] };
    this.#pending.documents.push(document);
    return file;
  }

  /** Writes what was added. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return;
    const before = existsSync(pending.file) ? readFile(pending.file) : { text: '', stamp: 'absent' as const };
    const start = before.text === '' || before.text.endsWith('\n') ? before.text : `${before.text}\n`;
    const text = renderStream([...(start === '' ? [] : [start]), ...pending.documents]);
    this.#write(pending.file, text, before.stamp);
  }

  /** Changes records of a file. Answers the ids that could not be changed without changing more than their values. */
  edit(file: string, edits: readonly RecordEdit[], definition: Definition): string[] {
    const { text, stamp } = readFile(file);
    const { file: analysed, values, segments } = analyseFile(pathToFileURL(file).href, text);
    const byId = new Map(edits.map((edit) => [edit.id, edit]));
    const order = [...definition.properties.keys()];
    const documents = segments.map((segment, at) => {
      const id = analysed.documents[at]?.facts?.id;
      const edit = id === undefined ? undefined : byId.get(id);
      const value = values[at];
      if (edit === undefined || value === undefined || !isEqualJson(value, edit.before)) return segment.text;
      const edited = editRecord(segment.text, edit.before, edit.after, order);
      if (edited === undefined) return segment.text;
      byId.delete(edit.id);
      return edited;
    });
    if (byId.size < edits.length) this.#write(file, documents.join(''), stamp);
    return [...byId.keys()];
  }

  #write(file: string, text: string, before: FileStamp | 'absent'): void {
    this.#files.add(file);
    if (!this.#isDry) writeAtomically(file, text, before);
  }
}

/** A file's text with its stamp from before it was read. */
function readFile(file: string): { text: string; stamp: FileStamp } {
  const stamp = stampOf(file);
  const read = stamp === undefined ? undefined : readRecordFile(file, stamp);
  if (stamp === undefined || read === undefined || 'problem' in read) {
    throw new OperationalError(`${file} cannot be read any more; run the import again.`);
  }
  return { text: read.text, stamp };
}
