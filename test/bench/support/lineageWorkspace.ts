import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Records in a file. */
const PER_FILE = 1000;
/** Records of an ordinary chain: each was made from the one before. */
const CHAIN = 10;
/** Datasets, each of the records of one function. */
export const FUNCTIONS = 20;

/** A workspace with many derivations on disk, in a commit. */
export class LineageWorkspace {
  readonly root = mkdtempSync(path.join(tmpdir(), 'databits-lineage-'));
  readonly cacheFolder = mkdtempSync(path.join(tmpdir(), 'databits-lineage-cache-'));
  /** In the middle of an ordinary chain. */
  readonly middle: string;
  /** A twentieth of all records was made from this one. */
  readonly hub: string;
  /** The first of a chain of a twentieth of all records. */
  readonly first: string;
  readonly dataset = idOf(1_000_000_000);

  constructor(size: number) {
    const part = Math.floor(size / 20);
    const middle = size - CHAIN / 2;
    this.middle = idOf(middle);
    this.hub = idOf(0);
    this.first = idOf(part);
    const sourceOf = (number: number): number | undefined => {
      if (number === 0 || number === part) return undefined;
      if (number < part) return 0;
      if (number < 2 * part) return number - 1;
      return number % CHAIN === 0 ? undefined : number - 1;
    };
    for (let from = 0; from < size; from += PER_FILE) {
      const numbers = Array.from({ length: Math.min(PER_FILE, size - from) }, (_, at) => from + at);
      const records = numbers.map((number) => recordText(number, sourceOf(number)));
      this.#write(`records/${String(from / PER_FILE)}.example.yaml`, records.join('---\n'));
    }
    for (let number = 0; number < FUNCTIONS; number += 1) this.#writeUsers(number);
    this.#commit();
  }

  remove(): void {
    for (const folder of [this.root, this.cacheFolder]) rmSync(folder, { recursive: true, force: true });
  }

  #writeUsers(number: number): void {
    const [dataset, template, run] = [0, 100, 200].map((add) => idOf(1_000_000_000 + add + number));
    const name = `users/${String(number)}`;
    this.#write(
      `${name}.dataset.yaml`,
      `dataset_id: ${dataset ?? ''}\nversion: 1\nname: Dataset ${String(number)}\nmembers: { field: function_name, eq: function_${String(number)} }\n`,
    );
    this.#write(
      `${name}.template.yaml`,
      `template_id: ${template ?? ''}\nversion: 1\nname: Template ${String(number)}\ninstructions: Answer.\nfew_shot: { dataset: ${dataset ?? ''}, k: 4 }\n`,
    );
    this.#write(
      `${name}.run.yaml`,
      `spec_id: ${run ?? ''}\nname: Run ${String(number)}\ntemplate: ${template ?? ''}\ndataset: ${dataset ?? ''}\n`,
    );
  }

  #commit(): void {
    const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
    for (const command of [['init'], ['add', '--all'], [...identity, 'commit', '--message', 'Records']])
      execFileSync('git', command, { cwd: this.root, stdio: 'ignore' });
  }

  #write(name: string, text: string): void {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function idOf(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;
}

function recordText(number: number, source: number | undefined): string {
  const lines = [
    `example_id: ${idOf(number)}`,
    'version: 1',
    `name: Question ${String(number)}`,
    `function_name: function_${String(number % FUNCTIONS)}`,
    'status: approved',
    `input: { text: Where is parcel ${String(number)} of the order that I made last week }`,
    'expected_output: { intent: track }',
    'quality_scores: { clarity: 0.8 }',
    ...(source === undefined
      ? []
      : [
          `attribution: { derived_from: [{ example_id: ${idOf(source)}, version: 1, method: paraphrased }] }`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}
