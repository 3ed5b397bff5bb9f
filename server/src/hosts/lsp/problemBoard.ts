import type { Problem } from '../../../../shared/src/problem.ts';
import { rankProblems } from '../../core/rules/rankProblems.ts';
import type { ProblemCounts } from './overview.ts';

/** Most problems shown of one file. */
const mostPerFile = 200;
const mostPerOpenFile = 1000;

/** Milliseconds of computing before the editor's messages get their turn. */
const longestSlice = 8;

/** Files published before the editor's messages get their turn. */
const largestBatch = 100;

/** What the board needs of its surroundings. */
export interface BoardOptions {
  /** Problems of a file as they are now, with the project's severities. */
  compute: (uri: string) => readonly Problem[];
  /** Tells the editor all problems of a file; `version` where its buffer is open. */
  publish: (uri: string, problems: readonly Problem[], version?: number) => void;
  isOpen: (uri: string) => boolean;
  /** Most problems of files that are not open. */
  limit: () => number;
  /** Milliseconds. */
  now: () => number;
  /** Ends as soon as the next slice of work may run. */
  pause: () => Promise<void>;
  /** Runs work in the background. */
  task: (name: string, run: () => Promise<void>) => void;
}

/**
 * The problems of all files, and which of them the editor shows. Open files are told at once; the others in slices
 * and batches, under a cap, and only where something changed.
 */
export class ProblemBoard {
  readonly #options: BoardOptions;
  /** All problems, shown or not, of files that have any. */
  readonly #known = new Map<string, readonly Problem[]>();
  readonly #shown = new Map<string, readonly Problem[]>();
  readonly #counts: ProblemCounts = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #stale = new Set<string>();
  #isWorking = false;

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  get counts(): ProblemCounts {
    return this.#counts;
  }

  /** Computes and shows an open file at once. */
  showOpenFile(uri: string, version: number): void {
    this.#stale.delete(uri);
    this.#learn(uri);
    const shown = (this.#known.get(uri) ?? []).slice(0, mostPerOpenFile);
    this.#shown.set(uri, shown);
    this.#options.publish(uri, shown, version);
  }

  /** Computes files again in the background. Open ones are the caller's: it knows their versions. */
  invalidate(uris: Iterable<string>): void {
    for (const uri of uris) this.#stale.add(uri);
    if (this.#isWorking || this.#stale.size === 0) return;
    this.#isWorking = true;
    this.#options.task('Diagnostics of the workspace', () => this.#work());
  }

  async #work(): Promise<void> {
    try {
      while (this.#stale.size > 0) {
        await this.#options.pause();
        this.#computeSlice();
        if (this.#stale.size === 0) await this.#showOthers();
      }
    } finally {
      this.#isWorking = false;
    }
  }

  #computeSlice(): void {
    const end = this.#options.now() + longestSlice;
    for (const uri of this.#stale) {
      this.#stale.delete(uri);
      this.#learn(uri);
      if (this.#options.now() > end) return;
    }
  }

  /** Takes a file's problems; equal ones keep their identity, so that unchanged files are told apart cheaply. */
  #learn(uri: string): void {
    const before = this.#known.get(uri) ?? [];
    const after = this.#options.compute(uri);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.#count(before, -1);
    this.#count(after, 1);
    if (after.length === 0) this.#known.delete(uri);
    else this.#known.set(uri, after);
  }

  #count(problems: readonly Problem[], change: 1 | -1): void {
    for (const { severity } of problems) if (severity !== 'off') this.#counts[severity] += change;
  }

  /** Brings the editor up to date for files that are not open. */
  async #showOthers(): Promise<void> {
    const { isOpen, limit, pause, publish } = this.#options;
    const closed = new Map([...this.#known].filter(([uri]) => !isOpen(uri)));
    const { byFile } = rankProblems(closed, { perFile: mostPerFile, total: limit() });
    const uris = new Set([...byFile.keys(), ...this.#shown.keys()]);
    let batch = 0;
    for (const uri of uris) {
      if (isOpen(uri)) continue;
      const next = byFile.get(uri) ?? [];
      if (isSame(next, this.#shown.get(uri) ?? [])) continue;
      if (next.length === 0) this.#shown.delete(uri);
      else this.#shown.set(uri, next);
      publish(uri, next);
      if (++batch % largestBatch === 0) await pause();
    }
  }
}

function isSame(one: readonly Problem[], other: readonly Problem[]): boolean {
  return one.length === other.length && one.every((problem, position) => problem === other[position]);
}
