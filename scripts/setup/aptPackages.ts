import process from 'node:process';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { findOnPath } from '../process/paths.ts';
import { run } from '../process/run.ts';

/** True where Debian packages can be installed: this user is root and there is apt. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;
}

/** Installs Debian packages. `what` names them in the sentence of an expected failure. */
export async function installPackages(what: string, packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const options = ['install', '-y', '-qq', '--no-install-recommends'];
  const result = await run('apt-get', [...options, ...packages], { env });
  if (result.code === 0) return;
  const last = result.output.trim().split('\n').at(-1) ?? '';
  throw new ExpectedFailure(`${what} could not be installed with apt-get (${last}): install it by hand.`);
}
