import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../server/src/adapters/cache/folderLock.ts';
import { environmentFolder } from '../../server/src/adapters/dspy/locations.ts';
import { RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
});
afterEach(() => workspace.stop());

test('without DSPy the command says how to get it', async () => {
  workspace.specify('Evaluate', '{}');
  const { code, error } = await workspace.run([
    'run',
    's.run.yaml',
    '--yes',
    '--cache',
    path.join(workspace.cache, 'none'),
  ]);
  expect([code, error]).toEqual([
    2,
    'databits: DSPy is not set up on this machine; run databits dspy setup first.\n',
  ]);
});

test('a second set-up waits for the first, and leaves it alone', async () => {
  const cache = path.join(workspace.cache, 'other');
  const folder = environmentFolder(cache);
  mkdirSync(folder, { recursive: true });
  const half = path.join(folder, 'half-made');
  writeFileSync(half, '');
  const release = takeLock(`${folder}.lock`);
  const { code, error } = await workspace.run(['dspy', 'setup', '--cache', cache]);
  release?.();
  expect([code, error]).toEqual([
    2,
    'databits: DSPy is being set up by another window or command; wait for it.\n',
  ]);
  expect(existsSync(half)).toBe(true);
});
