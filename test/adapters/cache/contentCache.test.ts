import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache, type ContentCacheOptions } from '../../../server/src/adapters/cache/contentCache.ts';
import { KeyTable } from '../../../server/src/adapters/cache/keyTable.ts';
import { HEADER_BYTES, RECORD_OVERHEAD } from '../../../server/src/adapters/cache/segmentFile.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const WRITER = fileURLToPath(new URL('./writePayloads.ts', import.meta.url));
const DAY = 24 * 60 * 60;

let folder: TemporaryFolder;
const opened: ContentCache[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const cache of opened.splice(0)) cache.close();
  folder.remove();
});

function open(options: Partial<ContentCacheOptions> = {}): ContentCache {
  const cache = new ContentCache({
    folder: folder.path,
    name: 'payloads',
    variant: 'tests',
    limit: 1024 ** 3,
    subject: 'Payloads',
    ...options,
  });
  opened.push(cache);
  return cache;
}

function keyOf(number: number): Buffer {
  return createHash('sha256').update(String(number)).digest();
}

/** Of all lengths from 0 on, and some with what looks like the start of a record. */
function payloadOf(number: number): Buffer {
  const magic = number % 5 === 0 ? 'DbRC' : '';
  return Buffer.from(`${magic}${String(number).repeat((number * 7) % 40)}`);
}

function put(cache: ContentCache, ...numbers: number[]): void {
  cache.put(numbers.map((number) => ({ key: keyOf(number), payload: payloadOf(number) })));
}

/** Which of the numbers are there; what is there has to be right. */
function present(cache: ContentCache, upTo: number): number[] {
  return Array.from({ length: upTo }, (_, number) => number).filter((number) => {
    const found = cache.get(keyOf(number));
    if (found !== undefined) expect(found.toString()).toBe(payloadOf(number).toString());
    return found !== undefined;
  });
}

function variantFolder(): string {
  const [name = ''] = readdirSync(path.join(folder.path, 'payloads'));
  return path.join(folder.path, 'payloads', name);
}

function segments(): string[] {
  const names = readdirSync(variantFolder()).filter((name) => name.endsWith('.segment'));
  return names.map((name) => path.join(variantFolder(), name));
}

function writeSome(count: number): { file: string; whole: Buffer } {
  const cache = open();
  put(cache, ...Array.from({ length: count }, (_, number) => number));
  cache.close();
  opened.length = 0;
  const [file = ''] = segments();
  return { file, whole: readFileSync(file) };
}

test('a file that is cut at any byte loses only what was cut off', () => {
  const { file, whole } = writeSome(12);
  const ends: number[] = [];
  let end = HEADER_BYTES;
  for (let number = 0; number < 12; number += 1)
    ends.push((end += RECORD_OVERHEAD + payloadOf(number).length));
  for (let length = 0; length <= whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    const left = present(open({ readOnly: true }), 12);
    expect(left.length).toBe(ends.filter((at) => at <= length).length);
    opened.pop()?.close();
  }
});

test('bytes that change, vanish or come in between cost the records they hit, never give a wrong payload', () => {
  const { file, whole } = writeSome(40);
  const position = fc.integer({ min: HEADER_BYTES, max: whole.length - 1 });
  const damage = fc.record({
    at: position,
    remove: fc.nat({ max: 30 }),
    insert: fc.uint8Array({ maxLength: 30 }),
  });
  fc.assert(
    fc.property(damage, ({ at, remove, insert }) => {
      writeFileSync(file, Buffer.concat([whole.subarray(0, at), insert, whole.subarray(at + remove)]));
      const left = present(open({ readOnly: true }), 40);
      opened.pop()?.close();
      // Thirty bytes touch two records at most, as a record takes more.
      expect(left.length).toBeGreaterThanOrEqual(38);
    }),
    { numRuns: 300 },
  );
});

test('bytes that are damaged after the file was opened are noticed when they are read', () => {
  const { file, whole } = writeSome(5);
  const cache = open({ readOnly: true });
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 6] = (damaged.at(-6) ?? 0) ^ 1;
  writeFileSync(file, damaged);
  expect(cache.has(keyOf(4))).toBe(true);
  expect(present(cache, 5)).toEqual([0, 1, 2, 3]);
});

test('a reader sees what others wrote since, once it looks', () => {
  const [writer, reader] = [open(), open({ readOnly: true })];
  put(writer, 1);
  expect(present(reader, 4)).toEqual([]);
  reader.refresh();
  expect(present(reader, 4)).toEqual([1]);
  put(writer, 2);
  put(open(), 3);
  reader.refresh();
  expect(present(reader, 4)).toEqual([1, 2, 3]);
});

test('a record that is being written is seen when it is whole', () => {
  const { file, whole } = writeSome(3);
  writeFileSync(file, whole.subarray(0, whole.length - 7));
  const reader = open({ readOnly: true });
  expect(present(reader, 3)).toEqual([0, 1]);
  writeFileSync(file, whole);
  reader.refresh();
  expect(present(reader, 3)).toEqual([0, 1, 2]);
});

test('what is used stays longer than what is newer and is not', () => {
  const caches = [0, 1, 2].map((number) => {
    const cache = open();
    put(cache, number);
    return cache;
  });
  for (const cache of caches) cache.close();
  opened.length = 0;
  const old = Date.now() / 1000 - 10 * DAY;
  for (const file of segments()) utimesSync(file, old, old);
  const reader = open({ readOnly: true });
  expect(reader.get(keyOf(1))?.toString()).toBe(payloadOf(1).toString());
  const times = segments().map((file) => statSync(file).mtimeMs / 1000 > old + DAY);
  expect(times.filter(Boolean).length).toBe(1);
});

test('what other programs left is removed when nobody used it for long', () => {
  open({ variant: 'old' }).close();
  open({ variant: 'recent' }).close();
  opened.length = 0;
  const names = readdirSync(path.join(folder.path, 'payloads'));
  for (const name of names) {
    const other = path.join(folder.path, 'payloads', name);
    utimesSync(other, 1, Date.now() / 1000 - 59 * DAY);
  }
  const forgotten = path.join(folder.path, 'payloads', 'forgotten');
  mkdirSync(forgotten);
  utimesSync(forgotten, 1, Date.now() / 1000 - 61 * DAY);
  open();
  const left = readdirSync(path.join(folder.path, 'payloads'));
  expect(left).toEqual(expect.arrayContaining(names));
  expect(left).not.toContain('forgotten');
});

test('a disk that fills up is a sentence, and what was written before stays', () => {
  // The shell limits files to 8 KB (in 1 KB blocks): writes beyond fail as on a full disk.
  const command = `ulimit -f 8; exec '${process.execPath}' '${WRITER}' '${folder.path}' 1000`;
  const output = execFileSync('bash', ['-c', command], { encoding: 'utf8' });
  expect(output).toMatch(/^Payloads cannot be kept in .* and will be computed again at the next start: /);
  const left = present(open({ readOnly: true }), 1000).length;
  expect(left).toBeGreaterThan(20);
  expect(left).toBeLessThan(1000);
});

test('a table of places answers as a map does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 9 })), { maxLength: 4000 }),
      (sets) => {
        const table = new KeyTable();
        const map = new Map<number, number>();
        for (const [number, offset] of sets) {
          table.set(keyOf(number), { segment: 1, offset, length: number });
          map.set(number, offset);
        }
        expect(table.size).toBe(map.size);
        for (const number of [...map.keys(), -1]) {
          expect(table.find(keyOf(number))?.offset).toBe(map.get(number));
        }
      },
    ),
    { numRuns: 30 },
  );
});
