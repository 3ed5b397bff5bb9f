import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandWorkspace } from '../cli/commandLine.ts';

const MAIN = fileURLToPath(new URL('../../../server/src/hosts/cli/main.ts', import.meta.url));
const ARGV = [
  'import',
  'rows.jsonl',
  '--kind',
  'databit',
  '--map',
  'content.text=t',
  '--map',
  'created_at=at',
];

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    t: `text ${String(at)}`,
    at: '2026-01-01T00:00:00Z',
  }));
  workspace.write('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
});
afterEach(() => {
  workspace.dispose();
});

/** Starts the import and waits until it has written a few files. */
async function startImport(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, ...ARGV], {
    cwd: workspace.folder,
    // The same cache folder as the runs after it, so that a lock left behind would stop them.
    env: { ...process.env, DATABITS_CACHE: workspace.cache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = path.join(workspace.folder, 'imported');
  while (!existsSync(out) || readdirSync(out).length < 5) {
    if (child.exitCode !== null) throw new Error('The import ended before it could be stopped.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return child;
}

/** What an import leaves that nothing stops. */
async function wholeImport(): Promise<Map<string, string>> {
  const other = new CommandWorkspace();
  try {
    other.write('rows.jsonl', workspace.read('rows.jsonl'));
    await other.run(ARGV);
    return other.snapshot('imported');
  } finally {
    other.dispose();
  }
}

test('kill -9 leaves whole files only, and the next run completes them to the same bytes', async () => {
  const child = await startImport();
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGKILL');
  await closed;
  const { code, out } = await workspace.run(['check']);
  expect(out).toMatch(/^No problems in [\d,]+00 records/);
  expect(code).toBe(0);
  expect((await workspace.run(ARGV)).code).toBe(0);
  const records = [...workspace.snapshot('imported')].filter(([name]) => name.endsWith('.databit.yaml'));
  expect(new Map(records)).toEqual(await wholeImport());
});

test('Ctrl+C stops between records, says so, and the next run goes on', async () => {
  const child = await startImport();
  const out: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGINT');
  expect(await closed).toBe(130);
  expect(Buffer.concat(out).toString()).toContain('Stopped before the end; run it again to go on.');
  expect((await workspace.run(ARGV)).code).toBe(0);
  expect((await workspace.run(['check'])).out).toMatch(/^No problems in 20,000 records/);
});

test('two imports at once: one writes, the other says so, and nothing is there twice', async () => {
  const child = await startImport();
  const closed = new Promise((resolve) => child.on('close', resolve));
  const { code, error } = await workspace.run(ARGV);
  expect(error).toMatch(/Another import is writing to .*: wait for it, then import again\./);
  expect(code).toBe(2);
  expect(await closed).toBe(0);
  expect((await workspace.run(['check'])).out).toMatch(/^No problems in 20,000 records/);
});
