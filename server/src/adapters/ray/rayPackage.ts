import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockFile, runnerFolder, type RunFiles } from '../dspy/locations.ts';
import { OperationalError } from '../operationalError.ts';

/** What a cluster is given of a run. */
export interface RayPackage {
  files: Pick<RunFiles, 'input' | 'events'>;
  /** Absolute path of the workspace folder. */
  workspace: string;
  /** Python of the workspace that the run executes: paths in the workspace. */
  code: readonly string[];
}

/**
 * Makes the working folder of a job: the runner, its schemas, the input, what earlier executions told, and those files of the
 * workspace that the run executes; nothing else of it. Throws an operational error where one of these is not there, or lies elsewhere.
 */
export function makeRayPackage({ files, workspace, code }: RayPackage): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-ray-'));
  try {
    const filter = (file: string): boolean => !/__pycache__|\.pyc$/.test(file);
    for (const part of ['runner/databits_runner', 'schemas']) {
      cpSync(path.join(runnerFolder(), '..', part), path.join(folder, part), { recursive: true, filter });
    }
    cpSync(lockFile(), path.join(folder, 'requirements.lock'));
    cpSync(files.input, path.join(folder, 'input.json'));
    if (existsSync(files.events)) cpSync(files.events, path.join(folder, 'events.jsonl'));
    for (const file of code) copyCode(file, workspace, path.join(folder, 'workspace', file));
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function copyCode(file: string, workspace: string, target: string): void {
  const place = path.resolve(workspace, file);
  if (!existsSync(place)) throw new OperationalError(`There is no file ${file} in the workspace.`);
  // Links are followed: what they lead to may be nobody's to send.
  const inside = path.relative(realpathSync(workspace), realpathSync(place));
  if (inside.startsWith('..') || path.isAbsolute(inside))
    throw new OperationalError(`${file} leads out of the workspace; it is not sent to the cluster.`);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, readFileSync(place));
}
