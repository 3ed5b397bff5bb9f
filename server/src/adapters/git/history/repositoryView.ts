import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startGit } from '../run.ts';

/** What decides which commits a folder sees, beside their names. */
export interface RepositoryView {
  /** True for a clone that does not have the whole history. */
  isShallow: boolean;
  /** True where objects may be missing because the clone left them out. */
  isPartial: boolean;
  /**
   * Differs between repositories, folders within them, and wherever commits have other parents or contents under the same
   * names: the ends of a shallow clone, replaced objects, grafts.
   */
  key: string;
}

const QUESTION = ['--git-common-dir', '--show-prefix', '--is-shallow-repository'];
const FILES = ['shallow', 'info/grafts'];
const PARTIAL = String.raw`^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$`;

/** How a folder sees its repository; `undefined` without one. Only in a trusted workspace. */
export async function viewOf(root: string): Promise<RepositoryView | undefined> {
  const files = FILES.flatMap((file) => ['--git-path', file]);
  const [answer, replaced, partial] = await Promise.all([
    startGit(root, ['rev-parse', ...QUESTION, ...files]),
    startGit(root, ['for-each-ref', '--format=%(refname) %(objectname)', 'refs/replace/']),
    startGit(root, ['config', '--get-regexp', PARTIAL]),
  ]);
  // Each line is one answer; a folder's name with a line break in it makes the key another one, no more.
  const lines = answer?.toString('utf8').split('\n');
  if (lines === undefined) return undefined;
  const [common = '', prefix = '', shallow = '', ...paths] = lines.filter((_, at) => at < lines.length - 1);
  const hash = createHash('sha256').update(JSON.stringify([path.resolve(root, common), prefix]));
  for (const file of paths)
    hash.update(await readFile(path.resolve(root, file)).catch(() => '')).update('\0');
  hash.update(replaced ?? '');
  return { isShallow: shallow === 'true', isPartial: partial !== undefined, key: hash.digest('hex') };
}
