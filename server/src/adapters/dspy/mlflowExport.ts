import { spawn } from 'node:child_process';
import path from 'node:path';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { OperationalError } from '../operationalError.ts';
import { runnerFolder } from './locations.ts';

const CANCEL_INTERVAL = 200;

export interface MlflowExport {
  /** A Python that has MLflow. */
  python: string;
  /** Absolute path of the receipt. */
  receipt: string;
  /** Where MLflow keeps runs. */
  uri: string;
  experiment: string;
}

/** Writes a receipt to MLflow and answers the id of the run there. Throws an operational error with MLflow's own words. */
export async function exportReceipt(
  { python, receipt, uri, experiment }: MlflowExport,
  token: Cancellation,
): Promise<string> {
  const child = spawn(
    python,
    ['-m', 'databits_runner.tracking.export_mlflow', receipt, absoluteStore(uri), experiment],
    {
      cwd: runnerFolder(),
      env: { ...process.env, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    },
  );
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const timer = setInterval(() => {
    if (token.isCancellationRequested) child.kill();
  }, CANCEL_INTERVAL);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(-1);
    });
    child.once('close', resolve);
  }).finally(() => {
    clearInterval(timer);
  });
  if (token.isCancellationRequested) throw new OperationalError('Stopped.');
  const last = (parts: readonly Buffer[]): string =>
    Buffer.concat(parts).toString('utf8').trim().split('\n').at(-1) ?? '';
  if (code !== 0)
    throw new OperationalError(
      `MLflow did not take the run: ${last(said) === '' ? `${python} did not start` : last(said)}`,
    );
  const value = JSON.parse(last(out)) as JsonValue;
  const id = isJsonObject(value) ? value['run_id'] : undefined;
  return typeof id === 'string' ? id : '';
}

/** A file of SQLite is relative to where the person is, not to where Python runs. */
function absoluteStore(uri: string): string {
  const [, file] = /^sqlite:\/\/\/(.+)$/.exec(uri) ?? [];
  return file === undefined ? uri : `sqlite:///${path.resolve(file)}`;
}
