import { parseArgs } from 'node:util';
import { buildProduct } from '../build/build.ts';
import { packageVsix } from '../build/vsix.ts';
import { exitOnSignals, say } from '../process/command.ts';
import { describeFailure, ExpectedFailure } from '../process/expectedFailure.ts';
import { ensureBrowser } from '../setup/browser.ts';
import { ensureModel } from '../setup/model.ts';
import { ensureNeovim } from '../setup/neovim.ts';
import { runEditorRing } from '../test/editorRing.ts';
import { runRunnerRing } from '../test/runnerRing.ts';
import {
  countsLine,
  couldNotRun,
  ringNames,
  sumResults,
  type RingName,
  type RingResult,
} from '../test/rings.ts';
import { runVitestRing } from '../test/vitestRing.ts';

/**
 * `npm test [-- ring…] [--vsix] [--scenario name]`: sets up, builds, runs the rings (all without a name) and counts.
 * `--vsix` tests the packaged extension in the editor ring; `--scenario` runs one scenario of it, for whoever works on
 * that. The last line is always the counts; a ring that could not run is a failure.
 */
async function runTests(): Promise<RingResult> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { vsix: { type: 'boolean', default: false }, scenario: { type: 'string' } },
  });
  const rings = positionals.length === 0 ? ringNames : positionals.map(readRing);
  if (values.vsix) process.env['DATABITS_VSIX'] = await packageVsix();
  const results: RingResult[] = [];
  for (const ring of rings) {
    say(`tests: ${ring}`);
    const result = await runRing(ring, values.scenario);
    results.push(result);
    say(`${ring}: ${String(result.passed)} passed and ${String(result.failed)} failed`);
  }
  return sumResults(results);
}

/** A ring that cannot be prepared fails by itself; the others still run. */
async function runRing(ring: RingName, scenario: string | undefined): Promise<RingResult> {
  try {
    await prepare(ring);
    if (ring === 'runner') return await runRunnerRing();
    return ring === 'editor' ? await runEditorRing(scenario) : await runVitestRing(ring);
  } catch (error) {
    console.error(`databits: ${ring}: ${describeFailure(error)}`);
    return couldNotRun;
  }
}

/** The core ring and the runner's run from source; the others use the model, the built files or a browser. */
async function prepare(ring: RingName): Promise<void> {
  if (ring === 'core' || ring === 'runner') return;
  await ensureModel();
  await buildProduct();
  if (ring === 'lsp') process.env['DATABITS_NEOVIM'] = await ensureNeovim();
  if (ring === 'webviews') await ensureBrowser();
}

function readRing(name: string): RingName {
  const ring = ringNames.find((known) => known === name);
  if (ring === undefined)
    throw new ExpectedFailure(`There is no ring ${name}; the rings are ${ringNames.join(', ')}.`);
  return ring;
}

/** Never fails: whatever happens, there are counts. */
async function runTestsAndCount(): Promise<RingResult> {
  try {
    return await runTests();
  } catch (error) {
    console.error(`databits: ${describeFailure(error)}`);
    return couldNotRun;
  }
}

exitOnSignals();
const total = await runTestsAndCount();
console.log(countsLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
