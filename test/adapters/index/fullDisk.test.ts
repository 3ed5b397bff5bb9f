import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { exampleFile } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const INDEX = fileURLToPath(new URL('./fullDiskIndex.ts', import.meta.url));
const RECORDS = 300;

interface Found {
  total: number;
  differences: number;
  notice?: string;
  work: { parsed: number; reused: number };
}

let folder: TemporaryFolder;
afterEach(() => {
  folder.remove();
});

/** An index in a process that can write so many KB to a file at most: then the system says that there is no room. */
async function index(kilobytes: number | 'unlimited'): Promise<Found> {
  const places = [path.join(folder.path, 'workspace'), path.join(folder.path, 'cache'), 'parcel'];
  const command = ['ulimit -f "$1"; shift; exec "$@"', 'bash', String(kilobytes), process.execPath, INDEX];
  const { stdout } = await promisify(execFile)('bash', ['-c', ...command, ...places]);
  return JSON.parse(stdout) as Found;
}

const SAYS_SO = /cannot be kept in .* (EFBIG|the disk is full)/;

// Within the first record, within the records; the snapshot, which is written when the process ends already.
test.each([
  [0, SAYS_SO],
  [1, SAYS_SO],
  [60, SAYS_SO],
  [320, undefined],
])(
  'where the disk takes %i KB of a cache, search is right, says so, and the next start makes up for it',
  async (kilobytes, says) => {
    folder = temporaryFolder();
    const names = Array.from({ length: RECORDS }, (_, n) => [`n${String(n)}`, `parcel number ${String(n)}`]);
    folder.write(
      'workspace/a.example.yaml',
      exampleFile(Object.fromEntries(names) as Record<string, string>),
    );
    const full = await index(kilobytes);
    expect([full.total, full.differences]).toEqual([RECORDS, 0]);
    if (says === undefined) expect(full.notice).toBeUndefined();
    else expect(full.notice).toMatch(says);
    const next = await index('unlimited');
    expect([next.total, next.differences, next.notice]).toEqual([RECORDS, 0, undefined]);
    const warm = await index('unlimited');
    expect([warm.total, warm.differences, warm.notice, warm.work.parsed]).toEqual([RECORDS, 0, undefined, 0]);
  },
);
