import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../process/command.ts';
import { repositoryRoot } from '../process/paths.ts';
import { runOrFail } from '../process/run.ts';
import { buildProduct } from './build.ts';
import { currentTarget, type Target } from './nativeLibraries.ts';

/** Builds `databits-<target>-<version>.vsix` in the repository's root and returns its path. */
export async function packageVsix(target: Target = currentTarget()): Promise<string> {
  await buildProduct({ target });
  const manifest = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const file = path.join(repositoryRoot, `databits-${target}-${manifest.version}.vsix`);
  await step(`packaging ${path.basename(file)}`, async () => {
    const vsce = path.join(repositoryRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
    const args = ['package', '--no-dependencies', '--target', target, '--out', file];
    // No repository address is published yet, so relative links of the README stay relative.
    await runOrFail(
      process.execPath,
      [vsce, ...args, '--allow-missing-repository', '--no-rewrite-relative-links'],
      {
        cwd: repositoryRoot,
      },
    );
  });
  if (!existsSync(file)) throw new Error(`${file} was not written`);
  return file;
}
