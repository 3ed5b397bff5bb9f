import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listPython } from '../../../server/src/adapters/files/listPython.ts';
import {
  pythonPath,
  readPythonSource,
  repositoryFolder,
  understandPython,
} from '../../../server/src/adapters/files/pythonSource.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { LARGEST_PYTHON } from '../../../server/src/core/python/pythonModule.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const isPosix = process.platform !== 'win32';

describe('a path in a template', () => {
  test.each([
    ['a.py', 'a.py'],
    ['app/./b/../a.py', 'app/a.py'],
    ['app\\a.py', 'app/a.py'],
    ['..a/a.py', '..a/a.py'],
    ['../a.py', undefined],
    ['app/../../a.py', undefined],
    ['/etc/a.py', undefined],
    ['//host/share/a.py', undefined],
    ['\\\\host\\share\\a.py', undefined],
  ])('%s is %s', (name, expected) => {
    const file = pythonPath(folder.path, name);
    expect(file && path.relative(folder.path, file).replaceAll(path.sep, '/')).toBe(expected);
  });

  test('is relative to the folder of databits.yaml, of the repository, or of the workspace', () => {
    folder.write('repository/.git/HEAD', '');
    folder.write('repository/data/templates/x', '');
    const repository = path.join(folder.path, 'repository');
    const data = path.join(repository, 'data');
    expect(repositoryFolder(path.join(data, 'templates'))).toBe(repository);
    folder.write('repository/data/databits.yaml', '');
    expect(repositoryFolder(path.join(data, 'templates'))).toBe(data);
  });
});

describe('a Python file', () => {
  const read = (name: string): ReturnType<typeof readPythonSource> =>
    readPythonSource(path.join(folder.path, 'repository', name), path.join(folder.path, 'repository'));

  test('is read within the repository, through a link too', async () => {
    folder.write('repository/a.py', '\ufeffx = 1\n');
    symlinkSync('a.py', path.join(folder.path, 'repository', 'link.py'));
    expect([await read('a.py'), await read('link.py')]).toEqual([{ text: 'x = 1\n' }, { text: 'x = 1\n' }]);
    expect(await read('none.py')).toEqual({ state: 'missing' });
    expect(await read('a.py/b.py')).toEqual({ state: 'missing' });
  });

  test('is not read where a link leads out of it', async () => {
    const outside = folder.write('outside.py', 'x = 1\n');
    folder.write('repository/a.py', '');
    symlinkSync(outside, path.join(folder.path, 'repository', 'link.py'));
    symlinkSync(folder.path, path.join(folder.path, 'repository', 'up'));
    const refused = { state: 'unreadable', reason: 'leads out of the repository by a link' };
    expect([await read('link.py'), await read('up/outside.py')]).toEqual([refused, refused]);
  });

  test('is not read where it is too large, or no text', async () => {
    folder.write('repository/large.py', '#'.repeat(LARGEST_PYTHON + 1));
    folder.write('repository/binary.py', Buffer.from([0x63, 0xff, 0xfe]));
    folder.write('repository/folder.py/x', '');
    expect([await read('large.py'), await read('binary.py'), await read('folder.py')]).toEqual([
      { state: 'unreadable', reason: 'has more than 512 KB' },
      { state: 'unreadable', reason: 'is not text in UTF-8' },
      { state: 'unreadable', reason: 'is not a regular file' },
    ]);
  });

  test.runIf(isPosix)('a pipe without a writer is refused at once', async () => {
    folder.write('repository/a.py', '');
    execFileSync('mkfifo', [path.join(folder.path, 'repository', 'pipe.py')]);
    expect(await read('pipe.py')).toEqual({ state: 'unreadable', reason: 'is not a regular file' });
  });

  test('is given up where it takes too long, and lets others have their turn meanwhile', async () => {
    const text = 'x = (1)\n'.repeat(5000);
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses++;
      return Promise.resolve();
    };
    let time = 0;
    const understand = (millisecondsEach: number): ReturnType<typeof understandPython> =>
      understandPython({ text }, 'file:///a.py', pause, () => (time += millisecondsEach));
    expect(await understand(1)).toMatchObject({ state: 'read', module: { isIntact: true } });
    expect(pauses).toBeGreaterThan(10);
    pauses = 0;
    expect(await understand(900)).toEqual({ state: 'unreadable', reason: 'takes too long to understand' });
    expect(pauses).toBe(2);
  });
});

describe('the list of Python files', () => {
  test('has those of the repository, without ignored and installed ones and what links lead to', async () => {
    for (const name of [
      'b.py',
      'app/a.py',
      'app/data.txt',
      'ignored/c.py',
      '.venv/d.py',
      'lib/site-packages/e.py',
    ])
      folder.write(name, '');
    folder.write('.gitignore', 'ignored/\n');
    symlinkSync(folder.path, path.join(folder.path, 'app', 'loop'));
    expect(await listPython(folder.path, neverCancelled)).toEqual(['app/a.py', 'b.py']);
  });

  test('is capped, the nearer files first', async () => {
    for (let at = 0; at < 600; at++) folder.write(`deep/er/f${String(at)}.py`, '');
    folder.write('near.py', '');
    const found = await listPython(folder.path, neverCancelled);
    expect(found).toHaveLength(500);
    expect(found).toContain('near.py');
    expect(await listPython(folder.path, { ...neverCancelled, isCancellationRequested: true })).toEqual([]);
  });
});
