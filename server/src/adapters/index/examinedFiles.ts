import type { DatasetExamination } from '../../core/examination/datasetExamination.ts';
import { MoveCounts } from '../../core/examination/moveCounts.ts';
import type { MovedMembers } from '../../core/examination/movedMembers.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import type { RowMeanings } from './rowMeanings.ts';
import type { StoredDocument, StoredFile } from './storedFile.ts';

/** A file whose records are in the examination. */
interface Followed {
  /** As it was when all its records were taken. */
  file: StoredFile | undefined;
  records: Set<FollowedRecord>;
  /** Of the file as it was when they were counted. */
  moves?: { key: string; counts: MoveCounts } | undefined;
}

interface FollowedRecord {
  key: string;
  row: number;
}

/** Keeps an examination in step with the files: what a file had before, and still has, is not read again. */
export class ExaminedFiles {
  readonly examination: DatasetExamination;
  readonly #meanings: RowMeanings;
  readonly #followed = new Map<string, Followed>();

  /** `meanings` are those of the examination. */
  constructor(examination: DatasetExamination, meanings: RowMeanings) {
    this.examination = examination;
    this.#meanings = meanings;
  }

  /** Takes the files as they are now. Each step says how many records were read; it can be left at any of them. */
  *follow(files: readonly StoredFile[]): Generator<number, void> {
    const present = new Set(files.map(({ uri }) => uri));
    for (const [uri, { records }] of this.#followed) {
      if (present.has(uri)) continue;
      yield* this.#remove(records, [...records]);
      this.#followed.delete(uri);
    }
    for (const file of files) yield* this.#followFile(file);
  }

  *#followFile(file: StoredFile): Generator<number, void> {
    const { kind, uri } = file;
    const followed: Followed = this.#followed.get(uri) ?? { file: undefined, records: new Set() };
    if (!isSearchableKind(kind) || followed.file === file) return;
    this.#followed.set(uri, followed);
    followed.moves = undefined;
    const { gone, kept, added } = changesOf(followed, file);
    for (const [document, row] of kept) this.#meanings.place(row, document);
    yield* this.#remove(followed.records, gone);
    for (const document of added) {
      yield 0;
      const { value, id = '', key } = document;
      if (value === undefined) continue;
      const row = this.examination.add({ kind, id, value });
      followed.records.add({ key, row });
      this.#meanings.place(row, document);
      yield 1;
    }
    followed.file = file;
  }

  *#remove(records: Set<FollowedRecord>, gone: readonly FollowedRecord[]): Generator<number, void> {
    for (const record of gone) {
      yield 0;
      records.delete(record);
      this.examination.remove(record.row);
      this.#meanings.place(record.row, undefined);
    }
  }

  /** Counts what moved since HEAD: anew in files that are not as in HEAD, once in the others where a dataset is another one. */
  *takeMoves(files: readonly StoredFile[], moved: MovedMembers): Generator<undefined, void> {
    for (const file of files) {
      const followed = this.#followed.get(file.uri);
      const isChanged = moved.isChanged(file.uri);
      if (followed === undefined || (!moved.concernsAll && !isChanged)) continue;
      const known = isChanged || followed.moves?.key !== moved.key ? undefined : followed.moves.counts;
      const counts = known ?? (yield* countMoves(file, moved));
      followed.moves = isChanged ? undefined : { key: moved.key, counts };
      moved.add(counts);
    }
  }
}

function* countMoves(
  { uri, kind, documents }: StoredFile,
  moved: MovedMembers,
): Generator<undefined, MoveCounts> {
  const counts = new MoveCounts();
  if (!isSearchableKind(kind)) return counts;
  for (const document of documents) {
    yield;
    const { value, id = '' } = document;
    if (document.isRecord && value !== undefined) moved.take(uri, { kind, id, value }, counts);
  }
  return counts;
}

/** The records that a file no longer has, the documents whose records it had before, and those that are new in it. */
function changesOf(
  { records }: Followed,
  { documents }: StoredFile,
): { gone: FollowedRecord[]; kept: [document: StoredDocument, row: number][]; added: StoredDocument[] } {
  const left = new Map<string, FollowedRecord[]>();
  for (const record of records) left.set(record.key, [...(left.get(record.key) ?? []), record]);
  const kept: [StoredDocument, number][] = [];
  const added: StoredDocument[] = [];
  for (const document of documents) {
    const record = document.isRecord ? left.get(document.key)?.pop() : undefined;
    if (record !== undefined) kept.push([document, record.row]);
    else if (document.isRecord) added.push(document);
  }
  return { gone: [...left.values()].flat(), kept, added };
}
