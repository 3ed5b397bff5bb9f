/** The modules that run in a thread or process of their own. */
export type EntryName =
  | 'indexWorker'
  | 'graphWorker'
  | 'neighbourWorker'
  | 'embeddingProcess'
  | 'historyProcess'
  | 'reviewProcess'
  | 'databaseProcess';

const SOURCES: Record<EntryName, string> = {
  indexWorker: './index/indexWorker.ts',
  graphWorker: './vectors/graph/graphWorker.ts',
  neighbourWorker: './neighbours/neighbourWorker.ts',
  embeddingProcess: './embedding/embeddingProcess.ts',
  historyProcess: './git/history/historyProcess.ts',
  reviewProcess: './review/reviewProcess.ts',
  databaseProcess: './database/databaseProcess.ts',
};

/** True where the modules run from source, not from a bundle in `dist`. */
export function runsFromSource(): boolean {
  return import.meta.url.endsWith('/adapters/entryPoints.ts');
}

/** Where a thread or process starts: the source module, or the bundle beside the running one. */
export function entryUrl(name: EntryName): URL {
  return new URL(runsFromSource() ? SOURCES[name] : `./${name}.js`, import.meta.url);
}
