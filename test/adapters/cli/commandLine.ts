import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../../shared/src/json.ts';

/** The command line program. */
export const MAIN = fileURLToPath(new URL('../../../server/src/hosts/cli/main.ts', import.meta.url));

/** Node keeps compiled modules here, which makes each of the many starts three times as fast. */
const COMPILE_CACHE = path.join(tmpdir(), 'databits-compile-cache');

/** What a run of the command line gave. */
export interface CommandResult {
  code: number | null;
  out: string;
  error: string;
}

/** Folder of the real data that tests read and the repository does not hold. */
export const SHARED_DATA =
  process.env['DATABITS_SHARED_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** A temporary workspace that command lines run in. */
export class CommandWorkspace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'databits-cli-'));
  readonly cache = mkdtempSync(path.join(tmpdir(), 'databits-cache-'));

  /** Runs `databits …` in the workspace's folder. */
  run(argv: readonly string[], input?: string): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, ...argv], {
        cwd: this.folder,
        env: { ...process.env, DATABITS_CACHE: this.cache, NO_COLOR: '1', NODE_COMPILE_CACHE: COMPILE_CACHE },
      });
      const out: Buffer[] = [];
      const error: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() });
      });
      child.stdin.end(input ?? '');
    });
  }

  /** The workspace's examples, as an export gives them. */
  async examples(): Promise<JsonObject[]> {
    const { out } = await this.run(['export', '--kind', 'example']);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JsonObject);
  }

  write(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Names of a folder's files with their contents. */
  snapshot(folder: string): Map<string, string> {
    const names = readdirSync(path.join(this.folder, folder)).sort();
    return new Map(names.map((name) => [name, this.read(path.join(folder, name))]));
  }

  dispose(): void {
    for (const folder of [this.folder, this.cache]) rmSync(folder, { recursive: true, force: true });
  }
}
