import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FilePlace } from './locatedError.ts';

/**
 * Where the error of a run is mended: in the workspace's Python where it names a file that the run executes (`path.py:function`),
 * else where the run is described.
 */
export function failurePlace(
  error: string,
  code: readonly string[],
  folder: string,
  otherwise: FilePlace,
): FilePlace {
  for (const reference of code) {
    const [name = '', wanted = ''] = reference.split(':');
    const file = path.join(folder, name);
    if (!error.includes(name) || !existsSync(file)) continue;
    const [told] = /^\d+/.exec(error.split(`${name}:`)[1] ?? '') ?? [];
    const lines = readFileSync(file, 'utf8').split('\n');
    const defined = lines.findIndex((line) => line.trimStart().startsWith(`def ${wanted}(`));
    return { file, line: told === undefined ? Math.max(defined, 0) + 1 : Number(told) };
  }
  return otherwise;
}
