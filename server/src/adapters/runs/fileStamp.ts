import { statSync } from 'node:fs';

/** Stands for a file's state on the disk; `undefined` where there is none. */
export function fileStamp(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined
    ? undefined
    : `${String(found.mtimeNs)} ${String(found.size)} ${String(found.ino)}`;
}
