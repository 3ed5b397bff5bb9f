import { URI } from 'vscode-uri';
import { idsByLines } from '../../adapters/git/idLines.ts';
import { readHeadText } from '../../adapters/git/workTree.ts';
import { kindOfUri } from '../../core/records/kinds.ts';

/** The ids that files have in HEAD, as git says. Asked only for files with duplicates, and kept until HEAD moves. */
export class HeadIds {
  readonly #known = new Map<string, ReadonlySet<string> | undefined>();

  /** Ids of a file, lower-cased; `undefined` where git does not have the file. Only in a trusted workspace. */
  of(uri: string): ReadonlySet<string> | undefined {
    if (!this.#known.has(uri)) this.#known.set(uri, readIds(uri));
    return this.#known.get(uri);
  }

  /** Forgets everything: HEAD may have moved. */
  clear(): void {
    this.#known.clear();
  }
}

/** By the lines of the text: a committed file is rarely unusual, and a miss only changes where a fix is offered. */
function readIds(uri: string): ReadonlySet<string> | undefined {
  const kind = kindOfUri(uri);
  const parsed = URI.parse(uri);
  if (kind === undefined || parsed.scheme !== 'file') return undefined;
  const text = readHeadText(parsed.fsPath);
  if (text === undefined) return undefined;
  return new Set(idsByLines(kind, text));
}
