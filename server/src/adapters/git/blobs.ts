import { kindOfUri } from '../../core/records/kinds.ts';
import { startGit } from './run.ts';

/**
 * Names of the objects of a commit's record files below a folder, by their path from it, with slashes; `undefined` where git
 * cannot say.
 */
export async function listRecordBlobs(
  root: string,
  commit: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const output = await startGit(root, ['ls-tree', '-r', '-z', commit]);
  if (output === undefined) return undefined;
  const blobs = new Map<string, string>();
  for (const entry of output.toString('utf8').split('\0')) {
    const [, blob, name] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && name !== undefined && kindOfUri(name) !== undefined) blobs.set(name, blob);
  }
  return blobs;
}

/** The texts of objects by their full names, in the same order; `undefined` where git does not have one. */
export async function readBlobs(
  root: string,
  names: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (names.length === 0) return [];
  const output = await startGit(root, ['cat-file', '--batch'], names.map((name) => `${name}\n`).join(''));
  return output === undefined ? [] : textsOfBatch(output, names.length);
}

/** The texts in an answer of `cat-file --batch` to so many questions; `undefined` for what is no file. */
export function textsOfBatch(output: Buffer, count: number): (string | undefined)[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const end = output.indexOf(10, at);
    if (end < 0) return undefined;
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) return undefined;
    const text = output.toString('utf8', at, at + Number(size));
    at += Number(size) + 1;
    return text;
  });
}
