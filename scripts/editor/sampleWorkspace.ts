import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../process/command.ts';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { commitAll, initRepository, isRepositoryRoot, type CommitStamp } from './history.ts';

/** One commit of samples/history.json; samples/README.md explains it. */
interface SampleCommit extends CommitStamp {
  /** Patterns relative to the sample. */
  readonly paths: readonly string[];
}

const samplesFolder = path.join(repositoryRoot, 'samples');
const sampleName = 'parcel-support';

/**
 * The folder of the copy of the sample that the developer edits. It is made at the first call, and again with
 * `fresh`, which throws the developer's edits away; otherwise edits stay as they are.
 */
export async function ensureSampleWorkspace(fresh: boolean): Promise<string> {
  const folder = path.join(toolsFolder, 'workspace', sampleName);
  if (fresh) await rm(folder, { recursive: true, force: true });
  if (existsSync(folder) && (await isRepositoryRoot(folder))) return folder;
  await mkdir(path.dirname(folder), { recursive: true });
  await step(`preparing the sample workspace with a git history in ${folder}`, () => makeCopy(folder));
  return folder;
}

async function makeCopy(folder: string): Promise<void> {
  const temporary = await mkdtemp(path.join(toolsFolder, 'workspace', '.new-'));
  try {
    await createSampleWorkspace(temporary);
    if (existsSync(folder)) {
      // The copy was no repository any more: it gets the history, and keeps what it holds as uncommitted edits.
      await rename(path.join(temporary, '.git'), path.join(folder, '.git'));
    } else {
      await rename(temporary, folder);
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Fills an empty folder with the sample and replays the history that samples/history.json declares. */
export async function createSampleWorkspace(folder: string): Promise<void> {
  const commits = JSON.parse(
    await readFile(path.join(samplesFolder, 'history.json'), 'utf8'),
  ) as SampleCommit[];
  const sample = path.join(samplesFolder, sampleName);
  const files = await filesBelow(sample);
  await initRepository(folder);
  for (const [position, commit] of commits.entries()) {
    const changed = files.filter((file) => commit.paths.some((pattern) => matchesPattern(file, pattern)));
    for (const file of changed) {
      const earlier = path.join(samplesFolder, 'history', String(position + 1), file);
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await copyFile(existsSync(earlier) ? earlier : path.join(sample, file), path.join(folder, file));
    }
    await commitAll(folder, changed, commit);
  }
  // What no commit holds is somebody's work in progress.
  await cp(sample, folder, { recursive: true });
}

/** Paths of all files below a folder, relative to it, with forward slashes. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** `*` matches within a folder, `**` across folders, `{a,b}` either; unlike Node's own, dot files too. */
export function matchesPattern(file: string, pattern: string): boolean {
  const source = pattern.replaceAll(/\*\*\/?|\*|\{|\}|,|[.+^$()|[\]\\?]/g, (token) => {
    switch (token) {
      case '**':
      case '**/':
        return '.*';
      case '*':
        return '[^/]*';
      case '{':
        return '(?:';
      case '}':
        return ')';
      case ',':
        return '|';
      default:
        return `\\${token}`;
    }
  });
  return new RegExp(`^${source}$`).test(file);
}
