import { existsSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { stemOf } from '../../core/importing/placement.ts';
import { describeKind, kindOfUri } from '../../core/records/kinds.ts';
import { OperationalError } from '../operationalError.ts';

/** The folder of new files, in the first folder of the workspace. */
const FOLDER = 'records';
const LONGEST_STEM = 60;

/** Says where new records go. */
export class NewFiles {
  readonly #roots: readonly string[];

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** Address of the file: the one asked for, if it is a file of the kind in the workspace, else a new one. */
  target(kind: RecordKind, name: string, uri: string | undefined): string {
    return uri === undefined ? this.#fresh(kind, name) : this.#checked(kind, uri);
  }

  #checked(kind: RecordKind, uri: string): string {
    const { suffix } = describeKind(kind);
    const parsed = URI.parse(uri);
    const file = path.normalize(parsed.fsPath);
    const isInside = this.#roots.some((root) => file.startsWith(root + path.sep));
    if (parsed.scheme !== 'file' || !isInside)
      throw new OperationalError(`${uri} lies outside the workspace; choose a file in it.`);
    if (kindOfUri(file) !== kind)
      throw new OperationalError(`${uri} is no file for this kind: its name must end in .${suffix}.yaml.`);
    return URI.file(file).toString();
  }

  #fresh(kind: RecordKind, name: string): string {
    const [root] = this.#roots;
    if (root === undefined) throw new OperationalError('Open a folder that shall hold the record.');
    const stem = stemOf(name).slice(0, LONGEST_STEM);
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : `-${String(number)}`;
      const file = path.join(root, FOLDER, `${stem}${end}.${describeKind(kind).suffix}.yaml`);
      if (!existsSync(file)) return URI.file(file).toString();
    }
  }
}
