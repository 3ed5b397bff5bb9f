import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { conflictRegions } from '../../server/src/core/document/conflictRegions.ts';
import { mergeFiles } from '../../server/src/core/merging/mergeFiles.ts';
import { USUAL_MARKERS } from '../../server/src/core/merging/pieces.ts';
import { recordText } from './performance/benchRecords.ts';
import { quantiles, type Quantiles } from './support/measure.ts';

/** Merging a file of 1,000 records, beside `git merge-file` in the same run: milliseconds, and conflicts that are left. */
const RECORDS = 1000;
const TURNS = 20;

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Every step-th record gets another field and the next version, and new records stand at the end. */
function changed(texts: readonly string[], step: number, field: string, first: number): string {
  const edited = texts.map((text, at) =>
    at % step === 0 ? text.replace('version: 1\n', `version: 2\n${field}`) : text,
  );
  const added = Array.from({ length: 20 }, (_, at) => recordOf(first + at));
  return [...edited, ...added].join('---\n');
}

function recordOf(number: number): string {
  const text = `What about transfer ${String(number)}, which has not arrived after ${String(number % 9)} days?`;
  return recordText({ text, category: 'transfer_not_received' }, number, 2 * RECORDS);
}

function timed(call: () => void, before: () => void = () => undefined): Quantiles {
  const times: number[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    before();
    const start = performance.now();
    call();
    // The first turn does not count.
    if (turn > 0) times.push(performance.now() - start);
  }
  return quantiles(times);
}

function line(name: string, { p50, p95 }: Quantiles, text: string): string {
  const left = `${String(conflictRegions(text).length)} conflicts`;
  return `${name.padEnd(38)} ${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)}   ${left}`;
}

const folder = mkdtempSync(path.join(tmpdir(), 'databits-merge-'));
try {
  const texts = Array.from({ length: RECORDS }, (_, at) => recordOf(at));
  const sides = {
    base: texts.join('---\n'),
    ours: changed(texts, 10, 'difficulty: hard\n', RECORDS),
    theirs: changed(texts, 15, 'explanation: It takes a day.\n', RECORDS + 100),
  };
  const file = (name: string): string => path.join(folder, `${name}.example.yaml`);
  for (const [name, text] of Object.entries(sides)) writeFileSync(file(name), text);
  const result = file('result');
  const reset = (): void => {
    copyFileSync(file('ours'), result);
  };
  const run = (program: string, args: readonly string[]) => (): void => {
    spawnSync(program, args, { cwd: folder, stdio: 'ignore' });
  };
  const merged = mergeFiles(sides, 'example', USUAL_MARKERS);
  const inProcess = timed(() => {
    mergeFiles(sides, 'example', USUAL_MARKERS);
  });
  const byGit = timed(run('git', ['merge-file', '--diff3', result, file('base'), file('theirs')]), reset);
  const gitText = readFileSync(result, 'utf8');
  const byProgram = timed(run(process.execPath, [CLI, 'merge', file('base'), result, file('theirs')]), reset);
  const node = timed(run(process.execPath, ['-e', '0']));
  console.log(`${String(RECORDS)} records, ${(sides.base.length / 1024).toFixed(0)} KB      p50 ms   p95 ms`);
  console.log(line('databits merge, in process', inProcess, 'text' in merged ? merged.text : merged.reason));
  console.log(line('databits merge, a process', byProgram, readFileSync(result, 'utf8')));
  console.log(line('git merge-file, a process', byGit, gitText));
  console.log(line('an empty Node, for comparison', node, ''));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
