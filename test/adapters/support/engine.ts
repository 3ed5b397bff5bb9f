import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchAnswer, SearchParams } from '../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';
import type { IndexEngine, IndexEngineOptions } from '../../../server/src/adapters/index/indexEngine.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { AnalysedFile } from '../../../server/src/core/document/analysis.ts';
import { temporaryFolder, type TemporaryFolder } from './folder.ts';

/** An engine on a folder of its own, with what it told. */
export interface EngineFixture {
  folder: TemporaryFolder;
  cache: string;
  engine: IndexEngine;
  /** The files that the engine reported and did not take back. */
  files: Map<string, AnalysedFile>;
  statuses: IndexStatus[];
  uri: (name: string) => string;
  search: (params: SearchParams) => Promise<SearchAnswer>;
  /** Names of the records found, best first. */
  find: (text: string) => Promise<string[]>;
  build: () => Promise<IndexStatus>;
  /** Waits until a condition holds. */
  until: (condition: () => boolean | Promise<boolean>) => Promise<void>;
  close: () => Promise<void>;
}

/** With the real model unless told otherwise. Files are written before the engine starts. */
export async function startEngine(
  files: Record<string, string>,
  options: Partial<IndexEngineOptions> & {
    folder?: TemporaryFolder;
    keywordOnly?: boolean;
    /** Asks something while the index starts. */
    whileStarting?: (engine: IndexEngine) => Promise<void>;
  } = {},
): Promise<EngineFixture> {
  const { folder = temporaryFolder(), keywordOnly = false, whileStarting, ...rest } = options;
  for (const [name, content] of Object.entries(files)) folder.write(`workspace/${name}`, content);
  const root = path.join(folder.path, 'workspace');
  const cache = rest.cacheFolder ?? path.join(folder.path, 'cache');
  const modelFolder = findModelFolder();
  const engine = createIndexEngine({
    roots: [root],
    exclude: [],
    cacheFolder: cache,
    ...(modelFolder === undefined ? {} : { modelFolder }),
    embedding: { enabled: !keywordOnly, threads: 1 },
    trusted: true,
    ...rest,
  });
  const reported = new Map<string, AnalysedFile>();
  const statuses: IndexStatus[] = [];
  engine.onFiles((analysed, deleted) => {
    for (const file of analysed) reported.set(file.uri, file);
    for (const uri of deleted) reported.delete(uri);
  });
  engine.onStatus((status) => statuses.push(status));
  await Promise.all([engine.start(), whileStarting?.(engine)]);
  const search = (params: SearchParams): Promise<SearchAnswer> =>
    engine.call('search/run', params, neverCancelled);
  return {
    folder,
    cache,
    engine,
    files: reported,
    statuses,
    uri: (name) => pathToFileURL(path.join(root, name)).toString(),
    search,
    find: async (text) => (await search({ text })).results.map(({ name }) => name),
    build: () => engine.call('index/build', {}, neverCancelled),
    until,
    close: async () => {
      await engine.dispose();
      folder.remove();
    },
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('What the test waits for did not happen within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The text of a record file: one example for each `name: text`. */
export function exampleFile(examples: Record<string, string>): string {
  return Object.entries(examples)
    .map(([name, text], position) => {
      const id = `01930d2e-7b5a-7c31-9a44-${`${String(position)}${Buffer.from(name).toString('hex')}`.padEnd(12, '0').slice(0, 12)}`;
      return `example_id: ${id}\nversion: 1\nname: ${name}\ninput:\n  text: ${JSON.stringify(text)}\nexpected_output:\n  intent: none\n`;
    })
    .join('---\n');
}
