import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  CorrectnessFigures,
  HistoryResults,
  IngestionFigures,
} from '../../scripts/report/historyResults.ts';
import { historyTables } from '../../scripts/report/historyTables.ts';
import { readChanges } from '../../server/src/adapters/git/history/changeFeed.ts';
import { readCommits } from '../../server/src/adapters/git/history/readCommits.ts';
import { readHistory, type HistoryAnswer } from '../../server/src/adapters/git/history/readHistory.ts';
import { neverCancelled } from '../../server/src/core/cancellation.ts';
import type { PackedHistory } from '../../server/src/core/history/packedHistory.ts';
import { recordEvents } from '../../server/src/core/history/recordEvents.ts';
import { RecordHistory } from '../../server/src/core/history/recordHistory.ts';
import { SHARED_DATA } from '../adapters/cli/commandLine.ts';
import { followFeed, stateOf } from '../adapters/git/support/feedReplay.ts';
import {
  generateHistory,
  importHistory,
  type GeneratedCommit,
} from '../adapters/git/support/generatedHistory.ts';
import { toldOf, truthOf } from '../adapters/git/support/historyTruth.ts';
import { taxonomyHistory, taxonomyStream } from '../adapters/git/support/taxonomyHistory.ts';
import { idOf } from './performance/benchRecords.ts';
import { bankingTexts } from './support/bankingWorkspace.ts';
import { blobsOf, fileName, gitAlone, makeHistory, type HistoryShape } from './support/benchHistory.ts';
import { quantiles, timeOnce } from './support/measure.ts';

/**
 * The version store beside git in the same run, and against known truth. Writes docs/history.json; `npm run generate` makes the tables
 * of docs/history.md of it. `--small` takes a tenth of everything, and writes nothing.
 */
const isSmall = process.argv.includes('--small');
const scale = isSmall ? 10 : 1;
const TURNS = 3;
/** Of Linux's clock for processor time. */
const TICKS_PER_SECOND = 100;
/** Records of which the history is asked one by one. */
const ASKED = 20;
/** Commits from which the feed is replayed. */
const REPLAYS = 20;

const SHAPES: [name: string, shape: HistoryShape][] = [
  [
    'one record in a file, three changed by a commit',
    { commits: 10_000 / scale, changed: 3, files: 2500 / scale, recordsPerFile: 1 },
  ],
  [
    '1,000 records in a file, one changed by a commit',
    { commits: 1000 / scale, changed: 1, files: 1, recordsPerFile: 1000 },
  ],
  [
    '100,000 records imported at once, 100 commits after',
    { commits: 100, changed: 10, files: 100 / scale, recordsPerFile: 1000 },
  ],
];

const texts = bankingTexts(100_000 / scale).map(({ text }) => text);
const [before = 0] = loadavg();
const ingestion: IngestionFigures[] = [];
let perRecord: HistoryResults['perRecord'] | undefined;
for (const [name, shape] of SHAPES) {
  await inFolder(async (folder) => {
    const root = path.join(folder, 'repository');
    mkdirSync(root);
    makeHistory(root, texts, shape);
    ingestion.push(await measureIngestion(name, root, path.join(folder, 'cache')));
    perRecord ??= await measureRecords(root, shape);
  });
}
const correctness: CorrectnessFigures[] = [];
for (const seed of [1, 2])
  correctness.push(
    await measureTruth(
      `generated, seed ${String(seed)}`,
      generateHistory({ commits: 10_000 / scale, seed, files: 40 }),
    ),
  );
const stream = taxonomyStream(SHARED_DATA);
if (stream !== undefined)
  correctness.push(await measureTruth('InstructLab taxonomy, replayed', taxonomyHistory(stream)));
const [after = 0] = loadavg();

