import { existsSync } from 'node:fs';
import process from 'node:process';
import { step } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { findOnPath } from '../process/paths.ts';
import { canInstallPackages, installPackages } from './aptPackages.ts';

/**
 * The path of a Neovim: the one that DATABITS_NEOVIM names, else one that is installed, else one installed now with
 * apt when this user is root. Without any, an expected failure: never a skipped test.
 */
export async function ensureNeovim(): Promise<string> {
  const chosen = process.env['DATABITS_NEOVIM'];
  if (chosen !== undefined) {
    if (existsSync(chosen)) return chosen;
    throw new ExpectedFailure(`DATABITS_NEOVIM names ${chosen}, which does not exist.`);
  }
  const installed = findOnPath('nvim');
  if (installed !== undefined) return installed;
  if (!canInstallPackages()) {
    throw new ExpectedFailure(
      'No Neovim was found: install one (0.7 or newer), or name one in the variable DATABITS_NEOVIM.',
    );
  }
  await step('installing Neovim with apt-get', () => installPackages('Neovim', ['neovim']));
  const added = findOnPath('nvim');
  if (added !== undefined) return added;
  throw new ExpectedFailure('apt-get installed no usable Neovim: install it by hand.');
}
