import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import { commitOf } from '../baseCommit.ts';
import { startGit } from '../run.ts';

/** A record file of which git's index has another object than HEAD. */
export interface StagedFile {
  /** Relative to the folder, with slashes. */
  path: string;
  kind: RecordKind;
  /** Name of the object in HEAD; absent where it does not have the file. */
  before?: string;
  /** Name of the object in the index; absent where the file is to be deleted. */
  after?: string;
}

/** `:MODE MODE OBJECT OBJECT LETTER`; a file in conflict has the letter U and is in no state that one could commit. */
const ENTRY = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [ADMT]/;

/**
 * The record files below a folder that are staged; none without a repository. The work tree is not looked at, so that no filter
 * runs. Only in a trusted workspace.
 */
export async function readStagedFiles(root: string): Promise<StagedFile[]> {
  const tree = (await commitOf(root, 'HEAD')) ?? (await emptyTree(root));
  if (tree === undefined) return [];
  const command = ['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--relative'];
  const output = await startGit(root, [...command, tree, '--']);
  const words = output?.toString('utf8').split('\0') ?? [];
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [, modeBefore, modeAfter, before, after] = ENTRY.exec(words[at] ?? '') ?? [];
    const path = words[at + 1] ?? '';
    const kind = kindOfUri(path);
    if (kind === undefined) continue;
    const hasBefore = modeBefore?.startsWith('100') === true && before !== undefined;
    const hasAfter = modeAfter?.startsWith('100') === true && after !== undefined;
    if (!hasBefore && !hasAfter) continue;
    // `add --intent-to-add` stages a name without an object.
    if (hasAfter && /^0+$/.test(after)) continue;
    files.push({ path, kind, ...(hasBefore && { before }), ...(hasAfter && { after }) });
  }
  return files;
}

/** The name of a tree without files, which every repository knows although it holds no such object. */
async function emptyTree(root: string): Promise<string | undefined> {
  const output = await startGit(root, ['hash-object', '-t', 'tree', '--stdin']);
  return output?.toString('utf8').trim();
}
