import { build, type BuildOptions, type Metafile } from 'esbuild';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { distFolder, repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';
import type { Entry } from './entries.ts';
import { nativeLibrariesPlugin } from './nativeLibraries.ts';

/**
 * CommonJS packages inside an ECMAScript module still call `require`, `__dirname` and `__filename`.
 * The long names keep these imports apart from the names of bundled code.
 */
const nodeBanner = [
  "import { createRequire as databitsCreateRequire } from 'node:module';",
  "import { fileURLToPath as databitsFileUrlToPath } from 'node:url';",
  'const require = databitsCreateRequire(import.meta.url);',
  'const __filename = databitsFileUrlToPath(import.meta.url);',
  "const __dirname = databitsFileUrlToPath(new URL('.', import.meta.url));",
].join('\n');

/** Bundles one entry into `dist` and returns esbuild's record of what went in. */
export async function bundle(entry: Entry): Promise<Metafile> {
  const result = await build({ ...optionsFor(entry), ...commonOptions });
  if (entry.kind === 'node') await checkSyntax(path.join(distFolder, entry.output));
  if (entry.name === 'cli') await chmod(path.join(distFolder, entry.output), 0o755);
  return result.metafile;
}

const commonOptions = {
  absWorkingDir: repositoryRoot,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  sourcemap: 'linked',
  sourcesContent: false,
  write: true,
} as const satisfies BuildOptions;

function optionsFor(entry: Entry): BuildOptions {
  const outfile = path.join(distFolder, entry.output);
  const entryPoints = [entry.source];
  switch (entry.kind) {
    case 'extension':
      return {
        entryPoints,
        outfile,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        external: ['vscode'],
      };
    case 'node':
      return {
        entryPoints,
        outfile,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        mainFields: ['module', 'main'],
        banner: { js: entry.name === 'cli' ? `#!/usr/bin/env node\n${nodeBanner}` : nodeBanner },
        plugins: [nativeLibrariesPlugin],
        keepNames: true,
      };
    case 'webview':
      return {
        entryPoints,
        outfile,
        platform: 'browser',
        target: 'es2023',
        format: 'iife',
        minify: true,
        loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'dataurl' },
        assetNames: 'assets/[name]-[hash]',
      };
  }
}

/** A name in bundled code that collides with the banner would only be noticed at start-up: look now. */
async function checkSyntax(file: string): Promise<void> {
  const result = await run(process.execPath, ['--check', file]);
  if (result.code !== 0) throw new Error(`${file} is not valid JavaScript:\n${result.output}`);
}
