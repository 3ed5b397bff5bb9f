import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { receipt as isReceipt } from '../../../../shared/src/generated/validators.js';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RunEvent } from '../../core/optimization/runEvent.ts';
import { parseEvent } from '../dspy/eventReader.ts';
import { lockFile, runnerFolder, type RunFiles } from '../dspy/locations.ts';
import type { RunProcessEnd } from '../dspy/runProcess.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';

export interface RayRun {
  /** Address of the cluster's dashboard, such as http://127.0.0.1:8265. */
  address: string;
  /** Ray's own program. */
  ray: string;
  /** A Python of the cluster that has DSPy; the cluster installs the locked packages where left out. */
  python?: string | undefined;
  runId: string;
  files: RunFiles;
  /** Absolute path of the receipt to write. */
  receipt: string;
  input: object;
  onEvent: (event: RunEvent) => void;
}

const EVENT = 'databits-event ';
const RECEIPT = 'databits-receipt ';
const CANCEL_INTERVAL = 200;
/** Seconds that Ray leaves to a job that it stops: as long as an answer of a model may take. */
const STOP_SECONDS = '60';

/**
 * Submits a run to an existing Ray cluster (`ray job submit`) and follows it: its events are kept as those of a run here, and its
 * receipt is brought back. Cancelled, the job is stopped, and what it has come to is told. The cluster needs the models'
 * keys in its own environment: none is sent.
 */
export async function rayRun(run: RayRun, token: Cancellation): Promise<RunProcessEnd> {
  const folder = packageOf(run.input);
  try {
    mkdirSync(run.files.state, { recursive: true });
    writeFileSync(run.files.input, JSON.stringify(run.input), { mode: 0o600 });
    return await follow(run, folder, token);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the cluster is given: the runner, its schemas and the input. */
function packageOf(input: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-ray-'));
  const filter = (file: string): boolean => !/__pycache__|\.pyc$/.test(file);
  for (const part of ['runner/databits_runner', 'schemas']) {
    cpSync(path.join(runnerFolder(), '..', part), path.join(folder, part), { recursive: true, filter });
  }
  cpSync(lockFile(), path.join(folder, 'requirements.lock'));
  writeFileSync(path.join(folder, 'input.json'), JSON.stringify(input));
  return folder;
}

async function follow(run: RayRun, folder: string, token: Cancellation): Promise<RunProcessEnd> {
  const { address, ray, python, runId, files, receipt, onEvent } = run;
  const id = `databits-${runId}`;
  const job = ['job', 'submit', '--address', address, '--submission-id', id, '--working-dir', folder];
  const entry = [python ?? 'python', '-m', 'databits_runner.remote', 'input.json'];
  const child = start(ray, [
    ...job,
    '--runtime-env-json',
    JSON.stringify(environmentOf(python)),
    '--',
    ...entry,
  ]);
  const heard: { error?: string; hasReceipt: boolean } = { hasReceipt: false };
  const last: string[] = [];
  const hear = (line: string): void => {
    const [event, told] = [after(EVENT, line), after(RECEIPT, line)];
    if (event !== undefined) {
      for (const one of parseEvent(event)) {
        appendFileSync(files.events, `${event}\n`, { mode: 0o600 });
        if (one.type === 'error' && typeof one['message'] === 'string') heard.error = one['message'];
        onEvent(one);
      }
    } else if (told === undefined) {
      if (line.trim() !== '') last.push(line.trim());
      if (last.length > 3) last.shift();
    } else {
      const value: unknown = JSON.parse(told);
      heard.hasReceipt = isReceipt(value);
      if (heard.hasReceipt) writeAtomically(receipt, `${JSON.stringify(value, undefined, 2)}\n`);
    }
  };
  const isOver = listen(child, hear);
  let isStopping = false;
  const timer = setInterval(() => {
    if (!token.isCancellationRequested || isStopping) return;
    isStopping = true;
    listen(start(ray, ['job', 'stop', '--address', address, '--no-wait', id]), () => undefined).catch(
      () => undefined,
    );
  }, CANCEL_INTERVAL);
  const code = await isOver.finally(() => {
    clearInterval(timer);
  });
  if (code === -1)
    throw new OperationalError(`${ray} did not start; install Ray, or name its program in DATABITS_RAY.`);
  const { hasReceipt, error } = heard;
  const reason = hasReceipt ? error : (error ?? `Ray brought no receipt back: ${last.join(' ')}`);
  return { code: hasReceipt ? 0 : 2, error: reason };
}

/** The environment of the job. Keys are not part of it: whoever sees the dashboard could read them. */
function environmentOf(python: string | undefined): object {
  const variables = {
    ...{ PYTHONPATH: 'runner', PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
    RAY_JOB_STOP_WAIT_TIME_S: STOP_SECONDS,
  };
  if (python !== undefined) return { env_vars: variables };
  const packages = ['-r ${RAY_RUNTIME_ENV_CREATE_WORKING_DIR}/requirements.lock'];
  const options = ['--require-hashes', '--only-binary=:all:'];
  return { env_vars: variables, pip: { packages, pip_install_options: options } };
}

function start(program: string, parameters: readonly string[]): ChildProcess {
  return spawn(program, parameters, {
    env: { ...process.env, RAY_COLOR_PREFIX: '0', PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** Hears all lines of a process; answers its exit code once it has ended, -1 where it did not start. */
function listen(child: ChildProcess, hear: (line: string) => void): Promise<number> {
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', hear);
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(-1);
    });
    child.once('close', (code) => {
      resolve(code ?? 2);
    });
  });
}

/** What follows a mark; Ray may put colours or a name before it. */
function after(mark: string, line: string): string | undefined {
  const at = line.indexOf(mark);
  return at === -1 ? undefined : line.slice(at + mark.length);
}
