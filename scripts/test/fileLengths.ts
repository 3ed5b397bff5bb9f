import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../process/paths.ts';
import { runOrFail, type RunResult } from '../process/run.ts';

const linesThatNeedAReason = 300;
const linesThatAreTooMany = 500;

/** Names source files that have grown long: above 300 lines a remark, above 500 a failure. */
export async function findLongFiles(): Promise<RunResult> {
  const listed = await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
  });
  const files = listed
    .split('\0')
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file) && !file.includes('/generated/'));
  const lengths = await Promise.all(files.map(async (file) => ({ file, lines: await countLines(file) })));
  const long = lengths.filter(({ lines }) => lines > linesThatNeedAReason).sort((a, b) => b.lines - a.lines);
  const output = long.map(({ file, lines }) => `  ${file} has ${String(lines)} lines: split it\n`).join('');
  return { code: long.some(({ lines }) => lines > linesThatAreTooMany) ? 1 : 0, output };
}

/** Zero for a file that is listed but deleted in the working tree. */
async function countLines(file: string): Promise<number> {
  try {
    return (await readFile(path.join(repositoryRoot, file), 'utf8')).split('\n').length - 1;
  } catch {
    return 0;
  }
}
