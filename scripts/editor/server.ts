import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ExpectedFailure, hasErrorCode } from '../process/expectedFailure.ts';
import { editorServerScript } from '../setup/editor.ts';

/** How to start the VS Code server. */
export interface EditorServerOptions {
  /** Holds user settings, state and logs. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Without it a free one is taken. */
  readonly port?: number;
  /** Who does not know it cannot connect; without it everybody on this machine can, as tests do. */
  readonly connectionToken?: string;
  /** Written as the user's settings, but only where there are none yet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Settings whose scope is the machine: the editor reads them from a file of the machine where the server has them. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** False takes every folder for trusted, as a user who switched the feature off. */
  readonly workspaceTrust: boolean;
  /** Runs test suites given in the address, and gives up toasts and dialogs: for tests inside the editor only. */
  readonly testDriver: boolean;
  /** Added to the environment of the server and so of every extension. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface EditorServer {
  readonly port: number;
  /** The address without a path. */
  readonly origin: string;
  readonly logFile: string;
  /** Resolves when the server has ended by itself. */
  readonly ended: Promise<void>;
  /** Ends the server with everything it started. */
  stop(): Promise<void>;
}

/** Starts the server in a process group of its own and waits until it answers. */
export async function startEditorServer(options: EditorServerOptions): Promise<EditorServer> {
  const port = await findPort(options.port);
  await writeSettings(path.join(options.dataFolder, 'data', 'User'), options.settings);
  await writeSettings(path.join(options.dataFolder, 'data', 'Machine'), options.machineSettings ?? {});
  const logFile = path.join(options.dataFolder, 'server.log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, serverArguments(options, port), {
    detached: true,
    stdio: ['ignore', log, log],
    // Without a gallery the editor looks nothing up outside this machine.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...options.env },
  });
  closeSync(log);
  const ended = once(child, 'exit').then(() => undefined);
  const killOnExit = (): void => {
    killGroup(child, 'SIGKILL');
  };
  process.on('exit', killOnExit);
  const stop = async (): Promise<void> => {
    killGroup(child, 'SIGTERM');
    await Promise.race([ended, wait(3000, undefined, { ref: false })]);
    // Also for extension hosts that outlived the server they belong to.
    killGroup(child, 'SIGKILL');
    await ended;
    process.off('exit', killOnExit);
  };
  const origin = `http://127.0.0.1:${String(port)}`;
  await waitUntilAnswering(origin, child, logFile);
  return { port, origin, logFile, ended, stop };
}

function serverArguments(options: EditorServerOptions, port: number): string[] {
  const token =
    options.connectionToken === undefined
      ? ['--without-connection-token']
      : ['--connection-token', options.connectionToken];
  const folders = ['--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder];
  return [
    ...[editorServerScript, '--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--reconnection-grace-time', '5', ...token, ...folders],
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

async function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2), {
      flag: 'wx',
    });
  } catch (error) {
    // The user's own choices stay.
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  }
}

/** The asked port if it is free, else an expected failure; without one, any free port. */
export async function findPort(asked: number | undefined): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(asked ?? 0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    if (address === null || typeof address === 'string') throw new Error('no TCP address');
    return address.port;
  } catch (error) {
    if (!hasErrorCode(error, 'EADDRINUSE', 'EACCES')) throw error;
    throw new ExpectedFailure(
      `Port ${String(asked)} is taken: choose another, as in npm start -- --port 4831.`,
    );
  } finally {
    probe.close();
  }
}

async function waitUntilAnswering(origin: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    try {
      await fetch(`${origin}/version`);
      return;
    } catch {
      await wait(100);
    }
  }
  killGroup(child, 'SIGKILL');
  const log = await readFile(logFile, 'utf8');
  throw new Error(`VS Code for the browser did not start; its log ${logFile} says:\n${log.slice(-2000)}`);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
