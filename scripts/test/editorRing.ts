import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { installationFromEnvironment } from '../editor/extensions.ts';
import { runScenario, type TestOutcome } from '../editor/inEditor.ts';
import { scenarios, type Scenario } from '../editor/scenarios.ts';
import { buildSuite, suiteFolder } from '../editor/suite.ts';
import { say } from '../process/command.ts';
import { ensureBrowser } from '../setup/browser.ts';
import { ensureEditor } from '../setup/editor.ts';
import { couldNotRun, sumResults, type RingResult } from './rings.ts';
import { runVitestRing } from './vitestRing.ts';

/** The tests inside the real editor, scenario by scenario, then those that drive its window from outside. */
export async function runEditorRing(): Promise<RingResult> {
  await ensureEditor();
  await ensureBrowser();
  await buildSuite();
  const inside = await runScenarios((scenario) => runScenario(scenario, installationFromEnvironment()));
  return sumResults([inside, await runVitestRing('editor')]);
}

/** Runs every scenario that has tests, with whatever runs one, and prints each outcome. */
export async function runScenarios(
  runOne: (scenario: Scenario) => Promise<readonly TestOutcome[]>,
): Promise<RingResult> {
  const results: RingResult[] = [];
  for (const scenario of scenarios.filter(hasTests)) {
    say(`the editor with the workspace "${scenario.name}"`);
    const outcomes = await runOne(scenario);
    for (const outcome of outcomes) console.log(describeOutcome(outcome));
    const failed = outcomes.filter((outcome) => outcome.error !== undefined).length;
    results.push(outcomes.length === 0 ? couldNotRun : { passed: outcomes.length - failed, failed });
  }
  return results.length === 0 ? couldNotRun : sumResults(results);
}

function hasTests(scenario: Scenario): boolean {
  const folder = path.join(suiteFolder, scenario.name);
  return existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.test.js'));
}

function describeOutcome(outcome: TestOutcome): string {
  return outcome.error === undefined ? `  ✓ ${outcome.title}` : `  ✗ ${outcome.title}\n${outcome.error}`;
}
