import type { Metafile } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot, toolsFolder } from '../process/paths.ts';

/** What the last build read and wrote; it lies outside `dist` so that it is not shipped. */
interface Stamp {
  readonly target: string;
  readonly entries: readonly string[];
  /** Paths relative to the repository; the hash is over their names and contents. */
  readonly inputs: readonly string[];
  readonly hash: string;
  /** Paths relative to `dist`; one that is missing makes the build run again. */
  readonly outputs: readonly string[];
}

const stampFile = path.join(toolsFolder, 'build', 'stamp.json');

/** True if `dist` is what these entries and this target would give again. */
export async function isUpToDate(target: string, entries: readonly string[]): Promise<boolean> {
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(await readFile(stampFile, 'utf8')) as Stamp;
  if (stamp.target !== target || stamp.entries.join() !== entries.join()) return false;
  if (!stamp.outputs.every((output) => existsSync(path.join(distFolder, output)))) return false;
  return stamp.hash === (await hashFiles(stamp.inputs));
}

/** Forgets the last build; called before a new one so that an interrupted build is not taken for a whole one. */
export async function clearStamp(): Promise<void> {
  await rm(stampFile, { force: true });
}

/** Remembers a finished build: bundled modules, other inputs, and everything now in `dist`. */
export async function writeStamp(
  target: string,
  entries: readonly string[],
  metafiles: readonly Metafile[],
  otherInputs: readonly string[],
): Promise<void> {
  const bundled = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const inputs = [...new Set([...bundled, ...otherInputs])].sort();
  const outputs = await readdir(distFolder, { recursive: true });
  const stamp: Stamp = { target, entries, inputs, hash: await hashFiles(inputs), outputs };
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, JSON.stringify(stamp));
}

async function hashFiles(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const absolute = path.join(repositoryRoot, file);
    hash.update(`${file}\0`);
    hash.update(existsSync(absolute) ? await readFile(absolute) : 'absent');
  }
  return hash.digest('hex');
}
