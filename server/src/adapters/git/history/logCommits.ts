import { isUtf8 } from 'node:buffer';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { CommitOfHistory } from '../../../core/history/historyCommit.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import { streamGit } from '../run.ts';

/** A record file in a commit and in its first parent, by the names of objects. */
export interface ChangedFile {
  kind: RecordKind;
  /** Relative to the folder, with slashes. */
  path: string;
  /** Absent where the first parent does not have the file. */
  before?: string;
  /** Absent where the commit deletes it. */
  after?: string;
}

/** A commit with the record files that differ from its first parent's. */
export interface ChangedCommit extends CommitOfHistory {
  /** Full names. */
  parents: string[];
  files: ChangedFile[];
}

/** Commits, and whether git said all of them. */
export interface CommitLog {
  commits: ChangedCommit[];
  isComplete: boolean;
}

/**
 * No path is given, and what comes is filtered here: git with a pathspec takes three times as long. Files that are renamed are
 * deleted and added: records are told by their ids. The order file of a hostile configuration is passed over.
 */
const FORM = '--raw -z --no-abbrev --no-renames --relative -O/dev/null'.split(' ');
const LOG = [
  ...'-c log.showRoot=true log --no-color --encoding=UTF-8 --stdin'.split(' '),
  '--format=%x01%H %at %P',
];
/** Each line of the question is a merge and its first parent. */
const MERGES = ['diff-tree', '--stdin', '-r'];

/**
 * The commits of a folder that are reachable from `tip`, and not from any of `seen`, in no particular order: git says them as it finds
 * them, and some of them where something is damaged. `isComplete` is false then.
 */
export async function readLog(
  { root, tip, seen }: { root: string; tip: string; seen: readonly string[] },
  token: Cancellation,
): Promise<CommitLog> {
  const reader = new RawReader();
  const question = [tip, ...seen.map((name) => `^${name}`)].map((name) => `${name}\n`).join('');
  const isLogged = await read(root, [...LOG, ...FORM], question, reader, token);
  // Of merges the log tells nothing by itself, and with all parents more than is wanted, at a higher price.
  const merges = reader.commits.filter(({ parents }) => parents.length > 1);
  const lines = merges.map(({ name, parents }) => `${name} ${parents[0] ?? ''}\n`).join('');
  const isCompared = lines === '' || (await read(root, [...MERGES, ...FORM], lines, reader, token));
  if (token.isCancellationRequested) return { commits: [], isComplete: false };
  return { commits: reader.commits, isComplete: isLogged && isCompared };
}

async function read(
  root: string,
  command: readonly string[],
  question: string,
  reader: RawReader,
  token: Cancellation,
): Promise<boolean> {
  const output = streamGit(root, command, question);
  for (;;) {
    const part = await output.next();
    if (part.done === true) return part.value;
    reader.take(part.value);
    if (token.isCancellationRequested) await output.return(false);
  }
}

const COLON = 58;
const START_OF_COMMIT = 1;
const NEWLINE = 10;
/** `l`: record files end in .yaml or .yml. */
const LAST_OF_YAML = 108;

/**
 * Reads what `log` and `diff-tree` say: a line for each commit, and for each file its objects and its path, parted by zero bytes.
 */
class RawReader {
  readonly commits: ChangedCommit[] = [];
  readonly #byName = new Map<string, ChangedCommit>();
  #rest: Buffer = Buffer.alloc(0);
  #commit: ChangedCommit | undefined;
  /** The objects of the file whose path comes next. */
  #objects: string | undefined;

  take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      this.#word(bytes.subarray(start, end));
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
  }

  #word(word: Buffer): void {
    if (this.#objects !== undefined) {
      this.#file(this.#objects, word);
      this.#objects = undefined;
      return;
    }
    // The line break behind a commit's line stands before its first file.
    const text = word.toString('latin1', word[0] === NEWLINE ? 1 : 0);
    if (text.charCodeAt(0) === COLON) this.#objects = text;
    else if (text.charCodeAt(0) === START_OF_COMMIT) this.#begin(text.slice(1));
    else if (text !== '') this.#commit = this.#byName.get(text);
  }

  #begin(line: string): void {
    const [name = '', time, ...parents] = line.split(' ').filter(Boolean);
    this.#commit = { name, time: Number(time), parents, files: [] };
    this.commits.push(this.#commit);
    this.#byName.set(name, this.#commit);
  }

  /** `:MODE MODE OBJECT OBJECT LETTER` */
  #file(objects: string, bytes: Buffer): void {
    // Most files of a repository are no YAML, and need no decoding.
    if (bytes.at(-1) !== LAST_OF_YAML) return;
    const path = pathText(bytes);
    const kind = kindOfUri(path);
    if (kind === undefined) return;
    const [modeBefore = '', modeAfter = '', before, after] = objects.slice(1).split(' ');
    // Links and repositories within the repository are no record files.
    const hasBefore = modeBefore.startsWith('100') && before !== undefined;
    const hasAfter = modeAfter.startsWith('100') && after !== undefined;
    if (!hasBefore && !hasAfter) return;
    this.#commit?.files.push({ kind, path, ...(hasBefore && { before }), ...(hasAfter && { after }) });
  }
}

/** A path as text. Bytes that are no UTF-8 are written as `\xE9`, so that two paths do not become one. */
function pathText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const hexadecimal = (character: string): string =>
    `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, hexadecimal);
}
