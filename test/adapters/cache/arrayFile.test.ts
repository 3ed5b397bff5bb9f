import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArrayFile, writeArrayFile } from '../../../server/src/adapters/cache/arrayFile.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const WRITER = fileURLToPath(new URL('./writeArrays.ts', import.meta.url));

let folder: TemporaryFolder;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder.path, 'some.arrays');
});
afterEach(() => {
  folder.remove();
});

const CONTENT = {
  arrays: {
    bytes: Uint8Array.of(1, 2, 3),
    numbers: Float64Array.of(1.5, NaN, -0),
    ids: Int32Array.of(-1, 7),
    none: new Uint32Array(),
  },
  json: { texts: ['a', 'ü', '\ud800'], nothing: null },
};

test('what was written is read', async () => {
  await writeArrayFile(file, CONTENT);
  expect(readArrayFile(file)).toEqual(CONTENT);
});

test('a file that is cut, or has any byte changed, is none', async () => {
  await writeArrayFile(file, CONTENT);
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length - 8; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    expect(readArrayFile(file)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      writeFileSync(file, damaged);
      const read = readArrayFile(file);
      // A byte between two sections belongs to none.
      if (read !== undefined) expect(read).toEqual(CONTENT);
    }),
  );
});

test('a process that is killed while it writes leaves the old file or the new one', async () => {
  const seen = new Set<number>();
  for (let round = 0; round < 12; round += 1) {
    await new Promise((resolve) => {
      const child = spawn(process.execPath, [WRITER, file]);
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), round * 7));
      child.once('exit', resolve);
    });
    const numbers = readArrayFile(file)?.arrays['numbers'];
    expect(new Set(numbers).size).toBe(1);
    seen.add(numbers?.[0] ?? -1);
  }
  // Otherwise nothing was written meanwhile and nothing was tested.
  expect(seen.size).toBeGreaterThan(1);
});

test('a disk that fills up leaves the old file', async () => {
  await writeArrayFile(file, CONTENT);
  const command = `ulimit -f 64; exec '${process.execPath}' '${WRITER}' '${file}' once`;
  const output = execFileSync('bash', ['-c', command], { encoding: 'utf8' });
  expect(output).toMatch(/EFBIG|file too large/);
  expect(readArrayFile(file)).toEqual(CONTENT);
  expect(readdirSync(folder.path)).toEqual(['some.arrays']);
});
