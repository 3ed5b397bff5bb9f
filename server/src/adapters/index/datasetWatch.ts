import type { MemberRecord } from '../../core/datasets/field.ts';
import {
  DatasetExamination,
  type ExaminationSettings,
  type ExaminedDataset,
} from '../../core/examination/datasetExamination.ts';
import { withMoves, type DatasetFindings } from '../../core/examination/findings.ts';
import { MovedMembers, type DatasetOfFile, type HeadRecords } from '../../core/examination/movedMembers.ts';
import type { RecordDigest } from '../../core/examination/recordDigest.ts';
import { MOST_FOR_NEAR_DUPLICATES } from '../../core/examination/findNearDuplicates.ts';
import { textHash } from '../../core/neighbours/textLikeness.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import { releaseMemory } from '../memory.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredDocument, StoredFile } from './storedFile.ts';

/** Milliseconds without a change before datasets are looked at: nobody waits for it, and edits come in rows. */
const QUIET = 1500;
/** A look that took long is followed by a pause of so many times as long: at most a sixth of the time goes into looks. */
const PAUSES = 5;
/** Milliseconds of work at a time, and of rest after it: searches are answered in between. */
const SLICE = 5;
const REST = 2;
/** Steps between two looks at the clock. */
const LOOK = 32;
/** After so many new digests the thread's memory is given back. */
const MANY = 10_000;

type WatchedDataset = ExaminedDataset & DatasetOfFile;

export interface DatasetWatchOptions {
  store: Pick<RecordStore, 'files'>;
  settings: () => ExaminationSettings;
  /** What HEAD has of files that differ from it; nothing without git or trust. */
  readHead: (files: readonly StoredFile[]) => Promise<HeadRecords | undefined>;
  /** False while files are read. */
  isSettled: () => boolean;
  /** Hears what was found, where it is something else than before. */
  onFindings: (findings: DatasetFindings) => void;
  /** Milliseconds. */
  quiet?: number;
}

/**
 * Looks at datasets and their records again some time after the last change. What a record is to the others is worked out
 * once for each text, so that a look after an edit reads the edited records only.
 */
export class DatasetWatch {
  readonly #options: DatasetWatchOptions;
  #digests = new Map<string, RecordDigest>();
  #key: string | undefined;
  #lastChange = 0;
  #changes = 0;
  #lookedUntil = 0;
  #lookTook = 0;
  #timer: NodeJS.Timeout | undefined;
  #isWorking = false;
  #isDisposed = false;
  /** Of what was found last. */
  #told = 0;
  /** Records that were read in all: a figure for tests. */
  read = 0;

  constructor(options: DatasetWatchOptions) {
    this.#options = options;
  }

  /** Something changed. */
  changed(): void {
    this.#lastChange = performance.now();
    this.#changes += 1;
    if (this.#timer === undefined && !this.#isWorking && !this.#isDisposed) this.#wait();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    const { quiet = QUIET } = this.#options;
    const left = this.#earliest(quiet) - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        const isQuiet = performance.now() >= this.#earliest(quiet) && this.#options.isSettled();
        if (isQuiet) void this.#work();
        else this.#wait();
      },
      Math.max(left, quiet / 10),
    );
  }

  #earliest(quiet: number): number {
    return Math.max(this.#lastChange + quiet, this.#lookedUntil + this.#lookTook * PAUSES);
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    const started = performance.now();
    const changes = this.#changes;
    try {
      const datasets = this.#datasets();
      const files = [...this.#options.store.files()];
      const head = datasets.length === 0 ? undefined : await this.#options.readHead(files);
      const findings = this.#changes === changes ? await this.#gently(this.#look(datasets, head)) : undefined;
      if (findings !== undefined) this.#tell(findings);
    } catch {
      // A file went while it was read: its going is a change of its own.
    }
    this.#isWorking = false;
    this.#lookedUntil = performance.now();
    this.#lookTook = this.#lookedUntil - started;
    if (this.#changes !== changes && !this.#isDisposed) this.#wait();
  }

  *#look(
    datasets: readonly WatchedDataset[],
    head: HeadRecords | undefined,
  ): Generator<undefined, DatasetFindings> {
    const before = this.read;
    const examination = new DatasetExamination(datasets, this.#settings());
    const moved = head === undefined ? undefined : new MovedMembers(head, datasets);
    const known = examination.key === this.#key ? this.#digests : new Map<string, RecordDigest>();
    this.#key = examination.key;
    this.#digests = new Map();
    const digests: RecordDigest[] = [];
    if (!examination.isIdle) {
      for (const { document, kind } of this.#members()) {
        yield;
        const digest = known.get(document.key) ?? this.#digest(document, kind, examination);
        if (digest === undefined) continue;
        this.#digests.set(document.key, digest);
        digests.push(digest);
        // Values are read where they may have moved only.
        const { uri } = document.file;
        if (moved === undefined || (!moved.concernsAll && head?.changed.has(uri) !== true)) continue;
        const { value, id = '' } = document;
        if (value !== undefined) moved.take(uri, { kind, id, value });
      }
    }
    const findings = yield* examination.examine(digests);
    if (this.read - before > MANY) releaseMemory();
    return moved === undefined ? findings : withMoves(findings, moved);
  }

  #settings(): ExaminationSettings {
    const settings = this.#options.settings();
    let records = 0;
    for (const { kind, documents } of this.#options.store.files()) {
      if (isSearchableKind(kind)) records += documents.length;
    }
    const isFew = records <= MOST_FOR_NEAR_DUPLICATES;
    return { ...settings, findsNearDuplicates: settings.findsNearDuplicates && isFew };
  }

  #digest(
    document: StoredDocument,
    kind: MemberRecord['kind'],
    examination: DatasetExamination,
  ): RecordDigest | undefined {
    const { value, id = '' } = document;
    if (value === undefined) return undefined;
    this.read += 1;
    return examination.digest({ kind, id, value });
  }

  #datasets(): WatchedDataset[] {
    const datasets: WatchedDataset[] = [];
    for (const { uri, kind, documents } of this.#options.store.files()) {
      if (kind !== 'dataset') continue;
      for (const { document, value, id } of documents) {
        const contentHash = document.facts?.contentHash;
        if (id !== undefined && value !== undefined && contentHash !== undefined) {
          datasets.push({ uri, id, value, contentHash });
        }
      }
    }
    return datasets;
  }

  *#members(): Generator<{ document: StoredDocument; kind: MemberRecord['kind'] }> {
    // A copy: the files may change between two steps.
    for (const { kind, documents } of [...this.#options.store.files()]) {
      if (!isSearchableKind(kind)) continue;
      for (const document of documents) if (document.isRecord) yield { document, kind };
    }
  }

  /** Goes through the steps with rests; `undefined` where it was stopped, or something changed: then it begins anew. */
  async #gently<T>(steps: Generator<undefined, T>): Promise<T | undefined> {
    const changes = this.#changes;
    let started = performance.now();
    let step = steps.next();
    for (let taken = 1; step.done !== true; taken += 1) {
      if (taken % LOOK === 0 && performance.now() - started > SLICE) {
        await new Promise((resolve) => setTimeout(resolve, REST));
        if (this.#isDisposed || this.#changes !== changes) return undefined;
        started = performance.now();
      }
      step = steps.next();
    }
    return step.value;
  }

  #tell(findings: DatasetFindings): void {
    const hash = textHash(JSON.stringify(findings));
    if (hash === this.#told) return;
    this.#told = hash;
    this.#options.onFindings(findings);
  }
}
