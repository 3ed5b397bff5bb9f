import { build } from 'esbuild';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';

const sourceFolder = path.join(repositoryRoot, 'test', 'editor', 'suite');

/** Where the compiled in-editor tests lie. It is itself an empty extension, so that an editor can load it as one. */
export const suiteFolder = path.join(toolsFolder, 'editor-suite');

/** The module whose `run()` the editor calls. */
export const suiteEntry = path.join(suiteFolder, 'run.js');

/** Compiles the in-editor tests to CommonJS, the only format every editor host loads tests in. */
export async function buildSuite(): Promise<void> {
  await rm(suiteFolder, { recursive: true, force: true });
  await mkdir(suiteFolder, { recursive: true });
  const files = (await readdir(sourceFolder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: files.map((file) => path.join(sourceFolder, file)),
    outbase: sourceFolder,
    outdir: suiteFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  const manifest = {
    name: 'databits-suite',
    publisher: 'databits',
    version: '0.0.0',
    engines: { vscode: '*' },
  };
  await writeFile(path.join(suiteFolder, 'package.json'), JSON.stringify({ ...manifest, type: 'commonjs' }));
}
