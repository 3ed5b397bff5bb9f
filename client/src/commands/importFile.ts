import { open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import { requireFolder } from '../folder.ts';
import { MappingChoice } from '../importing/chooseMapping.ts';
import { firstRow } from '../importing/firstRow.ts';
import { IMPORT_WORDS } from '../importing/importOutcome.ts';
import { importArguments, type Column } from '../importing/mapping.ts';
import { askOne, type Question } from '../importing/questions.ts';
import { RecordMaking, type Making, type MakingPorts } from '../importing/recordMaking.ts';
import { walkSteps, type StepEnd } from '../importing/steps.ts';
import { requireTrust } from '../trust.ts';

/** How much of a file is read for the choice of columns. */
const START_IN_BYTES = 1024 * 1024;

/** Leads from a data file to record files: kind, columns, preview, the import, and one message about how it ended. */
export async function importFile(ports: MakingPorts, argument: unknown): Promise<void> {
  if (!requireTrust('An import runs a program,')) return;
  const folder = await requireFolder('An import writes record files into a folder');
  if (folder === undefined) return;
  const file = argument instanceof vscode.Uri ? argument : await chooseFile();
  if (file === undefined) return;
  const making = new RecordMaking(ports, folder, { ...IMPORT_WORDS, verb: 'Import', doing: 'Importing' });
  await new FileImport(making, file, await readFirstRow(file)).run();
}

/** One import of one file. */
class FileImport {
  readonly #making: RecordMaking;
  readonly #file: vscode.Uri;
  readonly #name: string;
  readonly #choice: MappingChoice;
  #kind: SearchableKind = 'example';

  constructor(making: RecordMaking, file: vscode.Uri, row: readonly Column[] | undefined) {
    this.#making = making;
    this.#file = file;
    this.#name = path.posix.basename(file.path);
    this.#choice = new MappingChoice(this.#title, this.#name, row);
  }

  get #title(): string {
    return `Import ${this.#name}`;
  }

  async run(): Promise<void> {
    try {
      const isAnswered = await walkSteps(() => [
        (place) => this.#askKind(place),
        ...this.#choice.steps(this.#kind),
        (place) => this.#making.confirm(this.#plan(), place),
      ]);
      if (isAnswered) await this.#making.make(this.#plan());
      else
        vscode.window.setStatusBarMessage('DataBits: the import was cancelled; nothing was written.', 5000);
    } finally {
      await this.#making.close();
    }
  }

  async #askKind(place: Question['place']): Promise<StepEnd> {
    const example = 'Rows with an input and the output that is expected for it.';
    const kinds: (vscode.QuickPickItem & { record: SearchableKind })[] = [
      { label: 'Examples', detail: example, record: 'example' },
      { label: 'DataBits', detail: 'Rows that are pieces of content, such as texts.', record: 'databit' },
    ];
    const question = { title: this.#title, ask: 'What are the rows?', place };
    const active = kinds.find(({ record }) => record === this.#kind);
    const answer = await askOne(question, kinds, active);
    if (typeof answer === 'string') return answer;
    this.#kind = answer.value.record;
    return 'next';
  }

  #plan(): Making {
    const mapping = this.#choice.mapping(this.#kind);
    const args = importArguments(this.#file.fsPath, this.#kind, mapping);
    return { title: this.#title, name: this.#name, kind: this.#kind, args, fields: mapping.fields };
  }
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Import File',
    openLabel: 'Import',
    canSelectMany: false,
    filters: { 'Data files': ['jsonl', 'ndjson', 'json', 'csv', 'tsv', 'parquet'], 'All files': ['*'] },
  });
  return chosen?.[0];
}

/** The first row, or `undefined` for formats that only the command line program reads (Parquet). */
async function readFirstRow(file: vscode.Uri): Promise<readonly Column[] | undefined> {
  const name = path.posix.basename(file.path);
  const handle = await open(file.fsPath);
  try {
    const buffer = Buffer.alloc(START_IN_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, START_IN_BYTES, 0);
    const start = buffer.toString('utf8', 0, bytesRead);
    if (start.replace(/^\uFEFF/, '').trim() === '') throw new Error(`${name} is empty.`);
    if (/\.parquet$/i.test(name)) return undefined;
    const row = firstRow(file.path, start);
    if (row !== undefined) return row;
  } finally {
    await handle.close();
  }
  throw new Error(`No first row could be read from ${name}: it is neither JSON nor CSV.`);
}
