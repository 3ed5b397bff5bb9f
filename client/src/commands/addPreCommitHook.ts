import { requireFolder } from '../folder.ts';
import { setUp, type SetupParts } from '../setup/setUp.ts';
import { requireTrust } from '../trust.ts';

/** Adds a pre-commit hook that reviews what is staged, after showing it. A hook that is there stays. */
export async function addPreCommitHook(parts: SetupParts): Promise<void> {
  if (!requireTrust('The pre-commit hook is written')) return;
  const folder = await requireFolder('The pre-commit hook belongs to a repository');
  if (folder === undefined) return;
  // Where a hook is there, the preview shows that it is kept: who agrees has seen it.
  const args = ['setup', 'hook', '--extend'];
  await setUp({ what: 'the pre-commit hook', args }, folder, parts);
}
