import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stampOf } from '../../../server/src/adapters/files/recordFile.ts';
import { writeAtomically } from '../../../server/src/adapters/importing/writeAtomically.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const MODULE = fileURLToPath(
  new URL('../../../server/src/adapters/importing/writeAtomically.ts', import.meta.url),
);

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

/** Writes in a process whose files may have 64 KiB: like a full disk, the system then takes a part of what is written. */
function writeOnFullDisk(file: string, length: number): string {
  const program = `import { writeAtomically } from ${JSON.stringify(MODULE)};
try { writeAtomically(${JSON.stringify(file)}, 'n'.repeat(${String(length)})); } catch (error) { console.log(error.message); }`;
  const limited = `trap '' XFSZ; ulimit -f 64; exec "$0" --input-type=module-typescript -e "$1"`;
  return spawnSync('bash', ['-c', limited, process.execPath, program], { encoding: 'utf8' }).stdout;
}

test.skipIf(process.platform === 'win32')('a full disk leaves the old file and nothing beside it', () => {
  const file = folder.write('a.example.yaml', 'old');
  expect(writeOnFullDisk(file, 1000)).toBe('');
  expect(statSync(file).size).toBe(1000);
  expect(writeOnFullDisk(file, 200_000)).toMatch(
    /could not be written \(EFBIG\); nothing of it was changed\./,
  );
  expect(readFileSync(file, 'utf8')).toBe('n'.repeat(1000));
  expect(readdirSync(folder.path)).toEqual(['a.example.yaml']);
});

test('a file that somebody saved meanwhile keeps what they wrote', () => {
  const file = folder.write('a.example.yaml', 'old');
  const before = stampOf(file);
  writeFileSync(file, 'saved by someone');
  expect(() => {
    writeAtomically(file, 'new', before);
  }).toThrow('was changed meanwhile and is left as it is');
  expect(readFileSync(file, 'utf8')).toBe('saved by someone');
});

test('a new file does not replace one that somebody made meanwhile', () => {
  const file = folder.write('a.example.yaml', 'theirs');
  expect(() => {
    writeAtomically(file, 'ours', 'absent');
  }).toThrow('was changed meanwhile and is left as it is');
  writeAtomically(`${file}.2`, 'ours', 'absent');
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.2`, 'utf8')]).toEqual(['theirs', 'ours']);
  expect(readdirSync(folder.path)).toEqual(['a.example.yaml', 'a.example.yaml.2']);
});

test.skipIf(process.platform !== 'linux')('a place where no folder can be made is told', () => {
  expect(() => {
    writeAtomically('/proc/none/sub/a.example.yaml', 'x');
  }).toThrow(/could not be written \(E[A-Z]+\)/);
});
