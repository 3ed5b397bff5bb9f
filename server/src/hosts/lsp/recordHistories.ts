import { URI } from 'vscode-uri';
import { baseWith, findBase } from '../../adapters/git/baseCommit.ts';
import { problemOfGit } from '../../adapters/git/gitVersion.ts';
import { describeGaps } from '../../adapters/git/history/describeGaps.ts';
import { HistoryReader } from '../../adapters/git/history/historyReader.ts';
import { sentenceOf } from '../../adapters/operationalError.ts';
import { neverCancelled } from '../../core/cancellation.ts';
import { joinedVersions, type JoinedVersion } from '../../core/history/joinedVersion.ts';
import { RecordHistory } from '../../core/history/recordHistory.ts';
import type { BaseRecord } from '../../core/records/versions.ts';
import { isWithin } from './configurations.ts';
import type { Log } from './guard.ts';

/** Milliseconds of quiet before the history is read: a rebase moves HEAD with every commit. */
const quiet = 1000;

/** What histories are read for. */
export interface RecordHistoriesOptions {
  isTrusted: () => boolean;
  /** True once every file was read: what is typed and searched goes before. */
  isReady: () => boolean;
  cacheFolder: string;
  /** The base branch that the project of a folder names. */
  baseBranchOf: (root: string) => string | undefined;
  /** The ids of records of which version rules may say something else now; the lenses may be others, too. */
  onLearned: (ids: readonly string[]) => void;
  task: (name: string, run: () => Promise<void>) => void;
  log: Log;
}

/** The history of a folder as of two commits. */
export interface KnownHistory {
  root: string;
  /** HEAD and the base, by which a history is known to be of today. */
  of: string;
  records: RecordHistory;
  /** Numbers that merges left on several contents, by id. */
  joined: ReadonlyMap<string, JoinedVersion>;
  /** False where there may be more than is known, as in a shallow clone. */
  isComplete: boolean;
  /** Why, as sentences. */
  notes: readonly string[];
}

/**
 * What git's history knows of the workspace's records. Questions are answered at once from what is known. The first one
 * makes a process read the history, once every file was read; it is read again when HEAD or the base moves.
 */
export class RecordHistories {
  readonly #options: RecordHistoriesOptions;
  readonly #reader = new HistoryReader();
  readonly #known = new Map<string, KnownHistory>();
  #roots: readonly string[] = [];
  #isWanted = false;
  #isOutdated = true;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> | undefined;
  #disposed = false;

  constructor(options: RecordHistoriesOptions) {
    this.#options = options;
  }

  /** The workspace's folders, as absolute paths. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    for (const root of this.#known.keys()) if (!roots.includes(root)) this.#known.delete(root);
    this.refresh();
  }

  /** HEAD, the base, the trust may be others, or every file was read. What is known stays until more is known. */
  refresh(): void {
    this.#isOutdated = true;
    if (this.#isWanted) this.#plan();
  }

  /** The history of the records in a file's folder; `undefined` where nobody knows (yet), or without git or trust. */
  of(uri: string): KnownHistory | undefined {
    if (!this.#options.isTrusted()) return undefined;
    if (!this.#isWanted) {
      this.#isWanted = true;
      this.#plan();
    }
    return this.#knownOf(uri);
  }

  #knownOf(uri: string): KnownHistory | undefined {
    const root = this.rootOf(uri);
    return root === undefined ? undefined : this.#known.get(root);
  }

  /** The innermost folder of the workspace around a file. */
  rootOf(uri: string): string | undefined {
    const file = URI.parse(uri).fsPath;
    return this.#roots.filter((root) => isWithin(file, root)).toSorted((a, b) => b.length - a.length)[0];
  }

  /** All histories as far as they were read by now; to ask makes them be read. None without trust. */
  known(): readonly KnownHistory[] {
    for (const root of this.#roots) this.of(URI.file(root).toString());
    return this.#options.isTrusted() ? [...this.#known.values()] : [];
  }

  /** A record that the base of the branch had once and has no more. */
  deletedFromBase(uri: string, id: string): BaseRecord | undefined {
    return this.of(uri)?.records.deletedFromBase(id);
  }

  /** A number that a merge left on several contents, as far as the history was read for other reasons. */
  joinedOf(uri: string, id: string): JoinedVersion | undefined {
    return this.#options.isTrusted() ? this.#knownOf(uri)?.joined.get(id) : undefined;
  }

  /** All histories as of now, for someone who waits. */
  async upToDate(): Promise<readonly KnownHistory[]> {
    if (!this.#options.isTrusted()) return [];
    this.#isWanted = true;
    while (this.#isOutdated && !this.#disposed) await this.#start();
    await this.#work;
    return [...this.#known.values()];
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#reader.dispose();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#disposed || !this.#options.isTrusted() || !this.#options.isReady()) return;
    this.#timer = setTimeout(() => {
      this.#options.task('Reading the history', () => this.#start());
    }, quiet);
  }

  #start(): Promise<void> {
    this.#work ??= this.#read().finally(() => {
      this.#work = undefined;
    });
    return this.#work;
  }

  async #read(): Promise<void> {
    if (!this.#isOutdated) return;
    this.#isOutdated = false;
    let isNews = false;
    const ids = this.#idsOfRules();
    for (const root of this.#roots) {
      const before = this.#known.get(root);
      const after = await this.#readRoot(root, before);
      if (after === undefined) this.#known.delete(root);
      else this.#known.set(root, after);
      isNews ||= after !== before;
    }
    if (!isNews || this.#disposed) return;
    this.#options.onLearned([...new Set([...ids, ...this.#idsOfRules()])]);
  }

  /** The ids of which version rules ask. */
  #idsOfRules(): string[] {
    const known = [...this.#known.values()];
    return known.flatMap(({ records, joined }) => [...records.idsDeletedFromBase, ...joined.keys()]);
  }

  async #readRoot(root: string, before: KnownHistory | undefined): Promise<KnownHistory | undefined> {
    const { baseBranchOf, cacheFolder, log } = this.#options;
    const found = await findBase(root, baseBranchOf(root));
    // A base branch that has no commit in common is no base; the versions are there all the same.
    const base = typeof found === 'string' ? await baseWith(root, 'HEAD') : found;
    if (typeof base === 'string') {
      const problem = await problemOfGit(root);
      if (problem !== undefined) log.warn(problem);
      return undefined;
    }
    const of = `${base.head} ${base.commit}`;
    if (before?.of === of) return before;
    try {
      const answer = await this.#reader.read({ root, base: base.commit, cacheFolder }, neverCancelled);
      if (answer === undefined) return undefined;
      const { history, isComplete } = answer;
      const notes = describeGaps(answer.gaps);
      for (const note of notes) if (before?.notes.includes(note) !== true) log.warn(note);
      if (before === undefined && answer.notKept !== undefined) log.warn(answer.notKept);
      const records = new RecordHistory(history);
      return { root, of, records, joined: joinedVersions(records, base.isHead), isComplete, notes };
    } catch (error) {
      if (!this.#disposed) log.warn(sentenceOf(error));
      return before;
    }
  }
}
