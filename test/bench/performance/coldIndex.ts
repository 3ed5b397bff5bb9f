import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { rawRate, vectorCache } from './benchModel.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { HoverSampler } from './hoverSampler.ts';
import { seconds, type Findings } from './part.ts';
import { ServerSession, usesDefaultModel } from './serverSession.ts';
import { emptyCache, markWarm } from './warmCache.ts';

/** A first start with an empty cache, to the last vector. */
export async function coldIndex(workspace: BenchWorkspace): Promise<Findings> {
  const { size, texts, cacheFolder, root } = workspace;
  emptyCache(workspace);
  const before = await rawRate(texts);
  const session = await ServerSession.start(workspace);
  const hovers = new HoverSampler(session.editor, root);
  await hovers.start();
  const keywords = await session.searchable();
  await session.embedded('quick');
  const quick = session.elapsed;
  await session.embedded('preferred');
  const full = session.elapsed;
  const hover = await hovers.stop();
  await session.ready();
  const { work } = await session.status();
  const { highestMemory } = session;
  await session.stop();
  const after = await rawRate(texts);
  markWarm(workspace);
  const isDefault = usesDefaultModel(size);
  const raw = (before + after) / 2;
  const rate = size / seconds(full);
  const folders = ['records', 'vectors', 'workspaces', 'graphs'] as const;
  const [records = 0, vectors = 0, index = 0, graph = 0] = folders.map((name) =>
    megabytesIn(path.join(cacheFolder, name)),
  );
  return {
    figures: {
      'cold.keywords': seconds(keywords),
      'cold.quick': seconds(quick),
      'cold.full': isDefault ? seconds(full) : { missing: 'not used at this size' },
      'cold.rate': rate,
      'cold.raw': raw,
      'cold.share': (rate / raw) * 100,
      'cold.reused': (work?.reused ?? 0) + (isDefault ? size - (await keptVectors(cacheFolder)) : 0),
      'cold.hover': hover,
      'memory.cold': highestMemory,
      'disk.workspace': megabytesIn(root, '.git'),
      'disk.records': records,
      'disk.vectors': vectors,
      'disk.index': index,
      'disk.graph': graph,
    },
  };
}

/** Every vector that this run made is a new one of the cache, which was empty: fewer than records means known ones. */
async function keptVectors(cacheFolder: string): Promise<number> {
  const cache = await vectorCache(cacheFolder);
  const { size } = cache;
  cache.close();
  return size;
}

/** Megabytes that the files of a folder take; 0 where there is none. */
function megabytesIn(folder: string, except?: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => except === undefined || !file.startsWith(path.join(folder, except)));
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
}
