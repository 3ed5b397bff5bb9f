import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFile } from '../../../server/src/adapters/files/hashFile.ts';
import { readSmallFile } from '../../../server/src/adapters/files/readSmallFile.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const isPosix = process.platform !== 'win32';

describe('settings and ignore rules', () => {
  test('are read, through a link too', () => {
    const file = folder.write('databits.yaml', 'format_version: 1\n');
    const link = path.join(folder.path, 'link');
    symlinkSync(file, link);
    expect([readSmallFile(file), readSmallFile(link)]).toEqual([
      { text: 'format_version: 1\n' },
      { text: 'format_version: 1\n' },
    ]);
    expect(readSmallFile(path.join(folder.path, 'none'))).toBeUndefined();
  });

  test('are not read where they are too large or a folder', () => {
    const large = folder.write('large', 'x'.repeat(1024 * 1024 + 1));
    expect(readSmallFile(large)).toEqual({ reason: 'it has more than 1 MB' });
    expect(readSmallFile(folder.path)).toEqual({ reason: 'it is not a regular file' });
  });

  test.runIf(isPosix)('a device without end and a pipe without a writer are refused at once', () => {
    const device = path.join(folder.path, 'databits.yaml');
    symlinkSync('/dev/zero', device);
    const pipe = path.join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const file of [device, pipe]) {
      expect(readSmallFile(file)).toEqual({ reason: 'it is not a regular file' });
      expect(hashFile(file)).toBeUndefined();
    }
  });
});
