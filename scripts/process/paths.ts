import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const repositoryRoot = path.dirname(path.dirname(import.meta.dirname));

/** Everything fetched or made for the developer, git-ignored; deleting it costs only time. */
export const toolsFolder = path.join(repositoryRoot, '.tools');

/** What is shipped: bundles, native libraries, model, schemas. */
export const distFolder = path.join(repositoryRoot, 'dist');

/** The full path of a program on the PATH, or undefined. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const candidates = folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix)));
  return candidates.find((candidate) => existsSync(candidate));
}
