import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandWorkspace, MAIN } from './commandLine.ts';

/** So many that the signal comes long before all are read. */
const FILES = 300;
const RECORDS = 150;

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
  for (let file = 0; file < FILES; file += 1) {
    const records = Array.from({ length: RECORDS }, (_, at) => {
      const id = `01930d2e-7b5a-7c31-9a44-${String(file * RECORDS + at).padStart(12, '0')}`;
      return `example_id: ${id}\nversion: 1\ninput: { text: t }\nexpected_output: x\n`;
    });
    workspace.write(`r${String(file)}.example.yaml`, records.join('---\n'));
  }
});
afterEach(() => {
  workspace.dispose();
});

/** Runs a command and presses Ctrl+C as soon as it says that it reads files. */
function interrupted(argv: readonly string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, '--progress', ...argv], { cwd: workspace.folder });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.once('data', () => child.kill('SIGINT'));
    child.on('close', (code) => {
      resolve({ code, out });
    });
  });
}

test('an export that is stopped leaves the file of the one before, not a part', async () => {
  workspace.write('out.jsonl', 'the one before\n');
  expect(await interrupted(['export', '--out', 'out.jsonl'])).toEqual({ code: 130, out: '' });
  expect(workspace.read('out.jsonl')).toBe('the one before\n');
});

test('a check that is stopped judges nothing', async () => {
  expect(await interrupted(['check'])).toEqual({ code: 130, out: '' });
});
