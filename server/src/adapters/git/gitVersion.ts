import { OperationalError } from '../operationalError.ts';
import { startGit } from './run.ts';

/** The oldest git whose commands are used as they are. */
const OLDEST = { major: 2, minor: 30 };

/** Why git cannot be used here, as a sentence that says what to do; `undefined` where it can. */
export async function problemOfGit(folder: string): Promise<string | undefined> {
  const answer = await startGit(folder, ['version']);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(answer?.toString('utf8') ?? '') ?? [];
  const wanted = `${String(OLDEST.major)}.${String(OLDEST.minor)}`;
  if (major === undefined || minor === undefined)
    return `Git cannot be started: install git ${wanted} or newer, so that it is found in PATH.`;
  const isOld =
    Number(major) < OLDEST.major || (Number(major) === OLDEST.major && Number(minor) < OLDEST.minor);
  return isOld
    ? `Git ${major}.${minor} is too old for the history of records: install git ${wanted} or newer.`
    : undefined;
}

/** Throws an OperationalError where git is missing or too old. */
export async function requireGit(folder: string): Promise<void> {
  const problem = await problemOfGit(folder);
  if (problem !== undefined) throw new OperationalError(problem);
}
