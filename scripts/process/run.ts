import { spawn } from 'node:child_process';
import { ExpectedFailure, hasErrorCode } from './expectedFailure.ts';

/** How a child process ended and what it wrote. */
export interface RunResult {
  /** The exit code, or 128 when a signal ended the process. */
  readonly code: number;
  /** Standard output and standard error in the order of arrival; empty when they went to the screen. */
  readonly output: string;
}

/** Where the process runs, with which environment, and whether its output goes to the screen. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly show?: boolean;
}

/** Runs a program with an argument array (never a shell) and waits for it; a missing program is expected. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: options.show === true ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      const missing = hasErrorCode(error, 'ENOENT');
      reject(
        missing ? new ExpectedFailure(`${program} was not found on the PATH: install it first.`) : error,
      );
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 128, output });
    });
  });
}

/** As {@link run} with captured output, but an exit code other than 0 is an error that shows the output. */
export async function runOrFail(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(program, args, options);
  if (result.code !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${String(result.code)}:\n${result.output}`);
  }
  return result.output;
}
