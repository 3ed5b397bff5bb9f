import path from 'node:path';
import type { MarkerStyle } from '../../core/merging/pieces.ts';
import { askGit } from './run.ts';

/** What git made of a file: a text, in which conflicts may be left. */
export interface LinesMerge {
  content: Buffer;
  conflicts: number;
}

/**
 * Merges files by their lines with git itself, conflicts with their base. `binary` where git does not merge them;
 * `undefined` where git is missing. Absolute paths; nothing is written.
 */
export function mergeByLines(
  files: { base: string; ours: string; theirs: string },
  { size, ours, base, theirs }: MarkerStyle,
): LinesMerge | 'binary' | undefined {
  const labels = [ours, base, theirs].flatMap((label) => ['-L', label]);
  const paths = [files.ours, files.base, files.theirs];
  const parameters = ['merge-file', '--stdout', '--diff3', `--marker-size=${String(size)}`, ...labels, '--'];
  const answer = askGit(path.dirname(files.ours), [...parameters, ...paths]);
  if (answer === undefined) return undefined;
  // The code is the number of conflicts, up to 127; git's own failures lie above.
  return answer.code > 127 ? 'binary' : { content: answer.output, conflicts: answer.code };
}
