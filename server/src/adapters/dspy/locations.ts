import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsFromSource } from '../entryPoints.ts';

/** The folder of the Python package that runs DSPy, beside the bundle or in the repository. */
export function runnerFolder(): string {
  return fileURLToPath(new URL(runsFromSource() ? '../../../../runner' : './runner', import.meta.url));
}

/** What an environment is for: runs, or writing them to MLflow, which DSPy's packages need not agree with. */
export type EnvironmentKind = 'dspy' | 'mlflow';

const LOCK_FILES: Readonly<Record<EnvironmentKind, string>> = {
  dspy: 'requirements.lock',
  mlflow: 'requirements-mlflow.lock',
};

/** The file with the packages that an environment has, each with its version and hashes. */
export function lockFile(kind: EnvironmentKind = 'dspy'): string {
  return path.join(runnerFolder(), LOCK_FILES[kind]);
}

/** The folder of the private Python environment: another one for other packages, so that runs under way keep theirs. */
export function environmentFolder(cacheFolder: string, kind: EnvironmentKind = 'dspy'): string {
  const hash = createHash('sha256')
    .update(readFileSync(lockFile(kind)))
    .digest('hex')
    .slice(0, 12);
  return path.join(cacheFolder, kind, hash);
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
  /** What was told of it before the start. */
  plan: string;
  events: string;
  output: string;
  state: string;
  /** Whoever makes this file asks the run to end. */
  stop: string;
  /** Touched by windows that follow the run. */
  followed: string;
  /** Address of the Ray cluster that it was submitted to; absent where it is carried out here. */
  cluster: string;
}

/** The folder of the private files of all runs of this machine. */
export function runsFolder(cacheFolder: string): string {
  return path.join(cacheFolder, 'runs');
}

/** Where the files of a run are. */
export function runFiles(cacheFolder: string, runId: string): RunFiles {
  const folder = path.join(runsFolder(cacheFolder), runId);
  const state = path.join(folder, 'state');
  return {
    folder,
    input: path.join(folder, 'input.json'),
    plan: path.join(folder, 'plan.json'),
    events: path.join(folder, 'events.jsonl'),
    output: path.join(folder, 'output.log'),
    state,
    stop: path.join(state, 'stop'),
    followed: path.join(state, 'followed'),
    cluster: path.join(folder, 'cluster'),
  };
}
