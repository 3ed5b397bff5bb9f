import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { receipt as isReceipt } from '../../../../shared/src/generated/validators.js';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RunEvent } from '../../core/optimization/runEvent.ts';
import type { StartedPlan } from '../../core/optimization/runProgress.ts';
import { takeLock } from '../cache/folderLock.ts';
import { parseEvent } from '../dspy/eventReader.ts';
import type { RunFiles } from '../dspy/locations.ts';
import { writePlan, type RunProcessEnd } from '../dspy/runProcess.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';
import { makeRayPackage } from './rayPackage.ts';
import { keepCluster } from './rayRuns.ts';

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
  /** What the runner is to do; absent where its input is there from an earlier execution. */
  input?: object;
  /** What is told of it before the start; kept for who looks how far it is. */
  plan?: StartedPlan;
  /** Absolute path of the workspace folder. */
  workspace: string;
  /** Python of the workspace that it executes: paths in the workspace. */
  code: readonly string[];
  onEvent: (event: RunEvent) => void;
}

const EVENT = 'databits-event ';
const RECEIPT = 'databits-receipt ';
const ERROR = 'databits-error ';
const CANCEL_INTERVAL = 200;
/** Seconds that Ray leaves to a job that it stops: as long as an answer of a model may take. */
const STOP_SECONDS = '60';

/**
 * Submits a run to an existing Ray cluster (`ray job submit`) and follows it: its events are kept as those of a run here, and its
 * receipt is brought back. Cancelled, or asked to end by its stop file, the job is stopped, and what it has come to is told. The
 * cluster needs the models' keys in its own environment: none is sent.
 */
export async function rayRun(run: RayRun, token: Cancellation): Promise<RunProcessEnd> {
  const { files, input, plan, address } = run;
  mkdirSync(files.state, { recursive: true });
  const release = takeLock(`${files.folder}.lock`);
  if (release === undefined)
    throw new OperationalError('This run is carried out by another window or command already.');
  let folder: string | undefined;
  try {
    if (input !== undefined) writeFileSync(files.input, JSON.stringify(input), { mode: 0o600 });
    if (plan !== undefined) writePlan(files.plan, plan);
    keepCluster(files, address);
    mendEvents(files.events);
    rmSync(files.stop, { force: true });
    folder = makeRayPackage(run);
    return await follow(run, folder, token);
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    release();
  }
}

/** Whoever wrote the last event may have been killed at it. */
function mendEvents(events: string): void {
  if (existsSync(events) && !/(^|\n)$/.test(readFileSync(events, 'utf8'))) appendFileSync(events, '\n');
}

async function follow(run: RayRun, folder: string, token: Cancellation): Promise<RunProcessEnd> {
  const { address, ray, python, runId, files, receipt, onEvent } = run;
  // Ray takes each name once, also where a run is gone on with.
  const id = `databits-${runId}-${Date.now().toString(36)}`;
  const job = ['job', 'submit', '--address', address, '--submission-id', id, '--working-dir', folder];
  const entry = [python ?? 'python', '-m', 'databits_runner.remote', 'input.json'];
  const child = start(ray, [
    ...job,
    '--runtime-env-json',
    JSON.stringify(environmentOf(python)),
    '--',
    ...entry,
  ]);
  const heard: { error?: string | undefined; hasReceipt: boolean } = { hasReceipt: false };
  const last: string[] = [];
  const hear = (line: string): void => {
    const [event, told] = [after(EVENT, line), after(RECEIPT, line)];
    heard.error = after(ERROR, line) ?? heard.error;
    if (event !== undefined) {
      for (const told of parseEvent(event)) {
        // By the clock of this machine: signs of life are held against it.
        const one: RunEvent = { ...told, ts: Date.now() / 1000 };
        appendFileSync(files.events, `${JSON.stringify(one)}\n`, { mode: 0o600 });
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
    if (isStopping || !(token.isCancellationRequested || existsSync(files.stop))) return;
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
    // Ctrl+C is for whoever started the run, who stops the job and still hears what it has come to.
    detached: process.platform !== 'win32',
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
