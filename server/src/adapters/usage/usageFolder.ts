import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isUuid } from '../../core/records/identity.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';

/** Our folder in a workspace folder, and the logs in it. */
export const DATA_FOLDER = '.databits';
const USAGE_FOLDER = 'usage';
const WRITER_FILE = 'writer';
const IGNORE_HEAD = '# Written by DataBits: what belongs to this clone alone.\n';

/** Absolute path of the logs of a workspace folder. */
export function usageFolder(root: string): string {
  return path.join(root, DATA_FOLDER, USAGE_FOLDER);
}

/**
 * Makes the folder for the logs ready and answers this clone's writer id. `isShared` says that the logs are kept in
 * git. Refuses folders that are links: they could lead anywhere.
 */
export function prepareUsageFolder(root: string, isShared: boolean, newId: () => string): string {
  const data = path.join(root, DATA_FOLDER);
  for (const folder of [data, usageFolder(root)]) {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory())
      throw new OperationalError(`${folder} is no folder: usage cannot be logged. Move it away.`);
    if (found === undefined) makeFolder(folder);
  }
  keepOutOfGit(path.join(data, '.gitignore'), isShared);
  const file = path.join(data, WRITER_FILE);
  const known = readText(file)?.trim();
  if (known !== undefined && isUuid(known)) return known;
  const writer = newId();
  writeAtomically(file, `${writer}\n`);
  return writer;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    // Another process may have been faster.
    if (reason === 'EEXIST') return;
    throw new OperationalError(`${folder} could not be made (${reason}): usage cannot be logged.`);
  }
}

/** Rewrites our own list only: one that somebody else wrote stays. */
function keepOutOfGit(file: string, isShared: boolean): void {
  const wanted = `${IGNORE_HEAD}/${WRITER_FILE}\n${isShared ? '' : `/${USAGE_FOLDER}/\n`}`;
  const found = readText(file);
  if (found === wanted || (found !== undefined && !found.startsWith(IGNORE_HEAD))) return;
  writeAtomically(file, wanted);
}

function readText(file: string): string | undefined {
  try {
    return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
