import { execFile } from 'node:child_process';
import { OperationalError } from '../operationalError.ts';

/** The oldest Python that DSPy's runner works with. */
const OLDEST = [3, 11] as const;
/** The newest one that its packages were locked for. */
const NEWEST = [3, 14] as const;
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
  const reasons: string[] = [];
  for (const name of named === undefined ? NAMES : [named]) {
    const found = await askPython(name);
    if (found === undefined) continue;
    if ('path' in found) return found;
    reasons.push(found.reason);
  }
  const [reason] = reasons;
  if (named !== undefined)
    throw new OperationalError(reason ?? `${named} is no Python that starts; choose another one.`);
  throw new OperationalError(
    reason ?? 'Python 3.11 or newer was not found; install it, or name the one to use.',
  );
}

async function askPython(name: string): Promise<FoundPython | { reason: string } | undefined> {
  const answer = await new Promise<string | undefined>((resolve) => {
    const options = { timeout: LONGEST_ANSWER, windowsHide: true };
    execFile(name, ['-I', '-c', QUESTION], options, (error, output) => {
      resolve(error === null ? output : undefined);
    });
  });
  const parsed = answer === undefined ? undefined : parse(answer);
  if (parsed === undefined) return undefined;
  const [path, major, minor, canMake] = parsed;
  const version = `${String(major)}.${String(minor)}`;
  if (major !== OLDEST[0] || minor < OLDEST[1] || minor > NEWEST[1])
    return {
      reason: `${path} is Python ${version}; DSPy is run with ${OLDEST.join('.')} to ${NEWEST.join('.')}.`,
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
