import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IgnoreLine } from '../../../../shared/src/protocol/comments.ts';
import { startGit } from '../git/run.ts';
import { commentsFile } from './commentFiles.ts';

/** Stands for the comments on any record: no record has it. */
const ANY_RECORD = '00000000-0000-0000-0000-000000000000';

/**
 * The line by which git ignores one of the files of comments of a workspace folder, which then do not travel with the repository;
 * `undefined` where git takes them all, or there is none. A file that git has already travels, whatever lines there are.
 * Without files it is asked about those that are still to be written. Only in a trusted workspace.
 */
export async function ignoredComments(
  root: string,
  files: readonly string[] = [commentsFile(root, ANY_RECORD)],
): Promise<IgnoreLine | undefined> {
  if (files.length === 0) return undefined;
  // Git refuses the command where paths are literal, and takes absolute ones literally anyway.
  const asked = ['--no-literal-pathspecs', 'check-ignore', '--verbose', '-z', '--stdin'];
  const found = await startGit(root, asked, files.map((file) => `${file}\0`).join(''));
  // Source, line, pattern and path of each; a pattern with `!` takes a file in again.
  const parts = found?.toString('utf8').split('\0') ?? [];
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [source = '', line = '', pattern = ''] = parts.slice(at, at + 3);
    if (source === '' || pattern.startsWith('!')) continue;
    const top = await startGit(root, ['rev-parse', '--show-toplevel']);
    if (top === undefined) return undefined;
    const file = path.resolve(top.toString('utf8').replace(/\n$/, ''), source);
    return { uri: pathToFileURL(file).href, line: Number(line), pattern };
  }
  return undefined;
}
