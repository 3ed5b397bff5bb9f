import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '..', '..', '..');

/** The files of a page by name, as the editor serves them from `dist/webviews`. */
export type PageFiles = ReadonlyMap<string, string | Buffer>;

/** Bundles a page from source as the product's build does, so that these tests need no build before them. */
export async function buildPage(page: string): Promise<PageFiles> {
  const result = await build({
    absWorkingDir: repository,
    entryPoints: [`webviews/src/pages/${page}/main.ts`],
    outfile: `/${page}.js`,
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    legalComments: 'none',
    logLevel: 'silent',
    minify: true,
    platform: 'browser',
    target: 'es2023',
    write: false,
  });
  const icons = path.join(repository, 'node_modules', '@vscode', 'codicons', 'dist');
  return new Map<string, string | Buffer>([
    ...result.outputFiles.map((file) => [path.basename(file.path), file.text] as const),
    ['codicon.css', await readFile(path.join(icons, 'codicon.css'), 'utf8')],
    ['codicon.ttf', await readFile(path.join(icons, 'codicon.ttf'))],
  ]);
}
