import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { makeFolder } from '../../files/makeFolder.ts';
import { hostTag, mayBeWritten } from '../../cache/segmentName.ts';

/**
 * A graph is two files: `<name>.graph`, the library's own, and `<name>.nodes`: 32 bytes head (magic, version, dimensions,
 * number of nodes, size of the graph file as f64, its CRC-32, nothing), a fingerprint (f64) per node, CRC-32 of all
 * before. Little-endian. The nodes are written last: whoever finds them finds the graph whole.
 */
const MAGIC = 0x4442474e;
const VERSION = 1;
const HEAD = 32;
const GRAPH = '.graph';
const NODES = '.nodes';
const UNFINISHED = '.unfinished';
/** Bytes that all graphs together may take: those of about 20 workspaces of 100,000 records. */
const LIMIT = 2 * 1024 ** 3;

export interface GraphFolder {
  folder: string;
  /** Names the workspace and model: graphs of others are not looked at. */
  key: string;
  dimensions: number;
}

/** A graph that was written whole. */
export interface StoredGraph {
  file: string;
  fingerprints: Float64Array;
}

/** The newest sound graph of a key; what is not sound is removed. Reads the whole file: for a thread that may wait. */
export function findGraph(place: GraphFolder): string | undefined {
  for (const name of graphNames(place)) {
    if (isSound(place, name)) return name;
    removeGraph(place.folder, name);
  }
  return undefined;
}

/** The node table of a graph; `undefined` where it is gone, damaged, or of another form. */
export function readGraph({ folder, dimensions }: GraphFolder, name: string): StoredGraph | undefined {
  const table = readTable(path.join(folder, name + NODES), dimensions);
  return table && { file: path.join(folder, name + GRAPH), fingerprints: table.fingerprints };
}

/** Writes a graph so that it appears whole or not at all, and removes the key's older ones. Answers its name. */
export function writeGraph(
  place: GraphFolder,
  save: (file: string) => void,
  fingerprints: Float64Array,
): string {
  const { folder, key, dimensions } = place;
  makeFolder(folder);
  prune(folder);
  const name = `${String(process.pid)}-${hostTag()}-${randomBytes(8).toString('hex')}-${key}`;
  const graph = path.join(folder, name + GRAPH);
  const nodes = path.join(folder, name + NODES);
  try {
    save(graph + UNFINISHED);
    writeFileSync(nodes + UNFINISHED, encodeTable(dimensions, settle(graph + UNFINISHED), fingerprints));
    settle(nodes + UNFINISHED);
    renameSync(graph + UNFINISHED, graph);
    renameSync(nodes + UNFINISHED, nodes);
  } catch (error) {
    // A full disk needs the room.
    for (const file of [graph, nodes]) removeQuietly(file + UNFINISHED);
    throw error;
  }
  for (const other of graphNames(place)) if (other !== name) removeGraph(folder, other);
  return name;
}

function encodeTable(
  dimensions: number,
  { bytes, checksum }: { bytes: number; checksum: number },
  fingerprints: Float64Array,
): Buffer {
  const table = Buffer.alloc(HEAD + fingerprints.length * 8 + 4);
  table.writeUInt32LE(MAGIC, 0);
  table.writeUInt32LE(VERSION, 4);
  table.writeUInt32LE(dimensions, 8);
  table.writeUInt32LE(fingerprints.length, 12);
  table.writeDoubleLE(bytes, 16);
  table.writeUInt32LE(checksum, 24);
  for (const [node, fingerprint] of fingerprints.entries()) table.writeDoubleLE(fingerprint, HEAD + node * 8);
  table.writeUInt32LE(crc32(table.subarray(0, -4)), table.length - 4);
  return table;
}

/** On Windows a file that is in use stays: a later start removes it. */
export function removeGraph(folder: string, name: string): void {
  removeQuietly(path.join(folder, name + NODES));
  removeQuietly(path.join(folder, name + GRAPH));
}

/** Names of a key's graphs, newest first. */
function graphNames({ folder, key }: GraphFolder): string[] {
  return filesOf(folder)
    .filter(({ name }) => name.endsWith(`-${key}${NODES}`))
    .sort((left, right) => right.changed - left.changed)
    .map(({ name }) => name.slice(0, -NODES.length));
}

function isSound({ folder, dimensions }: GraphFolder, name: string): boolean {
  const table = readTable(path.join(folder, name + NODES), dimensions);
  const graph = path.join(folder, name + GRAPH);
  if (table === undefined || statSync(graph, { throwIfNoEntry: false })?.size !== table.bytes) return false;
  return checksumOf(graph) === table.checksum;
}

function readTable(
  file: string,
  dimensions: number,
): { fingerprints: Float64Array; bytes: number; checksum: number } | undefined {
  try {
    const table = readFileSync(file);
    if (table.length < HEAD + 4 || crc32(table.subarray(0, -4)) !== table.readUInt32LE(table.length - 4)) {
      return undefined;
    }
    const isKnown = table.readUInt32LE(0) === MAGIC && table.readUInt32LE(4) === VERSION;
    const count = table.readUInt32LE(12);
    if (!isKnown || table.readUInt32LE(8) !== dimensions || table.length !== HEAD + count * 8 + 4) {
      return undefined;
    }
    const fingerprints = Float64Array.from({ length: count }, (_, node) =>
      table.readDoubleLE(HEAD + node * 8),
    );
    return { fingerprints, bytes: table.readDoubleLE(16), checksum: table.readUInt32LE(24) };
  } catch {
    return undefined;
  }
}

/** Waits until the file is on the disk. */
function settle(file: string): { bytes: number; checksum: number } {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { bytes: statSync(file).size, checksum: checksumOf(file) };
}

function checksumOf(file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    let checksum = 0;
    for (;;) {
      const read = readSync(descriptor, buffer);
      if (read === 0) return checksum;
      checksum = crc32(buffer.subarray(0, read), checksum);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Removes what crashed writers left and what could not be removed before, and above the limit the oldest graphs. */
function prune(folder: string): void {
  let room = LIMIT;
  const files = filesOf(folder).sort((left, right) => right.changed - left.changed);
  const names = new Set(files.map(({ name }) => name));
  for (const { name, bytes } of files) {
    const isGraph = name.endsWith(GRAPH);
    const isWhole = isGraph && names.has(name.slice(0, -GRAPH.length) + NODES);
    if (name.endsWith(UNFINISHED) || (isGraph && !isWhole)) {
      if (!mayBeWritten(path.join(folder, name))) removeQuietly(path.join(folder, name));
    } else if (isGraph) {
      room -= bytes;
      if (room < 0) removeGraph(folder, name.slice(0, -GRAPH.length));
    }
  }
}

function filesOf(folder: string): { name: string; bytes: number; changed: number }[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const state = statSync(path.join(folder, name), { throwIfNoEntry: false });
      return state === undefined ? [] : [{ name, bytes: state.size, changed: state.mtimeMs }];
    });
  } catch {
    return [];
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // In use, or not ours: see `removeGraph`.
  }
}
