import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { CHUNK } from '../../../core/search/vectorIndex.ts';
import { OperationalError, sentenceOf } from '../../operationalError.ts';
import { fingerprintOf } from './fingerprint.ts';
import { findGraph, readGraph, writeGraph, type GraphFolder } from './graphFiles.ts';
import { loadGraphLibrary, type GraphIndex } from './graphLibrary.ts';
import type { GraphReport, GraphTask } from './graphMessages.ts';

/** Lowest but nine: whoever searches or types goes before. */
const PRIORITY = 10;
/** Vectors per call: the thread can be stopped between calls. */
const BATCH = 64;

/** Vectors that are added before the graph is written, at least: a thread that is ended loses no more. */
const PART = 100_000;
/** And so many per vector that is in it: what is written in all stays below four times the last graph. */
const PART_GROWTH = 0.5;

/** Runs one task and reports. */
async function run(task: GraphTask): Promise<void> {
  try {
    // Only Linux has priorities of threads: elsewhere this would slow the whole process down.
    if (process.platform === 'linux') setPriority(PRIORITY);
    const name = task.type === 'find' ? findGraph(task.place) : await buildGraph(task);
    report({ type: 'done', name });
  } catch (error) {
    const isKnown = error instanceof OperationalError;
    const message = `Large searches stay exact and take longer, because no graph could be built: ${sentenceOf(error)}.`;
    report({ type: 'failed', message: isKnown ? error.message : message });
  }
}

function report(message: GraphReport): void {
  parentPort?.postMessage(message);
}

/** Builds or updates a graph and writes it, part by part where it is large. `undefined` where the older graph is gone: another window has replaced it. */
async function buildGraph(task: Extract<GraphTask, { type: 'build' }>): Promise<string | undefined> {
  const { place, base, slots, chunks } = task;
  const createIndex = await loadGraphLibrary();
  const index = createIndex(place.dimensions);
  const fingerprints = base === undefined ? [] : loadBase(index, place, base);
  if (fingerprints === undefined) return undefined;
  const { smallestPart = PART } = task;
  let name: string | undefined;
  for (let done = 0; done < slots.length || name === undefined;) {
    const part = slots.subarray(done, done + Math.max(smallestPart, fingerprints.length * PART_GROWTH));
    addVectors(index, fingerprints, part, chunks, place.dimensions);
    name = writeGraph(place, (file) => index.save(file), Float64Array.from(fingerprints));
    done += part.length;
    report({ type: 'progress', done, total: slots.length });
  }
  return name;
}

/** Takes an older graph without its dead nodes; answers its fingerprints. */
function loadBase(
  index: GraphIndex,
  place: GraphFolder,
  { name, dead }: { name: string; dead: Uint32Array },
): number[] | undefined {
  try {
    const stored = readGraph(place, name);
    if (stored === undefined) return undefined;
    index.load(stored.file);
    const fingerprints = [...stored.fingerprints];
    for (const node of dead) {
      index.remove(BigInt(node));
      fingerprints[node] = 0;
    }
    return fingerprints;
  } catch {
    return undefined;
  }
}

/**
 * Adds the vectors of the slots, each distinct one once. A vector may change while it is read: what was read then has a
 * fingerprint that no slot's vector has, and is never a result.
 */
function addVectors(
  index: GraphIndex,
  fingerprints: number[],
  slots: Uint32Array,
  chunks: readonly (Float32Array | undefined)[],
  dimensions: number,
): void {
  const known = new Set(fingerprints);
  // The library reads a typed array from the start of its memory, whatever part of it the array is.
  let vectors = new Float32Array(BATCH * dimensions);
  let keys: bigint[] = [];
  const flush = (): void => {
    if (keys.length === 0) return;
    index.add(BigUint64Array.from(keys), vectors.slice(0, keys.length * dimensions), 1);
    vectors = new Float32Array(BATCH * dimensions);
    keys = [];
  };
  for (const slot of slots) {
    const start = (slot % CHUNK) * dimensions;
    const vector = chunks[Math.floor(slot / CHUNK)]?.slice(start, start + dimensions);
    if (vector === undefined) continue;
    const fingerprint = fingerprintOf(vector);
    if (known.has(fingerprint)) continue;
    known.add(fingerprint);
    vectors.set(vector, keys.length * dimensions);
    keys.push(BigInt(fingerprints.length));
    fingerprints.push(fingerprint);
    if (keys.length === BATCH) flush();
  }
  flush();
}

await run(workerData as GraphTask);
