import { spawn } from 'node:child_process';
import process from 'node:process';

/** What a run of the command line program gave. */
export interface CliResult {
  /** 0 well, 1 problems or bad rows, 2 failure, 130 stopped; `undefined` where it was killed. */
  exitCode: number | undefined;
  out: string;
  /** Sentences for people. */
  error: string;
}

/** One run. */
export interface CliRun {
  /** Absolute path of the program. */
  file: string;
  args: readonly string[];
  /** Absolute path of the workspace folder. */
  folder: string;
  /** Variables beside those of the editor. */
  environment: Readonly<Record<string, string>>;
  /** Stops the program in order: what is written stays whole. */
  signal: AbortSignal;
}

/** Runs the command line program with the editor's own Node, without a shell and out of sight. Rejects where it cannot start. */
export function runCli({ file, args, folder, environment, signal }: CliRun): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, '--folder', folder, '--no-color', ...args], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    const stop = (): void => {
      child.kill('SIGINT');
    };
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({
        exitCode: code ?? undefined,
        out: Buffer.concat(out).toString(),
        error: Buffer.concat(error).toString().trim(),
      });
    });
  });
}
