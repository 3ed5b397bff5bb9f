import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for a test, removed with everything in it by `remove`. */
export interface TemporaryFolder {
  path: string;
  write(name: string, content: string | Buffer): string;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const root = mkdtempSync(path.join(tmpdir(), 'databits-'));
  return {
    path: root,
    write: (name, content) => {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
