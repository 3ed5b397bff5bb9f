import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildProduct } from '../build/build.ts';
import { linkExtension } from '../editor/extensions.ts';
import { hasDisplay, openInBrowser } from '../editor/openInBrowser.ts';
import { ensureSampleWorkspace } from '../editor/sampleWorkspace.ts';
import { findPort, startEditorServer } from '../editor/server.ts';
import { userSettings } from '../editor/settings.ts';
import { runCommand, say } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { findOnPath, repositoryRoot, toolsFolder } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { ensureEditor } from '../setup/editor.ts';

const usage = `npm start [-- options]
  --folder PATH  open this folder instead of a copy of the sample workspace
  --fresh        make the copy of the sample again; edits in it are lost
  --browser      VS Code in the browser even where the desktop editor is installed
  --port N       port of VS Code in the browser (4830)`;

const stateFolder = path.join(toolsFolder, 'start');

await runCommand(async (args) => {
  const options = readOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  await buildProduct();
  const folder = options.folder ?? (await ensureSampleWorkspace(options.fresh));
  const desktop = options.browser ? undefined : findDesktopEditor();
  if (desktop !== undefined) return openDesktop(desktop, folder);
  await ensureEditor();
  return serveInBrowser(folder, options.port);
});

interface StartOptions {
  readonly folder: string | undefined;
  readonly port: number;
  readonly fresh: boolean;
  readonly browser: boolean;
  readonly help: boolean;
}

function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      folder: { type: 'string' },
      port: { type: 'string', default: '4830' },
      fresh: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ExpectedFailure(`--port takes a number from 1 to 65535, not ${values.port}.`);
  }
  const folder = values.folder === undefined ? undefined : path.resolve(values.folder);
  if (folder !== undefined) requireFolder(folder);
  return { ...values, folder, port };
}

function requireFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) throw new ExpectedFailure(`The folder ${folder} does not exist.`);
  if (!stats.isDirectory()) throw new ExpectedFailure(`${folder} is not a folder.`);
}

/** The desktop's `code`; the program of that name in a remote terminal cannot load an unpacked extension. */
function findDesktopEditor(): string | undefined {
  const isRemoteTerminal = process.env['VSCODE_IPC_HOOK_CLI'] !== undefined;
  return isRemoteTerminal || !hasDisplay() ? undefined : findOnPath('code');
}

async function openDesktop(code: string, folder: string): Promise<number> {
  say(`opening ${folder} in the desktop VS Code (use npm start -- --browser for the browser)`);
  const result = await run(code, ['--new-window', `--extensionDevelopmentPath=${repositoryRoot}`, folder]);
  if (result.code !== 0)
    throw new ExpectedFailure(`${code} could not open the window: ${result.output.trim()}`);
  return 0;
}

/** Serves VS Code until Ctrl+C. */
async function serveInBrowser(folder: string, port: number): Promise<number> {
  // Looked at first, because another window may be running from the same folders.
  await findPort(port);
  const extensionsFolder = path.join(stateFolder, 'extensions');
  await rm(extensionsFolder, { recursive: true, force: true });
  await linkExtension(extensionsFolder, repositoryRoot);
  const token = await connectionToken();
  const server = await startEditorServer({
    dataFolder: path.join(stateFolder, 'server'),
    extensionsFolder,
    port,
    connectionToken: token,
    settings: userSettings,
    workspaceTrust: true,
    testDriver: false,
  });
  const address = `${server.origin}/?${new URLSearchParams({ tkn: token, folder }).toString()}`;
  say(`VS Code with DataBits is at\n\n  ${address}\n`);
  say('press Ctrl+C to end it');
  openInBrowser(address);
  const interrupted = Promise.withResolvers<true>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      interrupted.resolve(true);
    });
  }
  const wasInterrupted = await Promise.race([interrupted.promise, server.ended.then(() => false)]);
  await server.stop();
  if (!wasInterrupted) throw new ExpectedFailure(`VS Code ended by itself; its log is ${server.logFile}.`);
  return 0;
}

/** A secret that stays the same, so that an open browser tab can connect again; only its holder gets a terminal. */
async function connectionToken(): Promise<string> {
  const file = path.join(stateFolder, 'token');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const token = randomBytes(16).toString('hex');
  await mkdir(stateFolder, { recursive: true });
  await writeFile(file, token, { mode: 0o600 });
  return token;
}
