import { createHash } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../server/src/adapters/cache/folderLock.ts';
import { HEADER_BYTES, RECORD_OVERHEAD } from '../../../server/src/adapters/cache/segmentFile.ts';
import type { CachedVector } from '../../../server/src/adapters/cache/cachedVector.ts';
import { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const DIMENSIONS = 4;
const RECORD_BYTES = RECORD_OVERHEAD + (DIMENSIONS + 1) * 4;
const WRITER = fileURLToPath(new URL('./writeVectors.ts', import.meta.url));

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

function open(options: { model?: string; limit?: number; isRounded?: boolean } = {}): VectorCache {
  return new VectorCache({ folder: folder.path, model: 'tiny', dimensions: DIMENSIONS, ...options });
}

function keyOf(number: number): Buffer {
  return createHash('sha256').update(String(number)).digest();
}

function cachedOf(number: number): CachedVector {
  return { vector: Float32Array.from([number, 1, -1, 0.5]), coverage: 0.25 };
}

function put(cache: VectorCache, ...numbers: number[]): void {
  cache.put(numbers.map((number) => ({ key: keyOf(number), cached: cachedOf(number) })));
}

/** Which of the numbers are there; what is there has to be right. */
function present(cache: VectorCache, upTo: number): number[] {
  return Array.from({ length: upTo }, (_, number) => number).filter((number) => {
    const found = cache.get(keyOf(number));
    if (found !== undefined) expect(found).toEqual(cachedOf(number));
    return found !== undefined;
  });
}

function segments(): string[] {
  const inner = path.join(folder.path, 'vectors');
  return readdirSync(inner, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.segment'))
    .map((name) => path.join(inner, name));
}

/** Makes the segments look like those of a process that ended long ago. */
function abandonSegments(): void {
  for (const file of segments()) {
    renameSync(file, path.join(path.dirname(file), path.basename(file).replace(/^\d+-/, '999999999-')));
  }
}

test('what was put is there after a restart', () => {
  const first = open();
  put(first, 0, 1);
  put(first, 2);
  expect(present(first, 4)).toEqual([0, 1, 2]);
  first.close();
  expect(present(open(), 4)).toEqual([0, 1, 2]);
});

test('vectors of another model are not seen', () => {
  const first = open();
  put(first, 0);
  first.close();
  expect(present(open({ model: 'other' }), 1)).toEqual([]);
});

test('a file that is cut at any byte loses at most the record that was cut', () => {
  const first = open();
  put(first, 0, 1, 2);
  first.close();
  const [file = ''] = segments();
  const whole = readFileSync(file);
  for (let length = whole.length; length >= 0; length -= 1) {
    truncateSync(file, length);
    const cache = open();
    const complete = Math.max(0, Math.floor((length - HEADER_BYTES) / RECORD_BYTES));
    expect(present(cache, 3)).toEqual([0, 1, 2].slice(0, complete));
    // The next writer is not disturbed by the torn end.
    if (length % 17 === 0) {
      put(cache, 9);
      expect(present(open(), 10)).toContain(9);
      for (const other of segments()) if (other !== file) writeFileSync(other, '');
    }
    cache.close();
  }
});

test('a flipped bit loses one record or one file, never gives a wrong vector', () => {
  const first = open();
  put(first, 0, 1, 2, 3);
  first.close();
  const [file = ''] = segments();
  const whole = readFileSync(file);
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      writeFileSync(file, damaged);
      const cache = open();
      expect(present(cache, 4).length).toBe(at < HEADER_BYTES ? 0 : 3);
      cache.close();
    }),
    { numRuns: 300 },
  );
});

test('whatever is in the folder, opening never fails', () => {
  put(open(), 1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const [first = ''] = segments();
      writeFileSync(path.join(path.dirname(first), '1-x-garbage.segment'), bytes);
      expect(present(open(), 2)).toEqual([1]);
    }),
    { numRuns: 50 },
  );
});

test('two processes write at once, and each sees what both wrote', async () => {
  const run = (from: number): Promise<number | null> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [WRITER, folder.path, String(from), String(from + 500)]);
      child.on('exit', resolve);
    });
  expect(await Promise.all([run(0), run(500)])).toEqual([0, 0]);
  expect(present(open(), 1000).length).toBe(1000);
  expect(segments().length).toBe(2);
});

