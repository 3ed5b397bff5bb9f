import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RunEvent } from '../../core/optimization/runEvent.ts';
import type { StartedPlan } from '../../core/optimization/runProgress.ts';
import { takeLock } from '../cache/folderLock.ts';
import { OperationalError } from '../operationalError.ts';
import { EventReader } from './eventReader.ts';
import { runnerFolder, type RunFiles } from './locations.ts';

/** Milliseconds between two looks at the events. */
const INTERVAL = 200;
/** Milliseconds after which a run that was asked to end, and did not, is ended. */
const PATIENCE = 60_000;

export interface RunProcessOptions {
  /** The Python of the environment. */
  python: string;
  files: RunFiles;
  /** What the runner is to do; absent where its input is there from an earlier execution. */
  input?: object;
  /** What is told of it before the start; kept for who looks how far it is. */
  plan?: StartedPlan;
  onEvent: (event: RunEvent) => void;
}

/** How a run's process ended. */
export interface RunProcessEnd {
  /** 0 where there is a receipt that says no failure, 1 with a failed one, 2 without any. */
  code: number;
  /** The last error that the run told of. */
  error: string | undefined;
}

/**
 * Runs DSPy in a process of its own, and tells its events as they come. When it is cancelled the run is asked to end, keeps
 * the best so far and writes its receipt. Only in a trusted workspace.
 */
export async function runProcess(options: RunProcessOptions, token: Cancellation): Promise<RunProcessEnd> {
  mkdirSync(options.files.state, { recursive: true });
  const release = takeLock(`${options.files.folder}.lock`);
  if (release === undefined)
    throw new OperationalError('This run is carried out by another window or command already.');
  try {
    return await carryOut(options, token);
  } finally {
    release();
  }
}

async function carryOut(
  { python, files, input, plan, onEvent }: RunProcessOptions,
  token: Cancellation,
): Promise<RunProcessEnd> {
  if (input !== undefined) writeFileSync(files.input, JSON.stringify(input), { mode: 0o600 });
  if (plan !== undefined) writePlan(files.plan, plan);
  const reader = new EventReader(files.events);
  // Those of an earlier execution were told then.
  reader.read();
  // A file, not a pipe: a run whose starter is gone can still print.
  const output = openSync(files.output, 'a', 0o600);
  const child = spawn(python, ['-m', 'databits_runner', 'run', files.input], {
    cwd: runnerFolder(),
    env: { ...process.env, PYTHONUTF8: '1', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', output, output],
    // What a terminal tells its programs is for whoever started the run, who asks it to end where that is meant.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(output);
  let code: number | undefined;
  child.once('error', () => {
    code = 2;
  });
  child.once('close', (status) => {
    code ??= status ?? 2;
  });
  let error: string | undefined;
  let askedAt: number | undefined;
  for (;;) {
    const isOver = code !== undefined;
    for (const event of reader.read()) {
      if (event.type === 'error' && typeof event['message'] === 'string') error = event['message'];
      onEvent(event);
    }
    if (isOver) break;
    if (token.isCancellationRequested && askedAt === undefined) {
      askedAt = performance.now();
      writeFileSync(files.stop, '');
    }
    if (askedAt !== undefined && performance.now() - askedAt > PATIENCE) child.kill('SIGKILL');
    await setTimeout(INTERVAL);
  }
  return { code: code ?? 2, error };
}

/** Keeps what was told of a run before its start. */
export function writePlan(file: string, { mostCalls, isRough }: StartedPlan): void {
  writeFileSync(file, JSON.stringify({ most_calls: mostCalls, is_rough: isRough }), { mode: 0o600 });
}
