import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparableText } from '../../../shared/src/protocol/writing.ts';

/** A file of a change. Absent texts: the file was not there before, or is not there after it. */
export interface ChangedFile {
  uri: string;
  /** With its byte order mark where the file goes: nothing else would bring that back. */
  before: string | undefined;
  after: string | undefined;
}

/** A file as it was before a change. */
export interface FormerFile {
  uri: string;
  before: string | undefined;
  /** Of the text that the change left; absent where it left no file. */
  hashAfter: string | undefined;
}

/** What is written of a file: the name of the file with its former text. */
interface Entry {
  uri: string;
  text?: string;
  hashAfter?: string;
}

const LIST = 'files.json';

/**
 * The files of the last change of records as they were before. The editor's own undo forgets what it did to files that
 * are closed when these are many, or when its window is loaded anew; this is on the disk before the change begins. Each
 * change has a numbered folder, and the one before goes only when the next is whole.
 */
export class LastChange {
  readonly #folder: string;

  /** `folder`, an absolute path, belongs to the workspace and to nobody else. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Replaces what was remembered. Rejects where the disk does not take it: then nothing should be changed, and what was
   * remembered before still is.
   */
  async remember(files: readonly ChangedFile[]): Promise<void> {
    const before = await this.#changes();
    const change = path.join(this.#folder, String((before[0] ?? 0) + 1));
    try {
      await mkdir(change, { recursive: true });
      await writeChange(change, files);
    } catch (error) {
      await remove(change);
      throw error;
    }
    for (const number of before) await remove(path.join(this.#folder, String(number)));
  }

  /** What was remembered last, to the end; empty where nothing was. */
  async files(): Promise<FormerFile[]> {
    for (const number of await this.#changes()) {
      const files = await readChange(path.join(this.#folder, String(number)));
      if (files !== undefined) return files;
    }
    return [];
  }

  /** The numbers of the changes that are there, whole or not, the last one first. */
  async #changes(): Promise<number[]> {
    try {
      const names = await readdir(this.#folder);
      return names
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .sort((one, other) => other - one);
    } catch {
      return [];
    }
  }
}

async function writeChange(folder: string, files: readonly ChangedFile[]): Promise<void> {
  const entries: Entry[] = [];
  for (const [position, { uri, before, after }] of files.entries()) {
    const text = before === undefined ? undefined : `${String(position)}.yaml`;
    if (before !== undefined && text !== undefined)
      await writeFile(path.join(folder, text), before, { flush: true });
    entries.push({
      uri,
      ...(text === undefined ? {} : { text }),
      ...(after === undefined ? {} : { hashAfter: hashOf(after) }),
    });
  }
  // Comes last: who finds it whole finds every text.
  await writeFile(path.join(folder, LIST), JSON.stringify(entries), { flush: true });
}

/** The files of a change; `undefined` where it was not written to its end. Better nothing than a part. */
async function readChange(folder: string): Promise<FormerFile[] | undefined> {
  try {
    const files: FormerFile[] = [];
    for (const { uri, text, hashAfter } of JSON.parse(
      await readFile(path.join(folder, LIST), 'utf8'),
    ) as Entry[]) {
      const before = text === undefined ? undefined : await readFile(path.join(folder, text), 'utf8');
      files.push({ uri, before, hashAfter });
    }
    return files;
  } catch {
    return undefined;
  }
}

/** What cannot be removed takes room, and does no harm: the next change has a higher number. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** SHA-256 of a text, whatever its line ends and byte order mark, as plans of changes have it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(comparableText(text)).digest('hex');
}

/** A text as the editor has it, with the byte order mark that the bytes of its file begin with and the editor keeps apart. */
export function withMarkOf(bytes: Uint8Array, text: string): string {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? `\u{feff}${text}` : text;
}
