import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryUrl, runsFromSource } from './entryPoints.ts';

/** What decides how a record is analysed and indexed, when the program runs from source: folders and a file. */
const SOURCE_FOLDERS = ['server/src/core', 'shared/src'];
const LIBRARIES = 'package-lock.json';

/**
 * A hash of the program that analyses records and makes postings: what another version computed is not used. The
 * bundle holds the schemas and the libraries too, so nobody has to remember to change a number.
 */
export function programFingerprint(): string {
  const hash = createHash('sha256');
  for (const file of programFiles()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function programFiles(): string[] {
  const bundle = fileURLToPath(entryUrl('indexWorker'));
  if (!runsFromSource()) return [bundle];
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const sources = SOURCE_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/.test(name))
      .map((name) => path.join(root, folder, name)),
  );
  return [...sources.sort(), path.join(root, LIBRARIES)];
}
