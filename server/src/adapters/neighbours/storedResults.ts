import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { MAP_METHODS, type MapMethod } from '../../../../shared/src/protocol/neighbours.ts';
import { readArrayFile, writeArrayFile, type ArrayFileContent } from '../cache/arrayFile.ts';
import type { MapResult, StoredMap, StoredRows } from './neighbourMessages.ts';

const SUFFIX = '.neighbours';
const FORM = 1;
/** Bytes that the results of all workspaces may take: those of about 70 comparisons of 100,000 records. */
const LIMIT = 1024 ** 3;
/** What was not finished within a day never will be. */
const UNFINISHED = 24 * 60 * 60 * 1000;

/** The file of a result: one for each workspace and what the result is named by. */
export type ResultFile = (...names: readonly (string | Uint32Array)[]) => string;

/** Names the files of a workspace's results in the folder of caches. */
export function resultFiles(cacheFolder: string, roots: readonly string[]): ResultFile {
  return (...names) => {
    const hash = createHash('sha256').update(JSON.stringify([...roots].sort()));
    for (const name of names) hash.update('\0').update(name);
    return path.join(cacheFolder, 'neighbours', hash.digest('hex').slice(0, 32) + SUFFIX);
  };
}

/** The table of an earlier session, to be brought up to date; `undefined` where there is none whole. */
export function readTable(file: string): StoredRows | undefined {
  const content = read(file);
  const { slots, groups, neighbours, cosines, fingerprints } = content?.arrays ?? {};
  const k = content?.json['k'];
  const isTable =
    slots instanceof Uint32Array &&
    groups instanceof Uint32Array &&
    neighbours instanceof Int32Array &&
    cosines instanceof Float32Array &&
    fingerprints instanceof Float64Array;
  return isTable && typeof k === 'number'
    ? { k, slots, groups, neighbours, cosines, fingerprints }
    : undefined;
}

export function writeTable(file: string, { k, ...arrays }: StoredRows): Promise<void> {
  return write(file, { arrays, json: { form: FORM, k } });
}

/** The map of an earlier session with what it was made of; `undefined` where there is none whole. */
export function readMap(file: string): StoredMap | undefined {
  const content = read(file);
  const { points, fingerprints } = content?.arrays ?? {};
  const { method, how } = content?.json ?? {};
  const isMap = points instanceof Uint16Array && fingerprints instanceof Float64Array;
  if (!isMap || !isMethod(method) || typeof how !== 'string') return undefined;
  return { fingerprints, result: { method, points, how } };
}

export function writeMap(file: string, { fingerprints, result }: StoredMap): Promise<void> {
  const { points, method, how }: MapResult = result;
  return write(file, { arrays: { points, fingerprints }, json: { form: FORM, method, how } });
}

function isMethod(value: unknown): value is MapMethod {
  return MAP_METHODS.some((method) => method === value);
}

function read(file: string): ArrayFileContent | undefined {
  const content = readArrayFile(file);
  if (content?.json['form'] !== FORM) return undefined;
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Another process has just removed it: what was read is whole.
  }
  return content;
}

/** Results can be had again: a disk that does not take one is no failure. */
async function write(file: string, content: ArrayFileContent): Promise<void> {
  try {
    const folder = path.dirname(file);
    mkdirSync(folder, { recursive: true });
    await writeArrayFile(file, content);
    prune(folder);
  } catch {
    // Full, or read-only.
  }
}

/** Above the limit what was used longest ago goes. */
function prune(folder: string): void {
  const files = readdirSync(folder)
    .flatMap((name) => {
      const file = path.join(folder, name);
      const state = statSync(file, { throwIfNoEntry: false });
      return state === undefined ? [] : [{ file, bytes: state.size, used: state.mtimeMs }];
    })
    .sort((left, right) => right.used - left.used);
  let room = LIMIT;
  for (const { file, bytes, used } of files) {
    room -= bytes;
    const isLeft = !file.endsWith(SUFFIX) && Date.now() - used > UNFINISHED;
    if (room < 0 || isLeft) rmSync(file, { force: true });
  }
}
