import { open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SearchFilters, SearchableKind } from '../../../shared/src/protocol/search.ts';
import { requireFolder } from '../folder.ts';
import { MappingChoice } from '../importing/chooseMapping.ts';
import { firstRow } from '../importing/firstRow.ts';
import { badRowLines, importOutcome, readImportFacts, type ImportFacts } from '../importing/importOutcome.ts';
import { importArguments, type Column, type Mapping } from '../importing/mapping.ts';
import { previewText } from '../importing/previewText.ts';
import { askOne, type Question } from '../importing/questions.ts';
import { walkSteps, type StepEnd } from '../importing/steps.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';

/** How much of a file is read for the choice of columns. */
const START_IN_BYTES = 1024 * 1024;

/** What an import needs from the extension. */
export interface ImportPorts {
  cli: CliRunner;
  documents: ReadOnlyDocuments;
  log: vscode.LogOutputChannel;
}

/** Leads from a data file to record files: kind, columns, preview, the import, and one message about how it ended. */
export async function importFile(ports: ImportPorts, argument: unknown): Promise<void> {
  if (!requireTrust('An import runs a program,')) return;
  const folder = await requireFolder('An import writes record files into a folder');
  if (folder === undefined) return;
  const file = argument instanceof vscode.Uri ? argument : await chooseFile();
  if (file === undefined) return;
  await new FileImport(ports, folder, file, await readFirstRow(file)).run();
}

/** One import of one file. */
class FileImport {
  readonly #ports: ImportPorts;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #file: vscode.Uri;
  readonly #name: string;
  readonly #choice: MappingChoice;
  #kind: SearchableKind = 'example';
  #preview: vscode.Uri | undefined;

  constructor(
    ports: ImportPorts,
    folder: vscode.WorkspaceFolder,
    file: vscode.Uri,
    row: readonly Column[] | undefined,
  ) {
    this.#ports = ports;
    this.#folder = folder;
    this.#file = file;
    this.#name = path.posix.basename(file.path);
    this.#choice = new MappingChoice(this.#name, row);
  }

  async run(): Promise<void> {
    try {
      const isAnswered = await walkSteps(() => [
        (place) => this.#askKind(place),
        ...this.#choice.steps(this.#kind),
        (place) => this.#confirm(place),
      ]);
      if (isAnswered) await this.#import();
      else
        vscode.window.setStatusBarMessage('DataBits: the import was cancelled; nothing was written.', 5000);
    } finally {
      await this.#closePreview();
    }
  }

  async #askKind(place: Question['place']): Promise<StepEnd> {
    const example = 'Rows with an input and the output that is expected for it.';
    const kinds: (vscode.QuickPickItem & { record: SearchableKind })[] = [
      { label: 'Examples', detail: example, record: 'example' },
      { label: 'DataBits', detail: 'Rows that are pieces of content, such as texts.', record: 'databit' },
    ];
    const question = { title: `Import ${this.#name}`, ask: 'What are the rows?', place };
    const active = kinds.find(({ record }) => record === this.#kind);
    const answer = await askOne(question, kinds, active);
    if (typeof answer === 'string') return answer;
    this.#kind = answer.value.record;
    return 'next';
  }

  /** Lets the program say what it would do, shows the first record as it will be, and asks once more. */
  async #confirm(place: Question['place']): Promise<StepEnd> {
    const args = this.#arguments();
    const result = await this.#ports.cli.run(
      `Reading ${this.#name}`,
      [...args, '--dry-run', '--json'],
      this.#folder,
    );
    const facts = readImportFacts(result.out);
    const outcome = importOutcome(this.#name, result, facts);
    if (facts === undefined || outcome.kind === 'failed' || outcome.kind === 'cancelled') {
      if (outcome.kind !== 'cancelled') this.#report(outcome.kind, outcome.message, facts);
      return outcome.kind === 'failed' && facts !== undefined && facts.rows > 0 ? 'back' : 'cancelled';
    }
    await this.#closePreview();
    const name = `Preview of ${this.#name}`;
    const text = previewText(this.#name, args, facts);
    const editor = await this.#ports.documents.show(name, `${this.#kind}.yaml`, text);
    this.#preview = editor.document.uri;
    const question = { title: `Import ${this.#name}`, ask: outcome.message, place };
    const go = { label: '$(check) Import', detail: 'Writes record files.' };
    const answer = await askOne(question, [go], go);
    return typeof answer === 'string' ? answer : 'next';
  }

  async #import(): Promise<void> {
    const args = [...this.#arguments(), '--json'];
    const result = await this.#ports.cli.run(`Importing ${this.#name}`, args, this.#folder);
    const facts = readImportFacts(result.out);
    const { kind, message } = importOutcome(this.#name, result, facts);
    this.#report(kind, message, facts);
  }

  /** One message with what can be done next; the log has the bad rows. */
  #report(
    kind: ReturnType<typeof importOutcome>['kind'],
    message: string,
    facts: ImportFacts | undefined,
  ): void {
    const { log } = this.#ports;
    const bad = facts === undefined ? [] : badRowLines(this.#name, facts);
    if (kind === 'failed') log.error(message);
    else log.info(message);
    for (const line of bad) log.warn(line);
    const [written] = facts?.files ?? [];
    const isWritten = written !== undefined && kind !== 'failed';
    const buttons = [
      ...(isWritten ? ['Open'] : []),
      ...(kind === 'done' || kind === 'badRows' ? ['Show in Search'] : []),
      ...(bad.length > 0 ? ['Show Bad Rows'] : []),
    ];
    void this.#offer(kind, message, buttons, written);
  }

  async #offer(kind: string, message: string, buttons: string[], written: string | undefined): Promise<void> {
    const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
    const show = { failed: showErrorMessage, badRows: showWarningMessage }[kind] ?? showInformationMessage;
    const choice = await show(message, ...buttons);
    if (choice === 'Open' && written !== undefined) {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(written));
    }
    if (choice === 'Show in Search') {
      const filters = searchFilters(this.#kind, this.#choice.mapping(this.#kind));
      await vscode.commands.executeCommand('databits.searchFor', { query: { filters } });
    }
    if (choice === 'Show Bad Rows') this.#ports.log.show(true);
  }

  #arguments(): string[] {
    return importArguments(this.#file.fsPath, this.#kind, this.#choice.mapping(this.#kind));
  }

  async #closePreview(): Promise<void> {
    if (this.#preview !== undefined) await this.#ports.documents.close(this.#preview);
    this.#preview = undefined;
  }
}

/** What the imported records have in common: their kind and the values that were fixed. */
function searchFilters(kind: SearchableKind, { fields }: Mapping): SearchFilters {
  const fixed = (target: string): string[] =>
    fields.flatMap((field) =>
      field.target.join('.') === target && 'constant' in field.source ? [field.source.constant] : [],
    );
  const [functions, domains] = [fixed('function_name'), fixed('domain')];
  return {
    kinds: [kind],
    ...(functions.length > 0 ? { functions } : {}),
    ...(domains.length > 0 ? { domains } : {}),
  };
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
