import { execFile, type ExecFileException } from 'node:child_process';
import { OperationalError } from '../operationalError.ts';

/** The oldest Python that DSPy's runner works with. */
const OLDEST = [3, 11] as const;
/** The newest one that its packages were locked for. */
const NEWEST = [3, 14] as const;
const RANGE = `${OLDEST.join('.')} to ${NEWEST.join('.')}`;
/** Said of a program that ends with an error, such as Python 2, or says something else. */
const NO_PYTHON = 'does not answer as Python 3 does';
const NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
const LONGEST_ANSWER = 15_000;
const QUESTION =
  'import json,sys,importlib.util as u;print(json.dumps([sys.executable,*sys.version_info[:2],u.find_spec("venv") is not None and u.find_spec("ensurepip") is not None]))';

/** A Python that can make an environment. */
export interface FoundPython {
  path: string;
  version: string;
}

/**
 * The Python that is named, else the first fitting one of the PATH. Runs `python -c`: only in a trusted workspace.
 * Throws an operational error that says what to install where there is none.
 */
export async function findPython(named: string | undefined): Promise<FoundPython> {
  if (named === '') throw new OperationalError('The path of Python is empty; give one, or leave it out.');
  const reasons: string[] = [];
  for (const name of named === undefined ? NAMES : [named]) {
    const answer = await askPython(name);
    const found = 'failure' in answer ? undefined : fitting(answer.output);
    if (found !== undefined && 'path' in found) return found;
    if (found !== undefined) reasons.push(found.reason);
    // A name of the PATH that does not start is as good as none.
    else if (named !== undefined) {
      const failure = 'failure' in answer ? answer.failure : NO_PYTHON;
      throw new OperationalError(`${named} ${failure}; choose a Python ${RANGE}.`);
    }
  }
  throw new OperationalError(
    reasons[0] ?? 'Python 3.11 or newer was not found; install it, or name the one to use.',
  );
}

function askPython(name: string): Promise<{ output: string } | { failure: string }> {
  return new Promise((resolve) => {
    const options = { timeout: LONGEST_ANSWER, windowsHide: true };
    execFile(name, ['-I', '-c', QUESTION], options, (error, output) => {
      resolve(error === null ? { output } : { failure: failureOf(error) });
    });
  });
}

/** Why a program did not answer, as the end of a clause that it begins. */
function failureOf({ code, killed }: ExecFileException): string {
  if (code === 'ENOENT') return 'is not there';
  if (code === 'EACCES') return 'may not be executed, or is a folder';
  if (killed === true) return `did not answer in ${String(LONGEST_ANSWER / 1000)} s`;
  return NO_PYTHON;
}

function fitting(answer: string): FoundPython | { reason: string } | undefined {
  const parsed = parse(answer);
  if (parsed === undefined) return undefined;
  const [path, major, minor, canMake] = parsed;
  const version = `${String(major)}.${String(minor)}`;
  if (major !== OLDEST[0] || minor < OLDEST[1] || minor > NEWEST[1])
    return {
      reason: `${path} is Python ${version}; DSPy is run with ${RANGE}.`,
    };
  if (!canMake)
    return {
      reason: `${path} cannot make environments: install its venv package (python${version}-venv on Debian and Ubuntu).`,
    };
  return { path, version };
}

function parse(text: string): [string, number, number, boolean] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return undefined;
    const [path, major, minor, canMake] = value as unknown[];
    const isAnswer =
      typeof path === 'string' &&
      typeof major === 'number' &&
      typeof minor === 'number' &&
      typeof canMake === 'boolean';
    return isAnswer ? [path, major, minor, canMake] : undefined;
  } catch {
    return undefined;
  }
}
