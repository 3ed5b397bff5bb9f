import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { readHistory } from '../../../server/src/adapters/git/history/readHistory.ts';
import { readLog } from '../../../server/src/adapters/git/history/logCommits.ts';
import { streamGit } from '../../../server/src/adapters/git/run.ts';
import { timeOnce } from '../support/measure.ts';
import { recordText } from './benchRecords.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import type { Findings } from './part.ts';

/** Commits and records of the largest history; a public repository of YAML records has 16,857 and 4,727. */
const MOST_COMMITS = 10_000;
/** Records that a commit changes, each in a file of its own. */
const CHANGED = 3;

/** Reading the history of records, beside git. */
export async function historyPass(workspace: BenchWorkspace): Promise<Findings> {
  return { figures: { 'history.share': await historyShare(workspace) } };
}

/**
 * The time of reading the whole history, as a multiple of the time that git's own `log --raw -c` and `cat-file --batch` of
 * the same objects take: medians of three, in turns.
 */
async function historyShare(workspace: BenchWorkspace): Promise<number> {
  const root = mkdtempSync(path.join(tmpdir(), 'databits-history-'));
  try {
    makeHistory(root, workspace);
    const blobs = await blobsOf(root);
    const shares: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const alone = await timeOnce(async () => {
        await drain(streamGit(root, LOG));
        await drain(streamGit(root, ['cat-file', '--batch'], blobs));
      });
      shares.push((await timeOnce(() => readHistory({ root }, neverCancelled))) / alone);
    }
    return shares.toSorted((one, other) => one - other)[1] ?? Number.NaN;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const LOG = ['log', '--raw', '-z', '-c', '--no-abbrev', '--no-renames', '--format=%H %at', 'HEAD'];

async function drain(parts: AsyncGenerator<Buffer, boolean>): Promise<void> {
  for (;;) if ((await parts.next()).done === true) return;
}

/** The names of all objects of record files, each on a line. */
async function blobsOf(root: string): Promise<string> {
  const { commits } = await readLog({ root, tip: 'HEAD', seen: [] }, neverCancelled);
  const names = new Set(commits.flatMap(({ files }) => files.flatMap(({ after }) => after ?? [])));
  return [...names].map((name) => `${name}\n`).join('');
}

/** Commits that each add or change some records, one to a file. */
function makeHistory(root: string, { texts }: BenchWorkspace): void {
  const commits = Math.min(MOST_COMMITS, texts.length);
  const files = Math.ceil(commits / 4);
  const stream: string[] = [];
  for (let commit = 0; commit < commits; commit += 1) {
    const time = String(1_700_000_000 + commit);
    stream.push(`commit refs/heads/main\ncommitter Bench <bench@example.org> ${time} +0000\ndata 1\n.\n`);
    for (let at = 0; at < CHANGED; at += 1) {
      const change = commit * CHANGED + at;
      const record = change % files;
      const words = `${texts[change % texts.length] ?? ''} ${String(change)}`;
      const text = recordText({ text: words, category: 'any' }, record, files);
      const name = `data/${String(record % 50)}/${String(record)}.example.yaml`;
      stream.push(`M 644 inline ${name}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`);
    }
  }
  const file = path.join(root, 'stream');
  writeFileSync(file, stream.join(''));
  const input = openSync(file, 'r');
  try {
    execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: root });
    execFileSync('git', ['fast-import', '--quiet'], { cwd: root, stdio: [input, 'ignore', 'inherit'] });
  } finally {
    closeSync(input);
  }
}
