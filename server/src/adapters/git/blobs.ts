import { startGit } from './run.ts';

/** The texts of objects by their full names, in the same order; `undefined` where git does not have one. */
export async function readBlobs(
  root: string,
  names: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (names.length === 0) return [];
  const output = await startGit(root, ['cat-file', '--batch'], names.map((name) => `${name}\n`).join(''));
  if (output === undefined) return [];
  let at = 0;
  return names.map(() => {
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
