import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ensureNeovim } from '../../scripts/setup/neovim.ts';
import { databit, example } from './support/records.ts';
import type { TemporaryWorkspace } from './support/temporaryWorkspace.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

const INIT = fileURLToPath(new URL('neovim/init.lua', import.meta.url));
const COMMAND_LINE = fileURLToPath(new URL('../../server/src/hosts/cli/main.ts', import.meta.url));

/** Runs Neovim without a screen on a workspace; answers what it saw. */
async function driveNeovim(workspace: TemporaryWorkspace): Promise<Record<string, unknown>> {
  const home = path.dirname(workspace.root);
  const result = path.join(home, 'result.json');
  const env = {
    ...process.env,
    NODE: process.execPath,
    PROGRAM: COMMAND_LINE,
    ROOT: workspace.root,
    CACHE: workspace.cacheFolder,
    RESULT: result,
    DATABIT: databit(1),
    // Neovim keeps its log and its settings below these.
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_STATE_HOME: home,
    XDG_CACHE_HOME: home,
  };
  const child = spawn(await ensureNeovim(), ['--headless', '-u', INIT], { env, stdio: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      resolve();
    });
  });
  return JSON.parse(readFileSync(result, 'utf8')) as Record<string, unknown>;
}

test('Neovim 0.7 shows problems, completes, renames, formats, mends, and hears of changes on the disk', async () => {
  const record = (number: number): string =>
    `${example(number, 1).replace('Hello', `Hello ${String(number)}`)}function_name: classify\n`;
  const workspace = bench.workspace(
    `#- new.example.yaml\n${record(10)}statsu:   draft\n#- other.example.yaml\n${record(11)}`,
  );
  const seen = await driveNeovim(workspace);
  expect(seen['error']).toBeUndefined();
  expect(seen).toMatchObject({
    first: ['record.unknown-property', 'reference.unknown'],
    afterOutsideChange: ['record.unknown-property'],
    renamed: ['route', 'route'],
    ended: true,
  });
  expect(seen['completion']).toContainEqual(expect.stringMatching(/^difficulty: /));
  expect(JSON.stringify(seen['hover'])).toContain('Version');
  expect(seen['formatted']).toContain('statsu: draft');
  expect(seen['last']).toContain('status: draft');
  // Neovim logs what it cannot handle.
  const logged = String(seen['logged']);
  expect(logged).toContain('[INFO]');
  expect(logged).not.toMatch(/\[(?:WARN|ERROR)\]/);
});
