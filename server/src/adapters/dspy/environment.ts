import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Cancellation } from '../../core/cancellation.ts';
import { takeLock } from '../cache/folderLock.ts';
import { OperationalError } from '../operationalError.ts';
import { findPython, type FoundPython } from './findPython.ts';
import { environmentFolder, environmentPython, lockFile, type EnvironmentKind } from './locations.ts';

/** The file that is written when everything is installed: without it an environment is not whole. */
const MARK = 'installed.json';
const CANCEL_INTERVAL = 200;
/** Lines of pip that are kept for the sentence about a failure. */
const LAST_LINES = 5;

export interface SetUpOptions {
  cacheFolder: string;
  /** The Python to use: a path or a name. */
  python: string | undefined;
  /** What it is for; runs when left out. */
  kind?: EnvironmentKind | undefined;
  /** What is being done, and how much of it is done, 0 to 1. */
  progress: (text: string, done: number) => void;
}

/** The environment's Python, where everything is installed. */
export function installedPython(cacheFolder: string, kind: EnvironmentKind = 'dspy'): string | undefined {
  const folder = environmentFolder(cacheFolder, kind);
  const python = environmentPython(folder);
  return existsSync(path.join(folder, MARK)) && existsSync(python) ? python : undefined;
}

/** The same for who cannot do without; throws an operational error that says how to get it. */
export function neededPython(cacheFolder: string): string {
  const python = installedPython(cacheFolder);
  if (python === undefined)
    throw new OperationalError('DSPy is not set up on this machine; run databits dspy setup first.');
  return python;
}

/**
 * Makes the private environment and installs the locked packages, each checked against its hash; wheels only, so that no
 * package runs code while it is installed. What is half done is made anew. Answers the environment's Python.
 */
export async function setUpEnvironment(
  { cacheFolder, python, kind = 'dspy', progress }: SetUpOptions,
  token: Cancellation,
): Promise<string> {
  const installed = installedPython(cacheFolder, kind);
  if (installed !== undefined) return installed;
  const found = await findPython(python);
  const folder = environmentFolder(cacheFolder, kind);
  mkdirSync(path.dirname(folder), { recursive: true });
  // A second window would take the half-made environment away from under the first.
  const release = takeLock(`${folder}.lock`);
  if (release === undefined)
    throw new OperationalError('DSPy is being set up by another window or command; wait for it.');
  try {
    await makeEnvironment({ found, folder, lock: lockFile(kind), progress }, token);
  } finally {
    release();
  }
  return environmentPython(folder);
}

interface MadeEnvironment extends Pick<SetUpOptions, 'progress'> {
  found: FoundPython;
  folder: string;
  lock: string;
}

async function makeEnvironment(
  { found, folder, lock, progress }: MadeEnvironment,
  token: Cancellation,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packages = countPackages(lock);
  try {
    progress(`making an environment with Python ${found.version}`, 0);
    await runTool(found.path, ['-I', '-m', 'venv', folder], () => undefined, token);
    let collected = 0;
    const options = ['--require-hashes', '--only-binary=:all:', '--no-input', '--disable-pip-version-check'];
    const install = ['-I', '-m', 'pip', 'install', ...options, '-r', lock];
    await runTool(
      environmentPython(folder),
      install,
      (line) => {
        const [, name] = /^Collecting (\S+)==/.exec(line) ?? [];
        if (name !== undefined) collected += 1;
        if (name !== undefined) progress(`getting ${name}`, Math.min(collected / packages, 0.95));
        else if (line.startsWith('Installing')) progress('installing', 0.95);
      },
      token,
    );
    const mark = { python: found.version, installed_at: new Date().toISOString() };
    writeFileSync(path.join(folder, MARK), `${JSON.stringify(mark)}\n`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function countPackages(lock: string): number {
  return Math.max(1, readFileSync(lock, 'utf8').match(/^[a-z0-9].*==/gim)?.length ?? 1);
}

async function runTool(
  command: string,
  parameters: readonly string[],
  onLine: (line: string) => void,
  token: Cancellation,
): Promise<void> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const last: string[] = [];
  const hear = (line: string): void => {
    last.push(line);
    if (last.length > LAST_LINES) last.shift();
    onLine(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);
  const timer = setInterval(() => {
    if (token.isCancellationRequested) child.kill();
  }, CANCEL_INTERVAL);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(-1);
    });
    child.once('close', resolve);
  }).finally(() => {
    clearInterval(timer);
  });
  if (token.isCancellationRequested)
    throw new OperationalError('Setting up DSPy was stopped; nothing was kept.');
  if (code !== 0)
    throw new OperationalError(`DSPy was not set up: ${last.join(' ').trim() || 'Python did not start'}`);
}
