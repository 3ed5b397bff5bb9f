import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entryUrl, runsFromSource } from './entryPoints.ts';

/** What decides how a record is analysed and indexed, when the program runs from source. */
const SOURCES = ['server/src/core/**/*.ts', 'shared/src/**/*.{ts,js}', 'package-lock.json'];

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
  return globSync(SOURCES, { cwd: root })
    .sort()
    .map((name) => `${root}${name}`);
}
