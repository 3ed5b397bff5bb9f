import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDataBits, linkExtension, type Installation } from './extensions.ts';
import type { Scenario } from './scenarios.ts';
import { startEditorServer, type EditorServer } from './server.ts';
import { testSettings } from './settings.ts';
import { suiteEntry, suiteFolder } from './suite.ts';
import { runSuitePage, suiteAddress } from './suitePage.ts';

/** One finished test of a scenario; `error` is absent when it passed. */
export interface TestOutcome {
  readonly title: string;
  readonly error?: string;
}

/** Opens the scenario in the browser-hosted editor, runs its suite inside the extension host, returns the outcomes. */
export async function runScenario(
  scenario: Scenario,
  installation: Installation,
): Promise<readonly TestOutcome[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'databits-editor-'));
  const results = path.join(folder, 'results.json');
  let server: EditorServer | undefined;
  try {
    const workspace = path.join(folder, 'workspace');
    await mkdir(workspace);
    const opened = await scenario.prepare(workspace);
    server = await startForSuite(scenario, installation, folder, results);
    // A packaged extension is installed already; the empty one that holds the tests is developed in its place.
    const developed = installation.kind === 'folder' ? installation.folder : suiteFolder;
    const problem = await runSuitePage(suiteAddress(server, opened, developed, suiteEntry));
    if (existsSync(results)) return JSON.parse(await readFile(results, 'utf8')) as TestOutcome[];
    return [
      { title: scenario.name, error: `the suite did not report results: ${problem ?? 'no reason known'}` },
    ];
  } catch (error) {
    return [
      {
        title: scenario.name,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
    ];
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The environment that the suite's `run()` reads. */
export function suiteEnvironment(scenario: Scenario, results: string): Record<string, string> {
  return {
    DATABITS_SUITE_FOLDER: path.join(suiteFolder, scenario.name),
    DATABITS_SUITE_RESULTS: results,
    XDG_CACHE_HOME: path.join(path.dirname(results), 'cache'),
  };
}

async function startForSuite(
  scenario: Scenario,
  installation: Installation,
  folder: string,
  results: string,
): Promise<EditorServer> {
  const dataFolder = path.join(folder, 'server');
  const extensionsFolder = path.join(folder, 'extensions');
  await mkdir(extensionsFolder);
  // Links are seen only in a folder that nothing was installed into yet.
  for (const extension of scenario.extensions) await linkExtension(extensionsFolder, extension);
  // A packaged extension is installed; an unpacked one is named in the address, as a developer's editor does.
  if (installation.kind === 'vsix') await installDataBits(extensionsFolder, dataFolder, installation);
  return startEditorServer({
    dataFolder,
    extensionsFolder,
    settings: testSettings,
    workspaceTrust: !scenario.trusted,
    testDriver: true,
    env: suiteEnvironment(scenario, results),
  });
}
