import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../process/paths.ts';
import { runOrFail, type RunResult } from '../process/run.ts';

const linesThatNeedAReason = 300;
const linesThatAreTooMany = 500;

/** How the first line of a long file starts that says why it is long. */
const reason = '// Above 300 lines:';

/** Names source files that have grown long without a reason in their first line; above 500 lines none helps. */
export async function findLongFiles(): Promise<RunResult> {
  const listed = await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
  });
  const files = listed
    .split('\0')
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file) && !file.includes('/generated/'));
  const found = await Promise.all(files.map(async (file) => ({ file, ...(await measure(file)) })));
  const long = found
    .filter(({ lines, hasReason }) => lines > (hasReason ? linesThatAreTooMany : linesThatNeedAReason))
    .sort((a, b) => b.lines - a.lines);
  const output = long.map(({ file, lines }) => `  ${file} has ${String(lines)} lines: split it\n`).join('');
  return { code: long.length === 0 ? 0 : 1, output };
}

/** No lines for a file that is listed but deleted in the working tree. */
async function measure(file: string): Promise<{ lines: number; hasReason: boolean }> {
  try {
    const text = await readFile(path.join(repositoryRoot, file), 'utf8');
    return { lines: text.split('\n').length - 1, hasReason: text.startsWith(reason) };
  } catch {
    return { lines: 0, hasReason: false };
  }
}
