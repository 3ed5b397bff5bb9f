import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { FrozenKeywordSegment, type FrozenArrays } from '../../core/search/frozenKeywordSegment.ts';
import { readArrayFile, writeArrayFile, type ArrayFileContent, type FileArray } from '../cache/arrayFile.ts';
import { removeOldFolders, removeUnusedVariants } from '../cache/compaction.ts';
import { takeLock } from '../cache/folderLock.ts';
import { makeFolder } from '../files/makeFolder.ts';

export interface SnapshotFolderOptions {
  cacheFolder: string;
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** What the snapshot depends on besides the files: the program and the search recipe. */
  fingerprint: string;
  /** Bytes that the snapshots of all workspaces may take: those used longest ago go. */
  limit?: number;
}

/** What is written: everything small in one file, the keyword segments in files of their own. */
export interface Snapshot extends ArrayFileContent {
  segments: readonly FrozenKeywordSegment[];
}

const MAIN_FILE = 'index.arrays';
const SEGMENT_SUFFIX = '.keywords';
/** Those of two workspaces of a million records, or of twenty of 100,000. */
const DEFAULT_LIMIT = 4 * 1024 ** 3;
/** While one window reads, another may write anew and remove what the first has just heard of. */
const TRIES = 3;

/**
 * The folder of a workspace's snapshot. Keyword segments never change, so each is written once; the main file names
 * them, and comes last, in one step: what is read is one state, whole, or none.
 */
export class SnapshotFolder {
  readonly path: string;
  readonly #fingerprint: string;
  readonly #limit: number;
  readonly #files = new WeakMap<FrozenKeywordSegment, string>();

  constructor({ cacheFolder, roots, fingerprint, limit = DEFAULT_LIMIT }: SnapshotFolderOptions) {
    const name = createHash('sha256')
      .update(JSON.stringify([...roots].sort()))
      .digest('hex')
      .slice(0, 16);
    this.path = path.join(cacheFolder, 'workspaces', name);
    this.#fingerprint = fingerprint;
    this.#limit = limit;
  }

  /** The last snapshot; `undefined` where there is none, or anything of it is damaged or of another program. */
  read(): Snapshot | undefined {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const main = readArrayFile(path.join(this.path, MAIN_FILE));
      if (main?.json['fingerprint'] !== this.#fingerprint) return undefined;
      const names = main.json['segments'] as readonly string[];
      const segments = names.map((name, position) =>
        this.#readSegment(name, main.arrays[deadName(position)]),
      );
      if (segments.every((segment) => segment !== undefined)) return { ...main, segments };
    }
    return undefined;
  }

  /**
   * Writes a snapshot. Answers false where another process is at it. Rejects where the disk does not take it; the
   * last snapshot stays then.
   */
  async write({ arrays, json, segments }: Snapshot): Promise<boolean> {
    makeFolder(this.path);
    const release = takeLock(path.join(this.path, 'snapshot.lock'));
    if (release === undefined) return false;
    try {
      removeUnusedVariants(this.path);
      // What is dead now: more may die while this is written.
      const dead = segments.map((segment, position) => [deadName(position), Uint32Array.from(segment.dead)]);
      const names: string[] = [];
      for (const segment of segments) names.push(await this.#writeSegment(segment));
      await writeArrayFile(path.join(this.path, MAIN_FILE), {
        arrays: { ...arrays, ...(Object.fromEntries(dead) as Record<string, Uint32Array>) },
        json: { ...json, fingerprint: this.#fingerprint, segments: names },
      });
      await this.#removeOthers(names);
      removeOldFolders(this.path, this.#limit);
    } finally {
      release();
    }
    return true;
  }

  async #writeSegment(segment: FrozenKeywordSegment): Promise<string> {
    const known = this.#files.get(segment);
    if (known !== undefined && existsSync(path.join(this.path, known))) return known;
    const name = `${randomBytes(8).toString('hex')}${SEGMENT_SUFFIX}`;
    await writeArrayFile(path.join(this.path, name), { arrays: { ...segment.arrays }, json: {} });
    this.#files.set(segment, name);
    return name;
  }

  #readSegment(name: string, dead: FileArray | undefined): FrozenKeywordSegment | undefined {
    const content = readArrayFile(path.join(this.path, name));
    if (content === undefined || dead === undefined) return undefined;
    // The checksums hold and the fingerprint is ours: these are the arrays that this program wrote.
    const segment = new FrozenKeywordSegment({
      ...content.arrays,
      ...content.json,
    } as unknown as FrozenArrays);
    for (const document of dead) segment.dead.add(document);
    this.#files.set(segment, name);
    return segment;
  }

  async #removeOthers(names: readonly string[]): Promise<void> {
    for (const name of readdirSync(this.path)) {
      const isOld = name.endsWith(SEGMENT_SUFFIX) && !names.includes(name);
      if (!isOld && !name.endsWith('.unfinished')) continue;
      // On Windows a file that another window reads stays until the next time.
      await rm(path.join(this.path, name), { force: true }).catch(() => undefined);
    }
  }
}

function deadName(position: number): string {
  return `dead.${String(position)}`;
}
