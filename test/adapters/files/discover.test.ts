import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeUnreadableNames, discoverRecordFiles } from '../../../server/src/adapters/files/discover.ts';
import { globExpression } from '../../../server/src/adapters/files/glob.ts';
import { readRecordFile, stampOf } from '../../../server/src/adapters/files/recordFile.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';
import { git } from '../support/git.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const TREE = `
a.example.yaml
b.databit.yml
plain.yaml
example.yaml
deep/er/c.dataset.yaml
node_modules/pack/d.example.yaml
ignored/e.example.yaml
kept/f.example.yaml
kept/nested/g.example.yaml
build/h.example.yaml
`;

function discover(options: { exclude?: string[]; ignored?: string[]; trusted?: boolean } = {}): string[] {
  const { exclude = [], ignored = [], trusted = true } = options;
  const found = discoverRecordFiles({
    roots: [folder.path],
    exclude,
    ignored: new Map([[folder.path, ignored]]),
    trusted,
  });
  return [...found].map((file) => path.relative(folder.path, file)).sort();
}

// The same rules hold with git, and without it by the .gitignore files alone.
describe.each([
  ['in a work tree', true],
  ['without git', false],
])('%s', (_, withGit) => {
  beforeEach(() => {
    if (withGit) git(folder.path, 'init', '--quiet');
    for (const name of TREE.trim().split('\n')) folder.write(name, '');
    folder.write('.gitignore', 'ignored/\n/build\nnode_modules\n*.example.yaml\n!*.example.yaml\n');
    folder.write('kept/.gitignore', 'nested\n');
  });

  test('finds record files that are not ignored', () => {
    expect(discover()).toEqual([
      'a.example.yaml',
      'b.databit.yml',
      'deep/er/c.dataset.yaml',
      'kept/f.example.yaml',
    ]);
  });

  test('leaves out what files.exclude and databits.yaml name', () => {
    expect(discover({ exclude: ['**/deep', '*.{databit,dataset}.yml'], ignored: ['kept/'] })).toEqual([
      'a.example.yaml',
    ]);
  });

  test('does not follow symbolic links: no loops, no second copies, nothing outside', () => {
    const outside = temporaryFolder();
    outside.write('secret.example.yaml', '');
    symlinkSync(folder.path, path.join(folder.path, 'deep', 'loop'));
    symlinkSync(outside.path, path.join(folder.path, 'outside'));
    symlinkSync(path.join(folder.path, 'a.example.yaml'), path.join(folder.path, 'again.example.yaml'));
    symlinkSync('nowhere', path.join(folder.path, 'dangling.example.yaml'));
    const readable = discover().filter((name) => stampOf(path.join(folder.path, name)) !== undefined);
    expect(readable).toEqual([
      'a.example.yaml',
      'b.databit.yml',
      'deep/er/c.dataset.yaml',
      'kept/f.example.yaml',
    ]);
    outside.remove();
  });
});

test('tracked files count even where they are ignored, and nested repositories belong to the workspace', () => {
  git(folder.path, 'init', '--quiet');
  folder.write('tracked.example.yaml', '');
  git(folder.path, 'add', '.');
  folder.write('.gitignore', '*.example.yaml\n');
  folder.write('clone/inner.databit.yaml', '');
  git(path.join(folder.path, 'clone'), 'init', '--quiet');
  expect(discover()).toEqual(['clone/inner.databit.yaml', 'tracked.example.yaml']);
});

test('submodules belong to the workspace', () => {
  const library = temporaryFolder();
  git(library.path, 'init', '--quiet');
  library.write('shared.example.yaml', '');
  git(library.path, 'add', '.');
  git(library.path, 'commit', '--quiet', '--message', 'x');
  git(folder.path, 'init', '--quiet');
  git(
    folder.path,
    '-c',
    'protocol.file.allow=always',
    'submodule',
    '--quiet',
    'add',
    library.path,
    'library',
  );
  expect(discover()).toEqual(['library/shared.example.yaml']);
  library.remove();
});

test('a root within a repository sees its own files only', () => {
  git(folder.path, 'init', '--quiet');
  folder.write('outer.example.yaml', '');
  folder.write('inner/one.example.yaml', '');
  const root = path.join(folder.path, 'inner');
  const found = discoverRecordFiles({ roots: [root], exclude: [], ignored: new Map(), trusted: true });
  expect([...found]).toEqual([path.join(root, 'one.example.yaml')]);
});

test('a root that is not there has no files', () => {
  const roots = [path.join(folder.path, 'nowhere')];
  expect(discoverRecordFiles({ roots, exclude: [], ignored: new Map(), trusted: true }).size).toBe(0);
});

// Other systems refuse such names.
if (process.platform === 'linux')
  test.each([true, false])('names that are not UTF-8 are told, trusted: %s', (trusted) => {
    const latin = (name: string): Buffer =>
      Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from(name, 'latin1')]);
    if (trusted) git(folder.path, 'init');
    folder.write('fine \ufffd.example.yaml', '');
    writeFileSync(latin('caf\u00e9.example.yaml'), '');
    writeFileSync(latin('caf\u00e9.txt'), '');
    mkdirSync(latin('\u00fc'));
    writeFileSync(latin('\u00fc/x.example.yaml'), '');
    const unreadable: string[] = [];
    const found = discoverRecordFiles({
      roots: [folder.path],
      exclude: [],
      ignored: new Map(),
      trusted,
      onUnreadableName: (file) => unreadable.push(path.relative(folder.path, file)),
    });
    expect([...found].map((file) => path.basename(file))).toEqual(['fine \ufffd.example.yaml']);
    expect(unreadable.length).toBe(2);
    expect(describeUnreadableNames(unreadable)).toMatch(
      /^2 paths are not read because the name is not UTF-8/,
    );
  });

const GLOBS: [glob: string, matching: string, other: string][] = [
  ['**/*.js', 'a/b/c.js', 'a/b/c.jsx'],
  ['*.js', 'c.js', 'a/c.js'],
  ['**/node_modules', 'x/node_modules', 'x/node_modules2'],
  ['out/**', 'out/a/b', 'outer/a'],
  ['{a,b}/*.yaml', 'b/x.yaml', 'c/x.yaml'],
  ['file[0-9].txt', 'file7.txt', 'filex.txt'],
  ['file[!0-9].txt', 'filex.txt', 'file7.txt'],
  ['a?c', 'abc', 'a/c'],
  ['(x)+$', '(x)+$', 'x'],
];

test.each(GLOBS)('the glob %s', (glob, matching, other) => {
  expect([globExpression(glob).test(matching), globExpression(glob).test(other)]).toEqual([true, false]);
});

test('a glob that makes no sense matches nothing', () => {
  expect(globExpression('[z-a]').test('z')).toBe(false);
});

const BYTES: [what: string, bytes: Buffer, code: string | undefined][] = [
  ['text', Buffer.from('example_id: ü\n'), undefined],
  ['a byte order mark', Buffer.from('\ufeffexample_id: x\n'), undefined],
  ['Latin-1', Buffer.from('example_id: \xfc\n', 'latin1'), 'file.binary'],
  ['zero bytes', Buffer.from([0x61, 0, 0x62]), 'file.binary'],
  ['UTF-16', Buffer.from('\ufeffexample_id: x\n', 'utf16le'), 'file.binary'],
];

test.each(BYTES)('a file with %s', (_, bytes, code) => {
  const file = folder.write('x.example.yaml', bytes);
  const read = readRecordFile(file, stampOf(file) ?? { size: 0, changed: 0, statusChanged: 0 });
  expect('problem' in read ? read.problem.code : undefined).toBe(code);
});

test('a file that is a folder, or too large, or gone is a problem', () => {
  const file = path.join(folder.path, 'y.example.yaml');
  mkdirSync(file);
  const codeOf = (size: number, name: string): string | undefined => {
    const read = readRecordFile(name, { size, changed: 0, statusChanged: 0 });
    return 'problem' in read ? read.problem.code : undefined;
  };
  expect(stampOf(file)).toBeUndefined();
  expect([codeOf(1, file), codeOf(1, `${file}x`), codeOf(60 * 1024 * 1024, file)]).toEqual([
    'file.unreadable',
    'file.unreadable',
    'file.too-large',
  ]);
});
