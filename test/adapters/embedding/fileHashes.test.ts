import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rememberedSha256 } from '../../../server/src/adapters/embedding/fileHashes.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
let file: string;
let memory: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = folder.write('model.onnx', 'weights');
  memory = path.join(folder.path, 'memory');
});
afterEach(() => {
  folder.remove();
});

const truth = (): string => execFileSync('sha256sum', [file], { encoding: 'utf8' }).slice(0, 64);

/** What is remembered of the file. */
function note(): string {
  const [name = ''] = readdirSync(memory);
  return path.join(memory, name);
}

test('a hash is remembered until the file changes', () => {
  expect(rememberedSha256(file, memory)).toBe(truth());
  const other = 'f'.repeat(64);
  writeFileSync(note(), readFileSync(note(), 'utf8').replace(truth(), other));
  expect(rememberedSha256(file, memory)).toBe(other);
  writeFileSync(file, 'other weights');
  expect(rememberedSha256(file, memory)).toBe(truth());
});

test('what a full disk cut off, or is no note, is not believed', () => {
  rememberedSha256(file, memory);
  const whole = readFileSync(note(), 'utf8');
  for (const length of [whole.length - 1, whole.length - 40, whole.length - 64, 10, 0]) {
    writeFileSync(note(), whole.slice(0, length));
    expect([length, rememberedSha256(file, memory)]).toEqual([length, truth()]);
    expect(readFileSync(note(), 'utf8')).toBe(whole);
  }
  const name = note();
  rmSync(name);
  mkdirSync(name);
  expect(rememberedSha256(file, memory)).toBe(truth());
});
