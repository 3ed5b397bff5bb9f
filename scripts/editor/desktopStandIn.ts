#!/usr/bin/env node
/**
 * Takes the place of the desktop editor's program where none can be had, to prove `npm run test:desktop` itself:
 * DATABITS_DESKTOP_EDITOR=scripts/editor/desktopStandIn.ts npm run test:desktop. It understands the arguments that
 * @vscode/test-electron passes and runs the suite in the browser-hosted editor.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exitOnSignals } from '../process/command.ts';
import { ensureEditor } from '../setup/editor.ts';
import { linkExtension } from './extensions.ts';
import { startEditorServer } from './server.ts';
import { testSettings } from './settings.ts';
import { runSuitePage, suiteAddress } from './suitePage.ts';

const args = process.argv.slice(2);
const valuesOf = (name: string): string[] =>
  args
    .filter((argument) => argument.startsWith(`--${name}=`))
    .map((argument) => argument.slice(name.length + 3));

const opened = args.find((argument) => path.isAbsolute(argument) && !valueOfFolderOption(argument));
const [testsPath] = valuesOf('extensionTestsPath');
const [developed, ...others] = valuesOf('extensionDevelopmentPath');
if (opened === undefined || testsPath === undefined || developed === undefined)
  throw new Error(`not the arguments of a test run: ${args.join(' ')}`);

/** `--user-data-dir` and `--extensions-dir` are followed by a path that is not the workspace. */
function valueOfFolderOption(argument: string): boolean {
  return /^--(user-data|extensions)-dir$/.test(args[args.indexOf(argument) - 1] ?? '');
}

exitOnSignals();
await ensureEditor();
const folder = await mkdtemp(path.join(tmpdir(), 'databits-stand-in-'));
const extensionsFolder = path.join(folder, 'extensions');
await mkdir(extensionsFolder);
for (const extension of others) await linkExtension(extensionsFolder, extension);
const server = await startEditorServer({
  dataFolder: path.join(folder, 'server'),
  extensionsFolder,
  settings: testSettings,
  workspaceTrust: !args.includes('--disable-workspace-trust'),
  testDriver: true,
});
const problem = await runSuitePage(suiteAddress(server, opened, developed, testsPath));
await server.stop();
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
if (problem !== undefined) console.error(problem);
process.exitCode = problem === undefined ? 0 : 1;
