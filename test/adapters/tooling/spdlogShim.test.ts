import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { repositoryRoot } from '../../../scripts/process/paths.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'databits-log-'));

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the stand-in for the log library gives its functions by name to a module, as VS Code imports it', () => {
  const shim = path.join(repositoryRoot, 'scripts', 'setup', 'editor', 'spdlogShim.cjs');
  const file = path.join(folder, 'deep', 'window.log');
  // In Node itself: the test runner finds names in other ways.
  const script = `
    import { createAsyncRotatingLogger, createRotatingLogger, setFlushOn, setLevel, version, Logger } from ${JSON.stringify(shim)};
    console.log([createRotatingLogger, setFlushOn, Logger].map((one) => typeof one).join(), version);
    setLevel(2);
    const logger = await createAsyncRotatingLogger('window', ${JSON.stringify(file)}, 1, 1);
    logger.clearFormatters();
    logger.debug('left out');
    logger.info('written');`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toBe('function,function,function 0\n');
  expect(readFileSync(file, 'utf8')).toBe('written');
});
