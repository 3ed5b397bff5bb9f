import type { Cancellation } from '../../../core/cancellation.ts';
import { reachableInOrder } from '../../../core/history/commitGraph.ts';
import type { HistoryCommit } from '../../../core/history/historyCommit.ts';
import { startGit } from '../run.ts';
import { CommitStore, tipsOf } from './commitStore.ts';
import { FileChanges } from './fileChanges.ts';
import { readLog, type ChangedCommit } from './logCommits.ts';
import { viewOf, type RepositoryView } from './repositoryView.ts';

/**
 * Why a history may not be all: `shallow` and `partial` clones do not have it, `damaged` repositories have lost objects, and
 * `large` files are not read.
 */
export type HistoryGap = 'shallow' | 'partial' | 'damaged' | 'large';

/** What reading the history did. */
export interface HistoryWork {
  /** Commits that touch record files. */
  commits: number;
  /** Commits that git was asked for: those that were not kept. */
  asked: number;
  /** Objects that git was asked for. */
  read: number;
  /** Documents that were parsed: each text once. */
  parsed: number;
}

/** The commits that a commit reaches. */
export interface CommitsRead {
  /** Parents before children; the last one is the commit that was asked for, unless git has lost it. */
  commits: HistoryCommit[];
  /** None where the history is complete. */
  gaps: HistoryGap[];
  work: HistoryWork;
  /** Why nothing of it is kept for the next time, as a sentence; absent where it is. */
  notKept?: string;
}

export interface CommitsTask {
  /** Absolute path of a folder in a repository. */
  root: string;
  /** Full name of the last commit. */
  head: string;
  /** The folder for caches; nothing is kept where left out. */
  cacheFolder?: string | undefined;
}

/**
 * Reads what the commits below `head` did to the records of a folder. Git is asked only for commits that are not kept. `undefined`
 * where there is no repository, or nobody waits any more. Only in a trusted workspace.
 */
export async function readCommits(
  { root, head, cacheFolder }: CommitsTask,
  token: Cancellation,
): Promise<CommitsRead | undefined> {
  const view = await viewOf(root);
  if (view === undefined) return undefined;
  const store = cacheFolder === undefined ? undefined : new CommitStore(cacheFolder, view.key);
  const reading = new Reading(root, view, store, token);
  try {
    await reading.reach(head);
  } finally {
    store?.close();
  }
  if (token.isCancellationRequested) return undefined;
  const notKept = store?.problem;
  return { ...reading.result(head), ...(notKept !== undefined && { notKept }) };
}

class Reading {
  readonly #root: string;
  readonly #view: RepositoryView;
  readonly #store: CommitStore | undefined;
  readonly #token: Cancellation;
  readonly #commits: Map<string, HistoryCommit>;
  readonly #work = { asked: 0, read: 0, parsed: 0 };
  #isDamaged = false;

  constructor(root: string, view: RepositoryView, store: CommitStore | undefined, token: Cancellation) {
    this.#root = root;
    this.#view = view;
    this.#store = store;
    this.#token = token;
    this.#commits = store?.load() ?? new Map<string, HistoryCommit>();
  }

  /** Asks git for what is not kept. */
  async reach(head: string): Promise<void> {
    if (this.#commits.has(head)) return;
    const news = await this.#news(head);
    this.#work.asked = news.length;
    const local = this.#view.isPartial ? await localObjects(this.#root) : undefined;
    const changes = new FileChanges(this.#root, local);
    // What has lost a parent or an object may have it another time.
    let isKept = !this.#isDamaged;
    for await (const { commit, isMissing } of changes.read(news, this.#token)) {
      this.#commits.set(commit.name, commit);
      this.#isDamaged ||= isMissing;
      isKept &&= !isMissing;
      if (isKept) this.#store?.put(commit);
    }
    Object.assign(this.#work, changes.work);
    // Git gave up: the rest is there without what it did.
    for (const { name, time, parents } of news) {
      if (this.#commits.has(name)) continue;
      this.#isDamaged = true;
      this.#commits.set(name, { name, time, parents, files: [] });
    }
  }

  result(head: string): CommitsRead {
    const commits = reachableInOrder(this.#commits, head);
    const touching = commits.filter(({ files }) => files.length > 0).length;
    const gaps: HistoryGap[] = [];
    if (this.#view.isShallow) gaps.push('shallow');
    if (this.#isDamaged) gaps.push(this.#view.isPartial ? 'partial' : 'damaged');
    else if (commits.some(({ unread }) => unread !== undefined)) gaps.push('large');
    return { commits, gaps, work: { commits: touching, ...this.#work } };
  }

  /** The commits that are not kept, parents before children. */
  async #news(head: string): Promise<ChangedCommit[]> {
    const seen = await this.#livingTips();
    let log = await readLog({ root: this.#root, tip: head, seen }, this.#token);
    // Below a tip that is there something may have been lost all the same.
    if (!log.isComplete && seen.length > 0)
      log = await readLog({ root: this.#root, tip: head, seen: [] }, this.#token);
    this.#isDamaged = !log.isComplete;
    const byName = new Map(log.commits.map((commit) => [commit.name, commit]));
    return reachableInOrder(byName, head).filter(({ name }) => !this.#commits.has(name));
  }

  /** The last commits of what is kept that git still has. */
  async #livingTips(): Promise<string[]> {
    const tips = tipsOf(this.#commits);
    const living = await existing(this.#root, tips);
    if (living.length === tips.length) return tips;
    const names = new Set(await existing(this.#root, [...this.#commits.keys()]));
    return tipsOf(new Map([...this.#commits].filter(([name]) => names.has(name))));
  }
}

/** Which commits git has. */
async function existing(root: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const question = names.map((name) => `${name}\n`).join('');
  const answer = await startGit(root, ['cat-file', '--batch-check'], question);
  const lines = answer?.toString('latin1').split('\n') ?? [];
  return names.filter((_, at) => lines[at]?.includes(' commit ') === true);
}

/** The objects that are here. Git would try to fetch others as soon as it is asked for them. */
async function localObjects(root: string): Promise<ReadonlySet<string>> {
  const command = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)'];
  const answer = await startGit(root, command);
  return new Set(answer?.toString('latin1').split('\n'));
}
