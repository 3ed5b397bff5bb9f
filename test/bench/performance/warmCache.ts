import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { realVectors } from '../support/realVectors.ts';
import { benchModel, keyOf, vectorCache } from './benchModel.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { ServerSession, usesDefaultModel } from './serverSession.ts';

const BATCH = 1000;

const markOf = ({ cacheFolder }: BenchWorkspace): string => path.join(cacheFolder, '..', 'warm');

/** Says that a session has filled the cache to the end. */
export function markWarm(workspace: BenchWorkspace): void {
  writeFileSync(markOf(workspace), '');
}

export function emptyCache(workspace: BenchWorkspace): void {
  rmSync(markOf(workspace), { force: true });
  rmSync(workspace.cacheFolder, { recursive: true, force: true });
}

/**
 * The cache as a session leaves it. Where the cold index was not part of the run, vectors of earlier runs are taken, so
 * that the other parts can be measured by themselves.
 */
export async function ensureWarm(workspace: BenchWorkspace): Promise<void> {
  if (existsSync(markOf(workspace))) return;
  emptyCache(workspace);
  mkdirSync(workspace.cacheFolder, { recursive: true });
  if (usesDefaultModel(workspace.size)) await putKnownVectors(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  if (usesDefaultModel(workspace.size)) await putQuickVectors(session);
  await session.stop();
  markWarm(workspace);
}

/** The quick model's vectors, which a cold index leaves in the cache: it goes on while the better one is held. */
async function putQuickVectors(session: ServerSession): Promise<void> {
  await session.api('index/pause', {});
  await session.embedded('quick');
  await session.api('index/resume', {});
  await session.ready();
}

async function putKnownVectors({ texts, cacheFolder }: BenchWorkspace): Promise<void> {
  const vectors = await realVectors(texts);
  const cache = await vectorCache(cacheFolder);
  for (let first = 0; first < texts.length; first += BATCH) {
    cache.put(
      texts.slice(first, first + BATCH).flatMap((text, at) => {
        const vector = vectors[first + at];
        return vector === undefined ? [] : [{ key: keyOf(text), cached: { vector, coverage: 1 } }];
      }),
    );
  }
  cache.close();
}

/** The vectors of all records, by number: those that the product has kept, or the quick model's, made again. */
export async function vectorsOf({ texts, size, cacheFolder }: BenchWorkspace): Promise<Float32Array[]> {
  if (!usesDefaultModel(size)) {
    const embeddings = await benchModel(size).embed(texts, 'bulk');
    return embeddings.map((embedding) => embedding?.vector ?? new Float32Array());
  }
  const cache = await vectorCache(cacheFolder);
  const vectors = texts.map((text) => {
    const vector = cache.get(keyOf(text))?.vector;
    if (vector === undefined) throw new Error(`The cache has no vector of "${text}".`);
    return vector;
  });
  cache.close();
  return vectors;
}
