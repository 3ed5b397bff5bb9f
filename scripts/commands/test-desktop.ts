import { runTests as runInDesktop, downloadAndUnzipVSCode } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildProduct } from '../build/build.ts';
import { suiteEnvironment, type TestOutcome } from '../editor/inEditor.ts';
import { scenarioNamed, scenarios, type Scenario } from '../editor/scenarios.ts';
import { testSettings } from '../editor/settings.ts';
import { buildSuite, suiteEntry } from '../editor/suite.ts';
import { exitOnSignals, runCommand, say } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { findOnPath, repositoryRoot, toolsFolder } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { runScenarios } from '../test/editorRing.ts';
import { countsLine } from '../test/rings.ts';

const usualPlaces = [
  '/usr/share/code/code',
  '/usr/share/code-insiders/code-insiders',
  '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
  path.join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'Microsoft VS Code', 'Code.exe'),
];

/** The editor that DATABITS_DESKTOP_EDITOR names, else an installed one, else one downloaded into `.tools`. */
async function desktopEditor(): Promise<string> {
  const named = process.env['DATABITS_DESKTOP_EDITOR'];
  if (named !== undefined) return named;
  const installed = (await editorOfLauncher()) ?? usualPlaces.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  say('no desktop VS Code was found: downloading one');
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(toolsFolder, 'desktop') });
  } catch {
    throw new ExpectedFailure(
      'No desktop VS Code is installed and none could be downloaded: install it, or name its program in DATABITS_DESKTOP_EDITOR.',
    );
  }
}

/** The `code` on the PATH is a script at `<installation>/bin/code`; tests need the program that it starts. */
async function editorOfLauncher(): Promise<string | undefined> {
  const launcher = findOnPath('code');
  if (launcher === undefined) return undefined;
  const program = path.join(path.dirname(path.dirname(await realpath(launcher))), 'code');
  return existsSync(program) ? program : undefined;
}

async function runScenario(scenario: Scenario, executable: string): Promise<readonly TestOutcome[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'databits-desktop-'));
  const results = path.join(folder, 'results.json');
  try {
    const workspace = path.join(folder, 'workspace');
    await mkdir(workspace);
    const opened = await scenario.prepare(workspace);
    const problem = await openDesktop(scenario, executable, opened, results);
    if (existsSync(results)) return JSON.parse(await readFile(results, 'utf8')) as TestOutcome[];
    return [
      { title: scenario.name, error: `the suite did not report results: ${problem ?? 'no reason known'}` },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Returns what went wrong, or undefined; failed tests are in the results file and need no second mention. */
async function openDesktop(
  scenario: Scenario,
  executable: string,
  opened: string,
  results: string,
): Promise<string | undefined> {
  const folder = path.dirname(results);
  const settings = path.join(folder, 'user', 'User', 'settings.json');
  await mkdir(path.dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify(testSettings));
  const apart = ['--user-data-dir', path.join(folder, 'user')];
  const extensions = ['--extensions-dir', path.join(folder, 'extensions')];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launchArgs = [opened, ...apart, ...extensions, ...root, '--skip-welcome', '--skip-release-notes'];
  const developed = [repositoryRoot, ...scenario.extensions];
  const env = suiteEnvironment(scenario, results);
  if (!scenario.trusted) return launchRestricted(executable, developed, launchArgs, env);
  try {
    await runInDesktop({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: developed,
      extensionTestsPath: suiteEntry,
      launchArgs: [...launchArgs, '--disable-workspace-trust'],
      extensionTestsEnv: env,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The library always switches workspace trust off, so the editor is started without it. */
async function launchRestricted(
  executable: string,
  developed: readonly string[],
  launchArgs: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const loaded = developed.map((extension) => `--extensionDevelopmentPath=${extension}`);
  const args = [...launchArgs, '--disable-updates', ...loaded, `--extensionTestsPath=${suiteEntry}`];
  const { code, output } = await run(executable, args, { env: { ...process.env, ...env } });
  return code === 0 ? undefined : output.slice(-2000);
}

exitOnSignals();

/** `npm run test:desktop [-- --scenario name]`: the editor ring's suite inside a desktop VS Code, installed or downloaded. */
await runCommand(async (args) => {
  const { values } = parseArgs({ args: [...args], options: { scenario: { type: 'string' } } });
  const chosen = values.scenario === undefined ? scenarios : [scenarioNamed(values.scenario)];
  await buildProduct();
  await buildSuite();
  const executable = await desktopEditor();
  say(`the desktop VS Code is ${executable}`);
  const result = await runScenarios(chosen, (scenario) => runScenario(scenario, executable));
  console.log(countsLine(result));
  return result.failed === 0 ? 0 : 1;
});
