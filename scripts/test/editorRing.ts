import { installationFromEnvironment } from '../editor/extensions.ts';
import { runScenario, type TestOutcome } from '../editor/inEditor.ts';
import { scenarioNamed, scenarios, type Scenario } from '../editor/scenarios.ts';
import { buildSuite } from '../editor/suite.ts';
import { say } from '../process/command.ts';
import { ensureBrowser } from '../setup/browser.ts';
import { ensureEditor } from '../setup/editor.ts';
import { couldNotRun, sumResults, type RingResult } from './rings.ts';
import { runVitestRing } from './vitestRing.ts';

/**
 * The tests inside the real editor, scenario by scenario, then those that drive its window from outside; or those of
 * one scenario only.
 */
export async function runEditorRing(only?: string): Promise<RingResult> {
  await ensureEditor();
  await ensureBrowser();
  await buildSuite();
  const chosen = only === undefined ? scenarios : [scenarioNamed(only)];
  const inside = await runScenarios(chosen, (scenario) =>
    runScenario(scenario, installationFromEnvironment()),
  );
  if (only !== undefined) return inside;
  return sumResults([inside, await runVitestRing('editor')]);
}

/** Runs the scenarios with whatever runs one, and prints each outcome. */
export async function runScenarios(
  chosen: readonly Scenario[],
  runOne: (scenario: Scenario) => Promise<readonly TestOutcome[]>,
): Promise<RingResult> {
  const results: RingResult[] = [];
  for (const scenario of chosen) {
    say(`the editor with the workspace "${scenario.name}"`);
    const outcomes = await runOne(scenario);
    for (const outcome of outcomes) console.log(describeOutcome(outcome));
    const failed = outcomes.filter((outcome) => outcome.error !== undefined).length;
    results.push(outcomes.length === 0 ? couldNotRun : { passed: outcomes.length - failed, failed });
  }
  return results.length === 0 ? couldNotRun : sumResults(results);
}

function describeOutcome(outcome: TestOutcome): string {
  return outcome.error === undefined ? `  ✓ ${outcome.title}` : `  ✗ ${outcome.title}\n${outcome.error}`;
}
