import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/paths.ts';

/** One bundle: where its code starts and what kind of file it becomes. */
export interface Entry {
  /** Short name, for the command line and messages. */
  readonly name: string;
  /** Path of the first module, relative to the repository. */
  readonly source: string;
  /** Path of the bundle, relative to `dist`. */
  readonly output: string;
  readonly kind: 'extension' | 'node' | 'webview';
}

const nodeEntries: readonly Entry[] = [
  { name: 'extension', source: 'client/src/extension.ts', output: 'extension.cjs', kind: 'extension' },
  { name: 'server', source: 'server/src/hosts/lsp/main.ts', output: 'server.js', kind: 'node' },
  { name: 'cli', source: 'server/src/hosts/cli/main.ts', output: 'cli.js', kind: 'node' },
  {
    name: 'indexWorker',
    source: 'server/src/adapters/index/indexWorker.ts',
    output: 'indexWorker.js',
    kind: 'node',
  },
  {
    name: 'graphWorker',
    source: 'server/src/adapters/vectors/graph/graphWorker.ts',
    output: 'graphWorker.js',
    kind: 'node',
  },
  {
    name: 'neighbourWorker',
    source: 'server/src/adapters/neighbours/neighbourWorker.ts',
    output: 'neighbourWorker.js',
    kind: 'node',
  },
  {
    name: 'historyProcess',
    source: 'server/src/adapters/git/history/historyProcess.ts',
    output: 'historyProcess.js',
    kind: 'node',
  },
  {
    name: 'reviewProcess',
    source: 'server/src/adapters/review/reviewProcess.ts',
    output: 'reviewProcess.js',
    kind: 'node',
  },
  {
    name: 'embeddingProcess',
    source: 'server/src/adapters/embedding/embeddingProcess.ts',
    output: 'embeddingProcess.js',
    kind: 'node',
  },
  {
    name: 'databaseProcess',
    source: 'server/src/adapters/database/databaseProcess.ts',
    output: 'databaseProcess.js',
    kind: 'node',
  },
];

/** The pages that must exist; a folder beside them that has a `main.ts` is built as well. */
const requiredPages = ['examples'];
const pagesFolder = 'webviews/src/pages';

/** Every bundle of the product, existing or not. */
export function allEntries(): readonly Entry[] {
  const folder = path.join(repositoryRoot, pagesFolder);
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const withMain = found.filter((page) => existsSync(path.join(folder, page, 'main.ts')));
  const pages = [...new Set([...requiredPages, ...withMain])];
  return [...nodeEntries, ...pages.map(webviewEntry)];
}

/** The entries whose source is not there, so that the build can name them all at once. */
export function missingEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry) => !existsSync(path.join(repositoryRoot, entry.source)));
}

function webviewEntry(page: string): Entry {
  return {
    name: `webviews/${page}`,
    source: `${pagesFolder}/${page}/main.ts`,
    output: `webviews/${page}.js`,
    kind: 'webview',
  };
}
