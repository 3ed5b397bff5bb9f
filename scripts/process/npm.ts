import { ExpectedFailure } from './expectedFailure.ts';
import { run } from './run.ts';

const unreachable = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH/;
const network = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--ignore-scripts'];

/**
 * Runs npm without scripts, progress or advertisements and returns what it wrote to standard output.
 * `what` names the thing that is fetched, for the sentence of a failure.
 */
export async function npm(what: string, args: readonly string[], cwd: string): Promise<string> {
  const script = process.env['npm_execpath'];
  const viaNode = script !== undefined && /npm-cli\.[cm]?js$/.test(script);
  const program = viaNode ? process.execPath : 'npm';
  const first = viaNode ? [script] : [];
  const result = await run(program, [...first, ...args, ...quiet, ...network], { cwd });
  if (result.code === 0) return result.output;
  if (unreachable.test(result.output)) {
    throw new ExpectedFailure(
      `${what} could not be downloaded because the npm registry did not answer: check the network, then run the command again.`,
    );
  }
  if (/EROFS|EACCES|EPERM/.test(result.output)) {
    throw new ExpectedFailure(
      `${what} could not be written to ${cwd}: the folder is read-only for this user.`,
    );
  }
  if (/ENOSPC/.test(result.output)) {
    throw new ExpectedFailure(`${what} does not fit on the disk: make room, then run the command again.`);
  }
  throw new Error(`npm could not fetch ${what}:\n${result.output}`);
}
