import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { hostTag } from '../../../server/src/adapters/cache/segmentName.ts';
import { findGraph, readGraph, writeGraph } from '../../../server/src/adapters/vectors/graph/graphFiles.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = temporaryFolder();
const place = { folder: path.join(folder.path, 'graphs'), key: 'one', dimensions: 4 };
const WRITER = fileURLToPath(new URL('./writeGraphs.ts', import.meta.url));
const FINGERPRINTS = Float64Array.from([11, 0, 2 ** 53 - 1]);

afterEach(() => {
  folder.remove();
});

function write(content = 'the graph’s own bytes', target = place): string {
  return writeGraph(target, (file) => writeFileSync(file, content), FINGERPRINTS);
}

test('what was written is found and read', () => {
  const name = write();
  expect(findGraph(place)).toBe(name);
  const stored = readGraph(place, name);
  expect(stored?.fingerprints).toEqual(FINGERPRINTS);
  expect(readFileSync(stored?.file ?? '', 'utf8')).toBe('the graph’s own bytes');
});

test('a newer graph replaces the older of its key and no other', () => {
  const other = write('another workspace’s', { ...place, key: 'two' });
  write();
  const newer = write('newer');
  expect(findGraph(place)).toBe(newer);
  expect(findGraph({ ...place, key: 'two' })).toBe(other);
  expect(readdirSync(place.folder)).toHaveLength(4);
});

test('vectors of another size have no graph here', () => {
  const name = write();
  expect(readGraph({ ...place, dimensions: 5 }, name)).toBeUndefined();
  expect(findGraph({ ...place, dimensions: 5 })).toBeUndefined();
});

test('a file that was cut off or changed at any place is never found, and goes', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.nat(), (isTable, isCut, place_) => {
      write();
      const suffix = isTable ? '.nodes' : '.graph';
      const file = path.join(
        place.folder,
        readdirSync(place.folder).find((name) => name.endsWith(suffix)) ?? '',
      );
      const bytes = readFileSync(file);
      const at = place_ % bytes.length;
      if (!isCut) bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      writeFileSync(file, isCut ? bytes.subarray(0, at) : bytes);
      expect(findGraph(place)).toBeUndefined();
      expect(readdirSync(place.folder)).toEqual([]);
    }),
  );
});

test('a writer that is killed at any moment leaves the last graph or the one before, whole', async () => {
  const killed = { ...place, key: 'killed' };
  for (let round = 0; round < 8; round += 1) {
    const writer = spawn(process.execPath, [WRITER, place.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(writer, 'close');
    let names = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      names += chunk.toString();
    });
    await once(writer.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, round * 7));
    writer.kill('SIGKILL');
    await ended;
    const found = findGraph(killed);
    expect(found).toBeDefined();
    const stored = readGraph(killed, found ?? '');
    const written = names.trim().split('\n').length;
    expect([written, written + 1]).toContain(stored?.fingerprints[0]);
    expect(readFileSync(stored?.file ?? '')).toEqual(Buffer.alloc(1 << 20, stored?.fingerprints[0]));
  }
  // The next writer clears up behind all of them.
  const name = write('after', killed);
  expect(readdirSync(place.folder).sort()).toEqual([`${name}.graph`, `${name}.nodes`]);
});

test('a writer that fails half-way leaves no graph; what a killed one left goes with the next', () => {
  expect(() =>
    writeGraph(
      place,
      (file) => {
        writeFileSync(file, 'half');
        throw new Error('disk full');
      },
      FINGERPRINTS,
    ),
  ).toThrow('disk full');
  expect(readdirSync(place.folder)).toEqual([]);
  const killed = `999999999-${hostTag()}-0-one.graph`;
  const elsewhere = '999999999-elsewhere-0-one.graph.unfinished';
  for (const name of [killed, `${killed}.unfinished`, elsewhere]) folder.write(`graphs/${name}`, 'half');
  const name = write();
  // Another machine may still be at it: nobody here can tell.
  expect(readdirSync(place.folder).sort()).toEqual([`${name}.graph`, `${name}.nodes`, elsewhere].sort());
});
