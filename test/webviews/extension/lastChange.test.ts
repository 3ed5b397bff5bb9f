import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, LastChange, withMarkOf, type ChangedFile } from '../../../client/src/editing/lastChange.ts';

const MODULE = fileURLToPath(new URL('../../../client/src/editing/lastChange.ts', import.meta.url));

const FIRST: ChangedFile[] = [
  { uri: 'file:///a.example.yaml', before: 'one\n', after: 'two\n' },
  { uri: 'file:///gone.example.yaml', before: '\u{feff}x: 1\r\n', after: undefined },
  { uri: 'file:///new.example.yaml', before: undefined, after: 'new\n' },
];
const REMEMBERED = [
  { uri: 'file:///a.example.yaml', before: 'one\n', hashAfter: hashOf('two\n') },
  { uri: 'file:///gone.example.yaml', before: '\u{feff}x: 1\r\n', hashAfter: undefined },
  { uri: 'file:///new.example.yaml', before: undefined, hashAfter: hashOf('new\n') },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'databits-last-change-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what the last change left behind', () => {
  test('is what was remembered last, also by another session, and nothing else stays on the disk', async () => {
    expect(await new LastChange(folder).files()).toEqual([]);
    await new LastChange(folder).remember([{ uri: 'file:///b', before: 'b', after: 'c' }]);
    await new LastChange(folder).remember(FIRST);
    expect(await new LastChange(folder).files()).toEqual(REMEMBERED);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('is the change before where the disk is full, and the room is given back', async () => {
    await new LastChange(folder).remember(FIRST);
    // No file may have more than a kilobyte: to this process the disk is full.
    const program = `const { LastChange } = await import(process.argv[1]);
      const files = [0, 1].map((at) => ({ uri: 'file:///' + at, before: 'x'.repeat(at * 5000), after: '' }));
      await new LastChange(process.argv[2]).remember(files).catch(() => console.log('refused'));`;
    const node = [process.execPath, '--input-type=module', '-e', program, MODULE, folder];
    const { stdout } = await promisify(execFile)('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', ...node]);
    expect(stdout).toBe('refused\n');
    expect(await new LastChange(folder).files()).toEqual(REMEMBERED);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('is the change before where the next was not written to its end', async () => {
    await new LastChange(folder).remember(FIRST);
    await new LastChange(path.join(folder, '2')).remember([]);
    expect(await new LastChange(folder).files()).toEqual(REMEMBERED);
    writeFileSync(path.join(folder, '2', 'files.json'), '[{"uri":"file:///b","text":"0.yaml"}]');
    expect(await new LastChange(folder).files()).toEqual(REMEMBERED);
    await new LastChange(folder).remember([]);
    expect(readdirSync(folder)).toEqual(['3']);
  });
});

test('a file that goes keeps its byte order mark', () => {
  expect(withMarkOf(Buffer.from('\u{feff}a: 1\n'), 'a: 1\n')).toBe('\u{feff}a: 1\n');
  expect(withMarkOf(Buffer.from('a: 1\n'), 'a: 1\n')).toBe('a: 1\n');
  expect(withMarkOf(new Uint8Array(), '')).toBe('');
});
