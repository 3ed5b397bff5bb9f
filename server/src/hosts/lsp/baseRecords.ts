import { URI } from 'vscode-uri';
import type { Baseline, FileOfIds } from '../../adapters/git/baseline.ts';
import { Baselines } from '../../adapters/git/baselines.ts';
import type { JoinedVersion } from '../../core/history/joinedVersion.ts';
import type { BaseRecord } from '../../core/records/versions.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import type { BaseFacts } from '../../core/rules/rule.ts';
import { isWithin } from './configurations.ts';

/** Files that one look at git is about. */
const mostAtOnce = 200;

/** What the records of the base are read for. */
export interface BaseRecordsOptions {
  isTrusted: () => boolean;
  /** The base branch that the project of a folder names. */
  baseBranchOf: (root: string) => string | undefined;
  /** Open files are compared record by record; of others it is enough that they are the base's. */
  isOpen: (uri: string) => boolean;
  /** What the history knows of an id that the base does not have any more; `undefined` also where that was not read yet. */
  deletedFromBase: (uri: string, id: string) => BaseRecord | undefined;
  /** What the history knows of a number that a merge left on several contents, as far as it was read. */
  joinedOf: (uri: string, id: string) => JoinedVersion | undefined;
  /** The problems of these files may be others now. */
  onLearned: (uris: ReadonlySet<string>) => void;
  task: (name: string, run: () => Promise<void>) => void;
}

/**
 * What the merge base knows of the workspace's records. Questions are answered at once from what is known; what is not
 * known is read from git behind, and `onLearned` then names the files to look at again.
 */
export class BaseRecords implements BaseFacts {
  readonly #options: BaseRecordsOptions;
  #roots: readonly string[] = [];
  readonly #kept = new Baselines();
  #baselines = new Map<string, Baseline | undefined>();
  /** By id; `undefined` where the base has no such record. */
  #known = new Map<string, BaseRecord | undefined>();
  /** Files that are the base's byte for byte, as long as nobody opens or changes them. */
  #unchanged = new Set<string>();
  /** Files whose records were looked up. */
  readonly #asked = new Set<string>();
  /** Ids by the file that is asked for them. */
  #queue = new Map<string, Set<string>>();
  #isOutdated = false;
  #isWorking = false;

  constructor(options: BaseRecordsOptions) {
    this.#options = options;
  }

  /** The workspace's folders, as absolute paths. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    this.refresh();
  }

  recordOf(uri: string, id: string): BaseRecord | undefined {
    if (!this.#options.isTrusted()) return undefined;
    if (this.#known.has(id)) return this.#known.get(id) ?? this.#options.deletedFromBase(uri, id);
    if (this.#unchanged.has(uri) && !this.#options.isOpen(uri)) return undefined;
    const asked = this.#queue.get(uri);
    if (asked === undefined) this.#queue.set(uri, new Set([id]));
    else asked.add(id);
    this.#start();
    return undefined;
  }

  joinedOf(uri: string, id: string): JoinedVersion | undefined {
    return this.#options.joinedOf(uri, id);
  }

  /** True for a file that is not open and, as far as is known now, the base's byte for byte. */
  isBaseFile(uri: string): boolean {
    const { isOpen, isTrusted } = this.#options;
    return isTrusted() && !this.#isOutdated && this.#unchanged.has(uri) && !isOpen(uri);
  }

  /** What the base has of the record with an id in a file; `undefined` where that was not read yet. */
  versionOf(uri: string, id: string): BaseVersion | undefined {
    if (!this.#options.isTrusted() || this.#isOutdated || !this.#known.has(id)) return undefined;
    if (this.#baselineOf(URI.parse(uri).fsPath) === undefined) return undefined;
    return this.#known.get(id)?.current ?? 'new';
  }

  /** These files may have changed: whether they are the base's has to be looked at again. */
  changed(uris: Iterable<string>): void {
    for (const uri of uris) this.#unchanged.delete(uri);
  }

  /** HEAD, the base branch or the trust may be others. What is known stays where the base is the same. */
  refresh(): void {
    this.#isOutdated = true;
    if (this.#options.isTrusted()) this.#start();
  }

  #start(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#options.task('Comparing versions with git', () => this.#work());
  }

  async #work(): Promise<void> {
    const learned = new Set<string>();
    try {
      while (this.#isOutdated || this.#queue.size > 0) {
        if (this.#isOutdated) await this.#openBaselines(learned);
        else await this.#answer(learned);
      }
    } finally {
      this.#isWorking = false;
    }
    if (learned.size > 0) this.#options.onLearned(learned);
  }

  async #openBaselines(learned: Set<string>): Promise<void> {
    this.#isOutdated = false;
    const opened = new Map<string, Baseline | undefined>();
    let isSame = this.#baselines.size === this.#roots.length;
    for (const root of this.#roots) {
      const baseline = await this.#kept.of(root, this.#options.baseBranchOf(root));
      isSame &&= baseline === this.#baselines.get(root);
      opened.set(root, baseline);
    }
    this.#baselines = opened;
    if (isSame) return;
    for (const uri of this.#unchanged) learned.add(uri);
    for (const uri of this.#asked) learned.add(uri);
    this.#known = new Map();
    this.#unchanged = new Set();
    this.#asked.clear();
  }

  async #answer(learned: Set<string>): Promise<void> {
    const some = [...this.#queue].slice(0, mostAtOnce);
    for (const [uri] of some) this.#queue.delete(uri);
    const byBaseline = new Map<Baseline, FileOfIds[]>();
    for (const [uri, ids] of some) {
      const file = URI.parse(uri).fsPath;
      const baseline = this.#baselineOf(file);
      if (baseline === undefined) {
        for (const id of ids) this.#known.set(id, undefined);
        this.#asked.add(uri);
      } else if (!this.#options.isOpen(uri) && (await baseline.isUnchanged(file))) {
        this.#unchanged.add(uri);
      } else {
        byBaseline.set(baseline, [...(byBaseline.get(baseline) ?? []), { file, ids }]);
        this.#asked.add(uri);
        learned.add(uri);
      }
    }
    for (const [baseline, files] of byBaseline) {
      const records = await baseline.read(files);
      for (const { ids } of files) for (const id of ids) this.#known.set(id, records.get(id));
    }
  }

  #baselineOf(file: string): Baseline | undefined {
    const around = this.#roots.filter((root) => isWithin(file, root));
    const innermost = around.toSorted((a, b) => b.length - a.length)[0];
    return innermost === undefined ? undefined : this.#baselines.get(innermost);
  }
}
