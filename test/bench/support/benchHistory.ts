import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { readLog } from '../../../server/src/adapters/git/history/logCommits.ts';
import { streamGit } from '../../../server/src/adapters/git/run.ts';
import { recordText } from '../performance/benchRecords.ts';

/** A history that is made for a benchmark. */
export interface HistoryShape {
  commits: number;
  /** Records that a commit adds or changes. */
  changed: number;
  /** Files, one after the other filled with records. */
  files: number;
  recordsPerFile: number;
}

/** Makes a repository of which each commit adds or changes some records, until there are as many as the files hold. */
export function makeHistory(root: string, texts: readonly string[], shape: HistoryShape): void {
  const { commits, changed, files, recordsPerFile } = shape;
  const size = files * recordsPerFile;
  const records = new Array<string | undefined>(size);
  const file = path.join(root, 'stream');
  const stream: string[] = [];
  const output = openSync(file, 'w');
  for (let commit = 0; commit < commits; commit += 1) {
    const time = String(1_700_000_000 + commit);
    stream.push(`commit refs/heads/main\ncommitter Bench <bench@example.org> ${time} +0000\ndata 1\n.\n`);
    const touched = new Set<number>();
    // Files of many records are full from the start, as after an import.
    const isImport = commit === 0 && recordsPerFile > 1;
    for (let at = 0; at < (isImport ? size : changed); at += 1) {
      const change = isImport ? at : commit * changed + at + (recordsPerFile > 1 ? size : 0);
      const record = change % size;
      const words = `${texts[change % texts.length] ?? ''} ${String(change)}`;
      records[record] = recordText({ text: words, category: 'any' }, record, size);
      touched.add(Math.floor(record / recordsPerFile));
    }
    for (const number of touched) {
      const held = records.slice(number * recordsPerFile, (number + 1) * recordsPerFile);
      const text = held.filter((one) => one !== undefined).join('---\n');
      stream.push(`M 644 inline ${fileName(number)}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`);
    }
    writeFileSync(output, stream.splice(0).join(''));
  }
  closeSync(output);
  const input = openSync(file, 'r');
  try {
    execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: root });
    execFileSync('git', ['fast-import', '--quiet'], { cwd: root, stdio: [input, 'ignore', 'inherit'] });
  } finally {
    closeSync(input);
    rmSync(file);
  }
}

export function fileName(number: number): string {
  return `data/${String(number % 50)}/${String(number)}.example.yaml`;
}

/** The names of all objects of record files, each on a line. */
export async function blobsOf(root: string): Promise<string> {
  const { commits } = await readLog({ root, tip: 'HEAD', seen: [] }, neverCancelled);
  const names = new Set(commits.flatMap(({ files }) => files.flatMap(({ after }) => after ?? [])));
  return [...names].map((name) => `${name}\n`).join('');
}

/** What git itself does at least: its log with the changed files, and each object once. */
export async function gitAlone(root: string, blobs: string): Promise<void> {
  await drain(streamGit(root, LOG));
  await drain(streamGit(root, ['cat-file', '--batch'], blobs));
}

const LOG = ['log', '--raw', '-z', '-c', '--no-abbrev', '--no-renames', '--format=%H %at', 'HEAD'];

async function drain(parts: AsyncGenerator<Buffer, boolean>): Promise<void> {
  for (;;) if ((await parts.next()).done === true) return;
}
