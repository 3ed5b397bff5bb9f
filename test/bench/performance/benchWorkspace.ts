import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolsFolder } from '../../../scripts/process/paths.ts';
import { bankingTexts } from '../support/bankingWorkspace.ts';
import { admits, recordText } from './benchRecords.ts';

/** All files are full: sizes are multiples of it. */
export const RECORDS_PER_FILE = 1000;
/** A branch switch changes this many records, in so many files at most. */
const SWITCHED = { records: 1000, files: 50 };
/** Words that are in no record before they are put into one. */
export const SWITCH_WORD = 'quokka';
/** A word that every record has: in its function's name. */
export const EVERYWHERE = 'classify_intent';

/** A repository of examples made from real rows, all texts distinct, with a folder for caches beside it. */
export class BenchWorkspace {
  readonly size: number;
  readonly root: string;
  readonly cacheFolder: string;
  /** The text of each record's input. */
  readonly texts: readonly string[];
  /** Files that the branch `other` has otherwise. */
  readonly switchedFiles: readonly string[];

  /** Takes the one that an earlier part left, or makes it. */
  constructor(size: number) {
    const folder = benchFolder(size);
    this.size = size;
    this.root = path.join(folder, 'workspace');
    this.cacheFolder = path.join(folder, 'cache');
    this.texts = bankingTexts(size).map(({ text }) => text);
    const files = Math.ceil(size / RECORDS_PER_FILE);
    const count = Math.min(files, SWITCHED.files);
    this.switchedFiles = Array.from({ length: count }, (_, at) =>
      this.file(Math.floor((at * files) / count)),
    );
    const complete = path.join(folder, 'complete');
    if (existsSync(complete)) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(this.root, { recursive: true });
    this.#writeRecords();
    this.#commitBranches();
    writeFileSync(complete, '');
  }

  /** How many records the branch `other` has otherwise. */
  get switchedRecords(): number {
    return Math.min(SWITCHED.records, this.size);
  }

  file(number: number): string {
    return path.join(this.root, `part${number}.example.yaml`);
  }

  fileOf(record: number): string {
    return this.file(Math.floor(record / RECORDS_PER_FILE));
  }

  uriOf(file: string): string {
    return pathToFileURL(file).toString();
  }

  /** Runs git here; hooks and the machine's own settings are off. */
  git(...args: readonly string[]): void {
    const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0'];
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', [...identity, ...args], { cwd: this.root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** The numbers of the records that a filter of this selectivity admits. */
  admitted(percent: number): number[] {
    return this.texts.flatMap((_, number) => (admits(percent, number) ? [number] : []));
  }

  #writeRecords(): void {
    const rows = bankingTexts(this.size);
    for (let first = 0; first < this.size; first += RECORDS_PER_FILE) {
      const records = rows
        .slice(first, first + RECORDS_PER_FILE)
        .map((row, offset) => recordText(row, first + offset, this.size));
      writeFileSync(this.fileOf(first), records.join('---\n'));
    }
  }

  #commitBranches(): void {
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'Records');
    this.git('checkout', '--quiet', '-b', 'other');
    let left = this.switchedRecords;
    for (const [at, file] of this.switchedFiles.entries()) {
      let here = Math.ceil(left / (this.switchedFiles.length - at));
      const text = readFileSync(file, 'utf8').replace(/^input: \{ text: "/gm, (start) => {
        if (here === 0) return start;
        here -= 1;
        left -= 1;
        return `${start}${SWITCH_WORD} `;
      });
      writeFileSync(file, text);
    }
    this.git('commit', '--quiet', '--all', '--message', 'Other records');
    this.git('checkout', '--quiet', 'main');
  }
}

/** Where a size's workspace and caches lie until its parts are done. */
export function benchFolder(size: number): string {
  return path.join(toolsFolder, 'bench', 'performance', String(size));
}