test('a process that is killed while it writes loses at most its last record', async () => {
  for (let round = 0; round < 5; round += 1) {
    const told = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, [WRITER, folder.path, '0', '100000']);
      let last = -1;
      child.stdout.on('data', (data: Buffer) => {
        last = Number(data.toString().trim().split('\n').at(-1));
        if (last > 100 * round + 50) child.kill('SIGKILL');
      });
      child.on('exit', () => {
        resolve(last);
      });
    });
    const cache = open();
    expect(present(cache, told + 1).length).toBe(told + 1);
    cache.close();
  }
});

test('many finished files become one, without losing a vector', () => {
  for (let number = 0; number < 12; number += 1) {
    const cache = open();
    put(cache, number, 100);
    cache.close();
  }
  expect(segments().length).toBe(12);
  abandonSegments();
  expect(present(open(), 12).length).toBe(12);
  expect(segments().length).toBe(1);
});

test('above the limit the oldest go and the newest stay', () => {
  const size = RECORD_BYTES;
  const first = open();
  put(first, ...Array.from({ length: 50 }, (_, number) => number));
  first.close();
  abandonSegments();
  const second = open();
  put(second, 50, 51);
  second.close();
  abandonSegments();
  const limited = open({ limit: 20 * size });
  const left = present(limited, 52);
  expect(left).toContain(51);
  // Half of the limit, less the header.
  expect(left.length).toBe(9);
  const bytes = segments().reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThanOrEqual(20 * size);
});

test('files of a running writer are left alone', () => {
  const writers = Array.from({ length: 12 }, () => open());
  for (const [number, writer] of writers.entries()) put(writer, number);
  expect(present(open(), 12).length).toBe(12);
  expect(segments().length).toBe(12);
});

test('a lock that a dead process left is broken, a held one is respected', () => {
  const lock = path.join(folder.path, 'x.lock');
  writeFileSync(lock, `${String(process.pid)} otherhost token`);
  expect(withLock(lock, () => undefined)).toBe(false);
  let inner: boolean | undefined;
  const fresh = path.join(folder.path, 'y.lock');
  expect(
    withLock(fresh, () => {
      inner = withLock(fresh, () => undefined);
    }),
  ).toBe(true);
  expect(inner).toBe(false);
  const held = withLock(fresh, () => {
    const [, host = ''] = readFileSync(fresh, 'utf8').split(' ');
    writeFileSync(path.join(folder.path, 'z.lock'), `999999999 ${host} token`);
  });
  expect(held).toBe(true);
  expect(withLock(path.join(folder.path, 'z.lock'), () => undefined)).toBe(true);
});

test('a folder that cannot be written is a sentence, not an error', () => {
  const file = folder.write('not-a-folder', '');
  const cache = new VectorCache({ folder: file, model: 'tiny', dimensions: DIMENSIONS });
  put(cache, 1);
  expect(cache.problem).toMatch(/^Vectors cannot be kept in .*not-a-folder.* and will be computed again/);
  expect(present(cache, 2)).toEqual([]);
});

test('a disk that fills up is a sentence, and what was written before stays', () => {
  // The shell limits files to 8 KB (in 1 KB blocks): writes beyond fail as on a full disk.
  const command = `ulimit -f 8; exec '${process.execPath}' '${WRITER}' '${folder.path}' 0 1000 quiet`;
  const output = execFileSync('bash', ['-c', command], { encoding: 'utf8' });
  expect(output).toMatch(/^Vectors cannot be kept in /);
  const left = present(open(), 1000).length;
  expect(left).toBeGreaterThan(100);
  expect(left).toBeLessThan(1000);
});

test('what 8 bits a number keep of a vector is kept and read exactly; other precisions never meet', () => {
  const whole = fc.integer({ min: -127, max: 127 });
  const numbers = fc.array(whole, { minLength: DIMENSIONS, maxLength: DIMENSIONS });
  fc.assert(
    fc.property(numbers, fc.nat({ max: 127 }), (some, place) => {
      // The largest number of a row is 127 or −127.
      const row = some.map((value, at) => (at === place % DIMENSIONS ? 127 : value));
      const length = Math.hypot(...row);
      const vector = Float32Array.from(row, (value) => value / length);
      const cache = open({ isRounded: true });
      cache.put([{ key: keyOf(place), cached: { vector, coverage: 0.5 } }]);
      const read = cache.get(keyOf(place));
      cache.close();
      expect(read?.coverage).toBe(0.5);
      expect([...(read?.vector ?? [])].map((value) => Math.round(value * length))).toEqual(row);
    }),
    { numRuns: 30 },
  );
  const other = open();
  expect(other.size).toBe(0);
  other.close();
});
