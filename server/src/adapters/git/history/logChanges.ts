import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { CommitOfHistory } from '../../../core/history/recordHistory.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import { streamGit } from '../run.ts';

/** A record file before and after a commit, by the names of objects. */
export interface FileChange {
  kind: RecordKind;
  /** What the commit's parents have. */
  before: readonly string[];
  /** Absent where the commit deletes the file. */
  after?: string;
}

/** A commit that touches record files. */
export interface CommitChanges extends CommitOfHistory {
  changes: FileChange[];
}

/**
 * No path is given, and what comes is filtered here: git with a pathspec takes three times as long. `-c` adds to merges
 * what no parent has. Files that are renamed are deleted and added: records are told by their ids.
 */
const COMMAND = [
  ...'-c log.showRoot=true log --raw -z -c --no-abbrev --no-renames --relative'.split(' '),
  ...'--no-color --encoding=UTF-8 --topo-order --reverse'.split(' '),
  '--format=%x01%H %at',
];

/** Commits, and whether git said all of them. */
export interface LogOfHistory {
  commits: CommitChanges[];
  isComplete: boolean;
}

/**
 * The commits below `tip` that touch record files under a folder, parents before children, without those that are
 * reachable from `without`. What git could not say is missing, and `isComplete` is false then.
 */
export async function readLog(
  { root, tip, without }: { root: string; tip: string; without?: string },
  token: Cancellation,
): Promise<LogOfHistory> {
  const range = without === undefined ? [tip] : [tip, `^${without}`];
  const output = streamGit(root, [...COMMAND, ...range, '--']);
  const reader = new LogReader();
  for (;;) {
    const part = await output.next();
    if (part.done === true) return { commits: reader.end(), isComplete: part.value };
    reader.take(part.value);
    if (!token.isCancellationRequested) continue;
    await output.return(false);
    return { commits: [], isComplete: false };
  }
}

/** Reads the output of COMMAND: a line for each commit, and for each file its objects and its path, parted by zero bytes. */
class LogReader {
  readonly #commits: CommitChanges[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #commit: CommitChanges | undefined;
  /** The objects of the file whose path comes next. */
  #objects: string | undefined;

  take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      this.#word(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
  }

  end(): CommitChanges[] {
    return this.#commits.filter(({ changes }) => changes.length > 0);
  }

  #word(word: string): void {
    if (this.#objects !== undefined) {
      this.#file(this.#objects, word);
      this.#objects = undefined;
      return;
    }
    // The line break behind a commit's line stands before its first file.
    const text = word.startsWith('\n') ? word.slice(1) : word;
    if (text.startsWith(':')) this.#objects = text;
    if (!text.startsWith('\u0001')) return;
    const [name = '', time] = text.slice(1).split(' ');
    this.#commit = { name, time: Number(time), changes: [] };
    this.#commits.push(this.#commit);
  }

  /** `:MODE MODE OBJECT OBJECT LETTER`, for a merge with as many colons, modes and objects more as it has parents more. */
  #file(objects: string, path: string): void {
    const kind = kindOfUri(path);
    if (kind === undefined) return;
    const parents = /^:+/.exec(objects)?.[0].length ?? 1;
    const words = objects.slice(parents).split(' ');
    const modes = words.slice(0, parents + 1);
    const names = words.slice(parents + 1, 2 * parents + 2);
    // Links and repositories within the repository are no record files.
    const blobs = names.map((name, at) => (modes[at]?.startsWith('100') === true ? name : undefined));
    const after = blobs.at(-1);
    const before = blobs.slice(0, -1).filter((name) => name !== undefined);
    if (after === undefined && before.length === 0) return;
    this.#commit?.changes.push({ kind, before, ...(after !== undefined && { after }) });
  }
}
