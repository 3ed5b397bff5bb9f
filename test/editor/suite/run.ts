import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** One finished test, as the runner outside the editor reads it. */
interface TestOutcome {
  readonly title: string;
  /** The failure's text; absent when the test passed. */
  readonly error?: string;
}

/**
 * Runs the compiled tests of one scenario inside the editor; the editor calls it. DATABITS_SUITE_FOLDER holds the
 * tests, DATABITS_SUITE_RESULTS is the JSON file for the outcomes. Rejects when a test failed or none ran.
 */
export async function run(): Promise<void> {
  const folder = requireVariable('DATABITS_SUITE_FOLDER');
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, reporter: 'min', color: false });
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  }
  const outcomes = await runAll(mocha, requireVariable('DATABITS_SUITE_RESULTS'));
  const failed = outcomes.filter((outcome) => outcome.error !== undefined);
  for (const outcome of outcomes) console.log(describeOutcome(outcome));
  if (failed.length > 0 || outcomes.length === 0) {
    throw new Error(`${String(failed.length)} of ${String(outcomes.length)} tests failed`);
  }
}

/** The results are written before and after each test, so that a suite that hangs says where. */
function runAll(mocha: Mocha, results: string): Promise<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  const write = (...running: readonly TestOutcome[]): void => {
    writeFileSync(results, JSON.stringify([...outcomes, ...running]));
  };
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      write();
      resolve(outcomes);
    });
    const add = (outcome: TestOutcome): void => {
      outcomes.push(outcome);
      write({ title: `what follows "${outcome.title}"`, error: 'the editor was closed before its end' });
    };
    runner.on('test', (test) => {
      write({ title: test.fullTitle(), error: 'the editor was closed before its end' });
    });
    runner.on('pass', (test) => {
      add({ title: test.fullTitle() });
    });
    runner.on('fail', (test, error: Error) => {
      add({ title: test.fullTitle(), error: error.stack ?? error.message });
    });
    // A test that is skipped proves nothing and is therefore a failure.
    runner.on('pending', (test) => {
      add({ title: test.fullTitle(), error: 'the test is skipped' });
    });
  });
}

function describeOutcome(outcome: TestOutcome): string {
  return outcome.error === undefined ? `  ✓ ${outcome.title}` : `  ✗ ${outcome.title}\n${outcome.error}`;
}

function requireVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the variable ${name} is not set`);
  return value;
}
