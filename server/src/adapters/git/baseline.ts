import path from 'node:path';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { neverCancelled, type Cancellation } from '../../core/cancellation.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { heldRecord } from '../../core/history/heldRecord.ts';
import type { BaseRecord, CurrentRecord } from '../../core/records/versions.ts';
import type { BaseCommit } from './baseCommit.ts';
import { listRecordBlobs, readBlobs } from './blobs.ts';
import { idsByLines } from './idLines.ts';
import { startGit } from './run.ts';

/** Files of the base that are held at once. */
const FILES_AT_ONCE = 8;
/** Documents that are analysed before others get their turn. */
const DOCUMENTS_AT_ONCE = 20;

/** A file of the work tree with the ids that it holds now, lower-cased. */
export interface FileOfIds {
  /** Absolute path. */
  file: string;
  ids: Iterable<string>;
}

/**
 * The record files of the commit that versions are compared with. Only in a trusted workspace; git never reads a file
 * of the work tree for it, so no filter runs.
 */
export class Baseline {
  readonly base: BaseCommit;
  readonly #root: string;
  /** Object names of record files by their path from the root, with slashes. */
  readonly #blobs: ReadonlyMap<string, string>;
  readonly #tipBlobs: ReadonlyMap<string, string>;

  constructor(
    root: string,
    base: BaseCommit,
    blobs: ReadonlyMap<string, string>,
    tipBlobs: ReadonlyMap<string, string>,
  ) {
    this.#root = root;
    this.base = base;
    this.#blobs = blobs;
    this.#tipBlobs = tipBlobs;
  }

  /** Lists the record files below a folder, in the base and at the tip of the base branch. */
  static async open(root: string, base: BaseCommit): Promise<Baseline> {
    const list = async (commit: string): Promise<ReadonlyMap<string, string>> =>
      (await listRecordBlobs(root, commit)) ?? new Map<string, string>();
    const blobs = await list(base.commit);
    const tipBlobs = base.tip === base.commit ? blobs : await list(base.tip);
    return new Baseline(root, base, blobs, tipBlobs);
  }

  /** Absolute paths of the base's record files. */
  get files(): string[] {
    return [...this.#blobs.keys()].map((name) => path.join(this.#root, name));
  }

  /** The texts of files in the base, in the same order; `undefined` for a file that it does not have. */
  async textsOf(files: readonly string[]): Promise<readonly (string | undefined)[]> {
    const blobs = files.map((file) => this.#blobs.get(this.#nameOf(file)));
    const known = blobs.filter((blob) => blob !== undefined);
    const texts = await readBlobs(this.#root, known);
    let at = 0;
    return blobs.map((blob) => (blob === undefined ? undefined : texts[at++]));
  }

  /** True where a file of the work tree is the base's, byte for byte: its records have the versions of the base. */
  async isUnchanged(file: string): Promise<boolean> {
    const name = this.#blobs.get(this.#nameOf(file));
    if (name === undefined) return false;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return false;
    // Repositories name objects by SHA-1 or by SHA-256.
    const hash = createHash(name.length === 40 ? 'sha1' : 'sha256');
    return (
      hash
        .update(`blob ${String(bytes.length)}\0`)
        .update(bytes)
        .digest('hex') === name
    );
  }

  /**
   * What the base knows of the ids. They are looked for in the files that hold them now, then everywhere below the
   * root: records move. An id that is missing in the answer is not in the base, unless it was cancelled.
   */
  async read(
    files: readonly FileOfIds[],
    token: Cancellation = neverCancelled,
  ): Promise<Map<string, BaseRecord>> {
    const wanted = new Set(files.flatMap(({ ids }) => [...ids]));
    const found = new Map<string, BaseRecord>();
    await this.#look([...new Set(files.map(({ file }) => this.#nameOf(file)))], wanted, found, token);
    // Each id stands on one line of the question.
    const missing = [...wanted].filter((id) => !found.has(id) && /^\S+$/.test(id));
    if (missing.length > 0 && !token.isCancellationRequested)
      await this.#look(await this.#filesWith(missing), wanted, found, token);
    return found;
  }

  async #look(
    names: readonly string[],
    wanted: ReadonlySet<string>,
    found: Map<string, BaseRecord>,
    token: Cancellation,
  ): Promise<void> {
    for (let first = 0; first < names.length; first += FILES_AT_ONCE) {
      if (token.isCancellationRequested) return;
      const some = names.slice(first, first + FILES_AT_ONCE);
      for (const record of await this.#recordsIn(some, this.#blobs, wanted)) {
        const { id, kind } = record;
        if (!found.has(id)) found.set(id, { kind, versions: [record], current: record });
      }
      const moved = some.filter((name) => this.#tipBlobs.get(name) !== this.#blobs.get(name));
      for (const record of await this.#recordsIn(moved, this.#tipBlobs, wanted)) {
        const known = found.get(record.id);
        if (known === undefined) continue;
        const isNews = known.versions.every(({ contentHash }) => contentHash !== record.contentHash);
        if (isNews) found.set(record.id, { ...known, versions: [...known.versions, record] });
      }
    }
  }

  async #recordsIn(
    names: readonly string[],
    blobs: ReadonlyMap<string, string>,
    wanted: ReadonlySet<string>,
  ): Promise<CurrentRecord[]> {
    const inTree = names.flatMap((name) => {
      const blob = blobs.get(name);
      return blob === undefined ? [] : [{ name, blob }];
    });
    const texts = await readBlobs(
      this.#root,
      inTree.map(({ blob }) => blob),
    );
    const records: CurrentRecord[] = [];
    for (const [at, { name }] of inTree.entries()) {
      for await (const record of recordsOf(name, texts[at] ?? '', wanted)) records.push(record);
    }
    return records;
  }

  /** Record files of the base that hold one of the ids as text. */
  async #filesWith(ids: readonly string[]): Promise<string[]> {
    const command = ['grep', '-l', '-z', '-i', '-F', '-f', '-', this.base.commit];
    const output = await startGit(this.#root, command, `${ids.join('\n')}\n`);
    return (output?.toString('utf8').split('\0') ?? [])
      .map((line) => line.slice(line.indexOf(':') + 1))
      .filter((name) => this.#blobs.has(name));
  }

  #nameOf(file: string): string {
    return path.relative(this.#root, file).replaceAll(path.sep, '/');
  }
}

async function* recordsOf(
  name: string,
  text: string,
  wanted: ReadonlySet<string>,
): AsyncGenerator<CurrentRecord> {
  const kind = kindOfUri(name);
  if (kind === undefined) return;
  let read = 0;
  for (const segment of splitDocuments(text)) {
    // Most records of a file are not asked for: their lines tell, which costs nothing.
    const [id, ...others] = idsByLines(kind, segment.text);
    if (id !== undefined && others.length === 0 && !wanted.has(id)) continue;
    if (read % DOCUMENTS_AT_ONCE === 0) await setImmediate();
    read += 1;
    const held = heldRecord(segment, kind);
    if (held?.label !== undefined && wanted.has(held.id)) yield { kind, id: held.id, ...held.label };
  }
}
