import { existsSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { parsePython } from '../../core/python/parsePython.ts';
import { LARGEST_PYTHON, type PythonFile } from '../../core/python/pythonModule.ts';
import { OPEN_AT_ONCE } from './openFlags.ts';

/** Milliseconds that the parser may take for one file. Files of the largest size take a quarter of it. */
const LONGEST_PARSE = 2000;

const TOO_LARGE: PythonFile = {
  state: 'unreadable',
  reason: `has more than ${String(LARGEST_PYTHON / 1024)} KB`,
};
const BINARY: PythonFile = { state: 'unreadable', reason: 'is not text in UTF-8' };
const OUTSIDE: PythonFile = { state: 'unreadable', reason: 'leads out of the repository by a link' };
const TOO_SLOW: PythonFile = { state: 'unreadable', reason: 'takes too long to understand' };

/** A Python file's text, or the reason why it has none. */
export type PythonSource = { text: string } | PythonFile;

/**
 * The folder that paths to Python files are relative to: that of `databits.yaml`, else of the repository, at the workspace's
 * folder or above it; else the workspace's folder.
 */
export function repositoryFolder(workspaceFolder: string): string {
  for (let folder = workspaceFolder; ; folder = path.dirname(folder)) {
    if (['databits.yaml', 'databits.yml', '.git'].some((name) => existsSync(path.join(folder, name))))
      return folder;
    if (path.dirname(folder) === folder) return workspaceFolder;
  }
}

/** The file of a repository that a template's path names; `undefined` for one outside, by its name alone. */
export function pythonPath(repository: string, name: string): string | undefined {
  const file = path.resolve(repository, name.replaceAll('\\', '/'));
  return isWithin(file, repository) ? file : undefined;
}

/**
 * Reads a Python file of a repository, as a repository brings it: a regular file in UTF-8 of at most
 * {@link LARGEST_PYTHON} bytes, that no link leads to from the repository to elsewhere.
 */
export async function readPythonSource(file: string, repository: string): Promise<PythonSource> {
  try {
    const [real, realRepository] = await Promise.all([realpath(file), realpath(repository)]);
    if (!isWithin(real, realRepository)) return OUTSIDE;
    const handle = await open(real, OPEN_AT_ONCE);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { state: 'unreadable', reason: 'is not a regular file' };
      if (found.size > LARGEST_PYTHON) return TOO_LARGE;
      return textOf(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return /^(ENOENT|ENOTDIR)$/.test(code)
      ? { state: 'missing' }
      : { state: 'unreadable', reason: `cannot be read (${code})` };
  }
}

/**
 * Understands the text of the Python file at a URI. `pause` lets others have their turn; `now` gives milliseconds. A text that takes too
 * long is given up.
 */
export async function understandPython(
  source: PythonSource,
  uri: string,
  pause: () => Promise<void>,
  now: () => number,
): Promise<PythonFile> {
  if (!('text' in source)) return source;
  if (source.text.length > LARGEST_PYTHON) return TOO_LARGE;
  if (source.text.includes('\0')) return BINARY;
  const steps = parsePython(source.text);
  let spent = 0;
  for (;;) {
    const start = now();
    const step = steps.next();
    if (step.done === true) return { state: 'read', uri, module: step.value };
    spent += now() - start;
    if (spent > LONGEST_PARSE) return TOO_SLOW;
    await pause();
  }
}

function textOf(bytes: Buffer): PythonSource {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return BINARY;
  }
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}
