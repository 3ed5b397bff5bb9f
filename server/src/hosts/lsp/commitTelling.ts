import { setTimeout as pause } from 'node:timers/promises';
import { ageOf } from '../../../../shared/src/age.ts';
import { commitDetails, type CommitDetails } from '../../adapters/git/history/commitDetails.ts';
import type { CommitTime, CommitWords } from '../../core/workspace/context.ts';

/** Milliseconds in which commits gather that git is asked about at once. */
const gathering = 50;
/** Milliseconds between two requests to ask again because ages changed, and the longest time that one is waited for. */
const shortestWait = 60_000;
const longestWait = 24 * 3_600_000;
/** Commits whose authors are kept: lenses of a large file name as many. */
const mostKept = 10_000;

/** Milliseconds that somebody waits for git, who has waited about as long for the hover. */
const LONGEST_LEARNING = 250;

type Task = (name: string, run: () => Promise<void>) => void;

/** Tells of commits when they were made, and by whom as soon as that is known: nobody waits for git. */
export class CommitTelling {
  readonly #task: Task;
  readonly #onNews: () => void;
  readonly #clock: () => number;
  readonly #known = new Map<string, CommitDetails | undefined>();
  /** Commits to ask about, by the folder that git is asked in. */
  readonly #wanted = new Map<string, Set<string>>();
  #gathering: NodeJS.Timeout | undefined;
  #ageing: { timer: NodeJS.Timeout; at: number } | undefined;

  /**
   * `onNews`: more is known of commits that were asked for, or their ages have other words, and the editor may ask again. `clock`
   * gives milliseconds since 1970.
   */
  constructor(task: Task, onNews: () => void, clock: () => number = () => Date.now()) {
    this.#task = task;
    this.#onNews = onNews;
    this.#clock = clock;
  }

  /** A commit of the repository that a folder is in. Only in a trusted workspace. */
  tell(root: string, { commit, time }: CommitTime): CommitWords {
    const now = this.#clock();
    const { words, holdsFor } = ageOf(now / 1000 - time);
    this.#askAgainAt(now + Math.min(longestWait, Math.max(shortestWait, holdsFor * 1000)), now);
    if (!this.#known.has(commit)) this.#want(root, commit);
    const { author, summary } = this.#known.get(commit) ?? {};
    return { age: words, ...(author !== undefined && { author }), ...(summary !== undefined && { summary }) };
  }

  /** Resolves once `tell` knows who made a commit, and after a moment where git is slow: a hover is looked at only once. */
  async learn(root: string, { commit }: Pick<CommitTime, 'commit'>): Promise<void> {
    if (this.#known.has(commit)) return;
    const read = commitDetails(root, [commit]).then((details) => {
      this.#known.set(commit, details.get(commit));
    });
    const stopped = new AbortController();
    const moment = pause(LONGEST_LEARNING, undefined, { signal: stopped.signal });
    await Promise.race([read, moment.catch(() => undefined)]);
    stopped.abort();
  }

  dispose(): void {
    clearTimeout(this.#gathering);
    clearTimeout(this.#ageing?.timer);
  }

  #want(root: string, commit: string): void {
    const wanted = this.#wanted.get(root);
    if (wanted === undefined) this.#wanted.set(root, new Set([commit]));
    else wanted.add(commit);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#task('Reading commits', () => this.#read());
    }, gathering);
  }

  async #read(): Promise<void> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    if (this.#known.size > mostKept) this.#known.clear();
    for (const [root, commits] of wanted) {
      const details = await commitDetails(root, [...commits]);
      // What git does not know it will not know later: it is not asked again.
      for (const commit of commits) this.#known.set(commit, details.get(commit));
    }
    this.#onNews();
  }

  #askAgainAt(at: number, now: number): void {
    if (this.#ageing !== undefined && this.#ageing.at <= at) return;
    clearTimeout(this.#ageing?.timer);
    const timer = setTimeout(() => {
      this.#ageing = undefined;
      this.#onNews();
    }, at - now);
    timer.unref();
    this.#ageing = { timer, at };
  }
}
