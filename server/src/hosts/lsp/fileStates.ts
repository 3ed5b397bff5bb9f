import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { URI } from 'vscode-uri';
import { LARGEST_HASHED } from '../../adapters/files/hashFile.ts';
import type { FileFacts, FileState } from '../../core/rules/rule.ts';

/** Files asked for at a time. */
const mostAtOnce = 8;

interface KnownFile {
  state: FileState | undefined;
  hasHash: boolean;
  /** The record files that name it. */
  users: Set<string>;
}

/**
 * What is known of the files that records name. Questions are answered at once from what is known; what is not known
 * is looked up behind, and `onLearned` then names the record files to look at again.
 */
export class FileStates {
  readonly #known = new Map<string, KnownFile>();
  readonly #queue = new Set<string>();
  readonly #onLearned: (recordUris: Iterable<string>) => void;
  readonly #task: (name: string, run: () => Promise<void>) => void;
  #running = 0;

  constructor(
    onLearned: (recordUris: Iterable<string>) => void,
    task: (name: string, run: () => Promise<void>) => void,
  ) {
    this.#onLearned = onLearned;
    this.#task = task;
  }

  /** The world as the rules ask for it on behalf of a record file. */
  worldFor(recordUri: string): FileFacts {
    return { stateOf: (uri, wantsHash) => this.#stateOf(uri, wantsHash, recordUri) };
  }

  /** Looks again at the files that a record file names, and at files that changed. */
  refresh(uris: ReadonlySet<string>): void {
    for (const [uri, known] of this.#known) {
      const isUsed = uris.has(uri) || [...known.users].some((user) => uris.has(user));
      if (isUsed) this.#ask(uri);
    }
  }

  #stateOf(uri: string, wantsHash: boolean, user: string): FileState | undefined {
    let known = this.#known.get(uri);
    if (known === undefined) {
      if (!isLocal(uri)) return undefined;
      known = { state: undefined, hasHash: wantsHash, users: new Set() };
      this.#known.set(uri, known);
      this.#ask(uri);
    } else if (wantsHash && !known.hasHash) {
      known.hasHash = true;
      this.#ask(uri);
    }
    known.users.add(user);
    return known.state;
  }

  #ask(uri: string): void {
    this.#queue.add(uri);
    if (this.#running >= mostAtOnce) return;
    this.#running++;
    this.#task('Looking for referenced files', () => this.#work());
  }

  async #work(): Promise<void> {
    const users = new Set<string>();
    try {
      // A set may grow while it is walked: what is asked meanwhile is answered too.
      for (const uri of this.#queue) {
        this.#queue.delete(uri);
        const known = this.#known.get(uri);
        if (known === undefined) continue;
        const state = await lookAt(URI.parse(uri).fsPath, known.hasHash);
        if (JSON.stringify(state) === JSON.stringify(known.state)) continue;
        known.state = state;
        for (const user of known.users) users.add(user);
      }
    } finally {
      this.#running--;
    }
    this.#onLearned(users);
  }
}

/** Only files of this machine: an address with a host would make the system talk to that host. */
function isLocal(uri: string): boolean {
  const { scheme, authority, path } = URI.parse(uri);
  return scheme === 'file' && authority === '' && !path.startsWith('//');
}

async function lookAt(path: string, wantsHash: boolean): Promise<FileState> {
  try {
    const found = await stat(path);
    if (!wantsHash || !found.isFile() || found.size > LARGEST_HASHED) return { exists: true };
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return { exists: true, sha256: hash.digest('hex') };
  } catch {
    return { exists: false };
  }
}
