import path from 'node:path';
import { URI } from 'vscode-uri';
import type {
  DeriveRecordParams,
  MoveRecordsParams,
  RecordEdits,
} from '../../../../shared/src/protocol/writing.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { isEqualJson } from '../../core/datasets/field.ts';
import { editRecord } from '../../core/records/editRecord.ts';
import { describeKind } from '../../core/records/kinds.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import { definitionOf } from '../../core/schema/compile.ts';
import { addDocument } from '../../core/writing/createRecord.ts';
import { deriveRecord, insertBehind } from '../../core/writing/deriveRecord.ts';
import { documentBody, joinDocuments, withoutHead } from '../../core/writing/documentBody.ts';
import { editFileInSteps } from '../../core/writing/editFile.ts';
import { withMovedFiles } from '../../core/writing/moveFiles.ts';
import { withVersionAfter, type BaseVersion } from '../../core/writing/versionAfter.ts';
import type { StoredRecord } from '../index/recordStore.ts';
import { OperationalError } from '../operationalError.ts';
import { NewFiles } from './newFiles.ts';
import { GONE, placesOf, type PlacedRecord } from './placedRecords.ts';
import {
  byFile,
  emptyPlan,
  findRecords,
  letOthersIn,
  takeSteps,
  type RecordWritingOptions,
} from './planning.ts';

const ALIEN = 'A directive (a line with %) steers how it is read; move it by hand.';

/** Plans copies of records, and moves to other files. Nothing is written here. */
export class RecordPlacement {
  readonly #options: RecordWritingOptions;
  readonly #newFiles: NewFiles;

  constructor(options: RecordWritingOptions) {
    this.#options = options;
    this.#newFiles = new NewFiles(options.roots);
  }

  /** A draft made from a record, right behind it in its file, or at the end of another one. */
  async derive({ id, uri, method }: DeriveRecordParams, token: Cancellation): Promise<RecordEdits> {
    const { store, newId, now, textOf } = this.#options;
    const plan = emptyPlan(store);
    const [record] = await findRecords(store, [id], plan, token);
    if (record === undefined) return plan;
    const { kind } = record;
    if (!isSearchableKind(kind)) {
      const reason = `A ${describeKind(kind).title} has no lineage: only examples and DataBits are derived.`;
      return { ...plan, refused: [{ id: record.id, reason }] };
    }
    const fileText = textOf(record.uri) ?? '';
    const [source] = placesOf(fileText, kind, [record]);
    if (source === undefined) return { ...plan, refused: [{ id: record.id, reason: GONE }] };
    const given = method === undefined ? {} : { method };
    // The comment at the head of a file is about the file.
    const text = source.at === 0 ? withoutHead(source.text) : source.text;
    const derived = deriveRecord(kind, { ...source, text }, { id: newId(), now: now(), ...given });
    const target = uri === undefined ? record.uri : this.#newFiles.target(kind, record.name, uri);
    const isSame = target === record.uri;
    const file = isSame
      ? insertBehind(target, fileText, source.at, derived.text)
      : addDocument(target, textOf(target), derived.text);
    plan.files.push(file);
    const { name } = record;
    plan.edited.push({ ...{ id: derived.id, kind, name, uri: target }, version: 1, isNewVersion: true });
    return plan;
  }

  /** Takes records out of their files and puts them at the end of another, with their comments. */
  async move({ ids, uri }: MoveRecordsParams, token: Cancellation): Promise<RecordEdits> {
    const { store, textOf } = this.#options;
    const plan = emptyPlan(store);
    const found = await findRecords(store, ids, plan, token);
    const [first] = found;
    if (first === undefined) return plan;
    const other = found.find(({ kind }) => kind !== first.kind);
    if (other !== undefined) {
      const [one, two] = [first.kind, other.kind].map((kind) => describeKind(kind).plural);
      throw new OperationalError(
        `A file has records of one kind; move ${String(one)} and ${String(two)} one after the other.`,
      );
    }
    const target = this.#newFiles.target(first.kind, first.name, uri);
    plan.unchanged.push(...found.filter((record) => record.uri === target).map(({ id }) => id));
    const bodies: string[] = [];
    for (const [from, records] of byFile(found)) {
      if (from === target) continue;
      await letOthersIn(token);
      bodies.push(...(await this.#takeOut(plan, records, target, token)));
    }
    // First of all: where writing stops half-way the record is in both files, never in none.
    if (bodies.length > 0) plan.files.unshift(addDocument(target, textOf(target), joinDocuments(bodies)));
    return plan;
  }

  /** Plans the removal from one file; answers the texts for the other. */
  async #takeOut(
    plan: RecordEdits,
    records: readonly StoredRecord[],
    target: string,
    token: Cancellation,
  ): Promise<string[]> {
    const [first] = records;
    if (first === undefined) return [];
    const { kind, uri } = first;
    const text = this.#options.textOf(uri) ?? '';
    const bodies = new Map<string, string>();
    const placed = new Map(placesOf(text, kind, records).map((one) => [one.record.id, one]));
    for (const record of records) {
      const place = placed.get(record.id);
      const body = place === undefined ? { reason: GONE } : await this.#bodyOf(place, target, token);
      if (typeof body === 'string') bodies.set(record.id, body);
      else plan.refused.push({ id: record.id, reason: body.reason });
    }
    const moved = records.filter(({ id }) => bodies.has(id));
    const removals = moved.map(({ id }) => ({
      ...{ id, document: placed.get(id)?.at ?? 0, remove: true as const },
      change: (value: JsonObject) => ({ value }),
    }));
    const { edit } = await takeSteps(editFileInSteps(uri, kind, text, removals), token);
    if (edit !== undefined) plan.files.push(edit);
    for (const { id, name } of moved) plan.edited.push({ id, kind, name, uri: target, isNewVersion: false });
    return [...bodies.values()];
  }

  /** The record's text for its new file: relative paths lead to the same files, which may be a new version. */
  async #bodyOf(
    { record, text, value }: PlacedRecord,
    target: string,
    token: Cancellation,
  ): Promise<string | { reason: string }> {
    const { kind } = record;
    const body = documentBody(text);
    if (body === undefined) return { reason: ALIEN };
    const moved = withMovedFiles(kind, value, folderOf(record.uri), folderOf(target));
    if (isEqualJson(moved, value)) return body;
    const bases = await this.#options.baseVersions([record], token);
    const base = (): BaseVersion => bases.get(record.id) ?? 'unknown';
    const { value: versioned } = withVersionAfter(kind, value, moved, base);
    const edited = editRecord(body, value, versioned, [...definitionOf(kind).properties.keys()]);
    return (
      edited ?? { reason: 'The paths of its files cannot be changed without changing more; move it by hand.' }
    );
  }
}

function folderOf(uri: string): string {
  return path.posix.dirname(URI.parse(uri).path);
}
