import {
  DatasetExamination,
  examinationKey,
  type ExaminationSettings,
} from '../../core/examination/datasetExamination.ts';
import type { ExaminedDataset } from '../../core/examination/examinedDatasets.ts';
import { withMoves, type DatasetFindings } from '../../core/examination/findings.ts';
import { MovedMembers, type DatasetOfFile, type HeadRecords } from '../../core/examination/movedMembers.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import { textHash } from '../../core/neighbours/textLikeness.ts';
import { releaseMemory } from '../memory.ts';
import { datasetFiles } from './datasetSplits.ts';
import { ExaminedFiles } from './examinedFiles.ts';
import { IdlePace } from './idlePace.ts';
import type { RecordStore } from './recordStore.ts';
import { RowMeanings } from './rowMeanings.ts';
import type { StoredFile } from './storedFile.ts';

/** Milliseconds without a change before datasets are looked at: nobody waits for it, and edits come in rows. */
const QUIET = 1500;
/** A look that took long is followed by a pause of so many times as long: at most a sixth of the time goes into looks. */
const PAUSES = 5;
/** Milliseconds of the longest pause: the first look at a large workspace takes long, and those after it do not. */
const LONGEST_PAUSE = 5000;
/** After so many new digests the thread's memory is given back. */
const MANY = 10_000;

type WatchedDataset = ExaminedDataset & DatasetOfFile;

export interface DatasetWatchOptions {
  store: Pick<RecordStore, 'files'>;
  settings: () => ExaminationSettings;
  /** The vectors by which records are compared besides; nothing without the model that the bounds are for. */
  vectors: () => VectorSet | undefined;
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
 * Looks at datasets and their records again some time after the last change. What was found out stays, so that a look after
 * an edit reads the edited records only, and holds them against those that they have to do with.
 */
export class DatasetWatch {
  readonly #options: DatasetWatchOptions;
  readonly #pace = new IdlePace();
  #files: ExaminedFiles | undefined;
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
  #read = 0;

  constructor(options: DatasetWatchOptions) {
    this.#options = options;
  }

  /** Records that were read in all, and rows that were looked at: figures for tests. */
  get work(): { read: number; settled: number } {
    return { read: this.#read, settled: this.#files?.examination.settled ?? 0 };
  }

  /** Something changed. */
  changed(): void {
    this.#lastChange = performance.now();
    this.#changes += 1;
    if (this.#timer === undefined && !this.#isWorking && !this.#isDisposed) this.#wait();
  }

  /** Somebody asks the thread something: that goes first. */
  giveWay(): void {
    this.#pace.asked();
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
    return Math.max(
      this.#lastChange + quiet,
      this.#lookedUntil + Math.min(this.#lookTook * PAUSES, LONGEST_PAUSE),
    );
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    const started = performance.now();
    const changes = this.#changes;
    const isStale = (): boolean => this.#isDisposed || this.#changes !== changes;
    try {
      const datasets = this.#datasets();
      const files = [...this.#options.store.files()];
      const head = datasets.length === 0 ? undefined : await this.#options.readHead(files);
      const findings = isStale() ? undefined : await this.#pace.run(this.#look(datasets, head), isStale);
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
    const files = this.#filesFor(datasets);
    const moved = head === undefined ? undefined : new MovedMembers(head, datasets);
    const before = this.#read;
    // A copy: the files may change between two steps.
    const all = files.examination.isIdle ? [] : [...this.#options.store.files()];
    try {
      for (const step of files.follow(all)) {
        this.#read += step;
        yield;
      }
    } catch (error) {
      // What was taken of the file is not known.
      this.#files = undefined;
      throw error;
    }
    const findings = yield* files.examination.findings();
    if (this.#read - before > MANY) releaseMemory();
    if (moved === undefined) return findings;
    yield* files.takeMoves(all, moved);
    return withMoves(findings, moved);
  }

  /** What is known of the files, as long as records are the same to the datasets. */
  #filesFor(datasets: readonly WatchedDataset[]): ExaminedFiles {
    const settings = this.#options.settings();
    const key = examinationKey(datasets, settings);
    const known = key === this.#key ? this.#files : undefined;
    known?.examination.renew(datasets, settings);
    this.#files = known ?? this.#begin(datasets, settings);
    this.#key = key;
    return this.#files;
  }

  #begin(datasets: readonly WatchedDataset[], settings: ExaminationSettings): ExaminedFiles {
    const meanings = new RowMeanings(this.#options.vectors);
    return new ExaminedFiles(new DatasetExamination(datasets, settings, meanings), meanings);
  }

  #datasets(): WatchedDataset[] {
    const datasets: WatchedDataset[] = [];
    for (const { uri, documents } of datasetFiles(this.#options.store)) {
      for (const { document, value, id } of documents) {
        const contentHash = document.facts?.contentHash;
        if (id !== undefined && value !== undefined && contentHash !== undefined) {
          datasets.push({ uri, id, value, contentHash });
        }
      }
    }
    return datasets;
  }

  #tell(findings: DatasetFindings): void {
    const hash = textHash(JSON.stringify(findings));
    if (hash === this.#told) return;
    this.#told = hash;
    this.#options.onFindings(findings);
  }
}
