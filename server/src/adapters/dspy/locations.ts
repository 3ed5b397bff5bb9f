import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsFromSource } from '../entryPoints.ts';

/** The folder of the Python package that runs DSPy, beside the bundle or in the repository. */
export function runnerFolder(): string {
  return fileURLToPath(new URL(runsFromSource() ? '../../../../runner' : './runner', import.meta.url));
}

/** The file with the packages that DSPy needs, each with its version and hashes. */
export function lockFile(): string {
  return path.join(runnerFolder(), 'requirements.lock');
}

/** The folder of the private Python environment: another one for other packages, so that runs under way keep theirs. */
export function environmentFolder(cacheFolder: string): string {
  const hash = createHash('sha256').update(readFileSync(lockFile())).digest('hex').slice(0, 12);
  return path.join(cacheFolder, 'dspy', hash);
}

/** The Python of an environment. */
export function environmentPython(folder: string): string {
  return process.platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python');
}

/** The private files of one run: its input, events, output and whatever the optimizer keeps. Never in a repository. */
export interface RunFiles {
  folder: string;
  input: string;
  events: string;
  output: string;
  state: string;
  /** Whoever makes this file asks the run to end. */
  stop: string;
}

/** Where the files of a run are. */
export function runFiles(cacheFolder: string, runId: string): RunFiles {
  const folder = path.join(cacheFolder, 'runs', runId);
  const state = path.join(folder, 'state');
  return {
    folder,
    input: path.join(folder, 'input.json'),
    events: path.join(folder, 'events.jsonl'),
    output: path.join(folder, 'output.log'),
    state,
    stop: path.join(state, 'stop'),
  };
}
