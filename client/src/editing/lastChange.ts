import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { comparableText } from '../../../shared/src/protocol/writing.ts';

/** A file of a change. Absent texts: the file was not there before, or is not there after it. */
export interface ChangedFile {
  uri: vscode.Uri;
  before: string | undefined;
  after: string | undefined;
}

/** A file as it was before a change. */
export interface FormerFile {
  uri: vscode.Uri;
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
 * are closed when these are many, or when its window is loaded anew; this is on the disk before the change begins.
 */
export class LastChange {
  readonly #folder: vscode.Uri;

  /** `folder` belongs to the workspace and to nobody else. */
  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Replaces what was remembered. Rejects where the disk does not take it: then nothing should be changed. */
  async remember(files: readonly ChangedFile[]): Promise<void> {
    await this.forget();
    const encoder = new TextEncoder();
    const entries: Entry[] = [];
    for (const [position, { uri, before, after }] of files.entries()) {
      const text = before === undefined ? undefined : `${String(position)}.yaml`;
      if (before !== undefined && text !== undefined)
        await vscode.workspace.fs.writeFile(this.#at(text), encoder.encode(before));
      entries.push({
        uri: uri.toString(),
        ...(text === undefined ? {} : { text }),
        ...(after === undefined ? {} : { hashAfter: hashOf(after) }),
      });
    }
    // Comes last: who finds it finds every text.
    await vscode.workspace.fs.writeFile(this.#at(LIST), encoder.encode(JSON.stringify(entries)));
  }

  /** What was remembered last; empty where nothing was, or not to the end. */
  async files(): Promise<FormerFile[]> {
    const list = await this.#read(LIST);
    if (list === undefined) return [];
    const files: FormerFile[] = [];
    for (const { uri, text, hashAfter } of JSON.parse(list) as Entry[]) {
      const before = text === undefined ? undefined : await this.#read(text);
      // Better nothing than a part.
      if (text !== undefined && before === undefined) return [];
      files.push({ uri: vscode.Uri.parse(uri), before, hashAfter });
    }
    return files;
  }

  async forget(): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#folder, { recursive: true });
    } catch {
      // There was nothing.
    }
  }

  async #read(name: string): Promise<string | undefined> {
    try {
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        await vscode.workspace.fs.readFile(this.#at(name)),
      );
    } catch {
      return undefined;
    }
  }

  #at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}

/** SHA-256 of a text, whatever its line ends and byte order mark, as plans of changes have it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(comparableText(text)).digest('hex');
}