if (perRecord === undefined) throw new Error('Nothing was measured.');
const results: HistoryResults = {
  date: new Date().toISOString(),
  machine: `${String(availableParallelism())} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  load: { before, after },
  ...{ ingestion, perRecord, correctness },
};
const file = fileURLToPath(new URL('../../docs/history.json', import.meta.url));
if (!isSmall) writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(historyTables(results));

async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'databits-history-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function read(root: string, cacheFolder?: string): Promise<HistoryAnswer> {
  const answer = await readHistory(
    { root, ...(cacheFolder !== undefined && { cacheFolder }) },
    neverCancelled,
  );
  if (answer === undefined) throw new Error('There is no history.');
  return answer;
}

async function measureIngestion(
  history: string,
  root: string,
  cacheFolder: string,
): Promise<IngestionFigures> {
  const blobs = await blobsOf(root);
  const [git, cold, shares, cpuShares]: number[][] = [[], [], [], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = cpuSeconds();
    const alone = await timeOnce(() => gitAlone(root, blobs));
    const between = cpuSeconds();
    const ours = await timeOnce(() => read(root));
    git?.push(alone / 1000);
    cold?.push(ours / 1000);
    shares?.push(ours / alone);
    cpuShares?.push((cpuSeconds() - between) / (between - start));
  }
  const answer = await read(root, cacheFolder);
  const noNews: number[] = [];
  const oneCommit: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    noNews.push((await timeOnce(() => read(root, cacheFolder))) / 1000);
    execFileSync('git', ['read-tree', 'HEAD'], { cwd: root });
    addCommit(root, turn);
    let asked = 0;
    oneCommit.push(
      (await timeOnce(async () => {
        asked = (await read(root, cacheFolder)).work.asked;
      })) / 1000,
    );
    if (asked !== 1) throw new Error(`Git was asked for ${String(asked)} commits instead of one.`);
  }
  const median = (values: readonly number[] = []): number => quantiles(values).p50;
  return {
    ...{
      history,
      commits: answer.work.commits,
      objects: answer.work.read,
      events: new RecordHistory(answer.history).eventCount,
    },
    ...{ git: median(git), cold: median(cold), share: median(shares), cpuShare: median(cpuShares) },
    ...{ oneCommit: median(oneCommit), noNews: median(noNews), held: bytesOf(answer.history) },
  };
}

/** One more record in a file of its own. */
function addCommit(root: string, turn: number): void {
  const name = `new${String(turn)}.example.yaml`;
  const text = `example_id: new-${String(turn)}\nversion: 1\ninput: x\nexpected_output: y\n`;
  const file = path.join(root, name);
  writeFileSync(file, text);
  const git = (...parameters: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...parameters], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  const blob = git('hash-object', '-w', '--', name);
  git('update-index', '--add', '--cacheinfo', `100644,${blob},${name}`);
  git('commit', '--quiet', '--message', name);
}

/** Processor time of this process and of those that it started and that have ended, as Linux tells it. */
function cpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_PER_SECOND;
}

function bytesOf(packed: PackedHistory): number {
  const columns: PackedHistory[keyof PackedHistory][] = Object.values(packed);
  // All names are Latin-1, one byte each.
  const bytes = columns.map((column) =>
    'byteLength' in column ? column.byteLength : column.text.length + column.ends.byteLength,
  );
  return bytes.reduce((sum, one) => sum + one, 0);
}

async function measureRecords(root: string, { files }: HistoryShape): Promise<HistoryResults['perRecord']> {
  const numbers = Array.from({ length: ASKED }, (_, at) => Math.floor((at * files) / ASKED));
  const follow = await timeOnce(() => {
    for (const number of numbers) {
      const command = ['log', '--follow', '--raw', '-M', '--format=%H', '--', fileName(number)];
      execFileSync('git', command, { cwd: root });
    }
  });
  let records: RecordHistory | undefined;
  const whole = await timeOnce(async () => {
    records = new RecordHistory((await read(root)).history);
  });
  const ours = await timeOnce(() => {
    for (const number of numbers)
      if (records?.of(idOf(number)) === undefined)
        throw new Error(`Record ${String(number)} has no history.`);
  });
  return { records: ASKED, follow: follow / 1000 / ASKED, ours: ours / 1000 / ASKED, whole: whole / 1000 };
}

function measureTruth(history: string, commits: readonly GeneratedCommit[]): Promise<CorrectnessFigures> {
  return inFolder(async (folder) => {
    const root = path.join(folder, 'repository');
    const cacheFolder = path.join(folder, 'cache');
    mkdirSync(root);
    const names = importHistory(root, commits);
    const head = names.at(-1) ?? '';
    // Half of it comes from what was kept.
    for (const at of [names.length >> 1, names.length - 1])
      await readCommits({ root, head: names[at] ?? '', cacheFolder }, neverCancelled);
    const found = await readCommits({ root, head, cacheFolder }, neverCancelled);
    const told = toldOf(recordEvents(found?.commits ?? []), commits, names);
    const truth = truthOf(commits);
    let wrongReplays = 0;
    const replays = Math.min(REPLAYS, commits.length);
    for (let replay = 0; replay < replays; replay += 1) {
      const at = Math.floor((replay * commits.length) / replays);
      const lines = readChanges({ root, cacheFolder, since: names[at], until: head }, neverCancelled);
      const state = await followFeed(stateOf(commits[at]?.tree ?? new Map()), lines);
      const expected = stateOf(commits.at(-1)?.tree ?? new Map());
      const isSame =
        state.size === expected.size && [...expected].every(([id, text]) => state.get(id) === text);
      if (!isSame) wrongReplays += 1;
    }
    return {
      ...{
        history,
        commits: commits.length,
        merges: commits.filter(({ parents }) => parents.length > 1).length,
      },
      ids: new Set([...truth.versions].map((version) => version.split(' ')[0])).size,
      versions: truth.versions.size,
      missingVersions: countMissing(truth.versions, told.versions),
      extraVersions: countMissing(told.versions, truth.versions),
      events: truth.events.size,
      wrongEvents: countMissing(truth.events, told.events) + countMissing(told.events, truth.events),
      ...{ replays, wrongReplays },
    };
  });
}

function countMissing(from: ReadonlySet<string>, within: ReadonlySet<string>): number {
  return [...from].filter((one) => !within.has(one)).length;
}
