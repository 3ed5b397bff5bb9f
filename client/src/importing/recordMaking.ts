import * as vscode from 'vscode';
import type { SearchFilters, SearchableKind } from '../../../shared/src/protocol/search.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import {
  badRowLines,
  importOutcome,
  readImportFacts,
  type ImportFacts,
  type ImportOutcome,
  type ImportWords,
} from './importOutcome.ts';
import type { Mapping } from './mapping.ts';
import { previewText } from './previewText.ts';
import { askOne, type Question } from './questions.ts';
import type { StepEnd } from './steps.ts';

/** What the making of records needs from the extension. */
export interface MakingPorts {
  cli: CliRunner;
  documents: ReadOnlyDocuments;
  log: vscode.LogOutputChannel;
}

/** What is made, and of what. */
export interface Making {
  /** Title of the question. */
  title: string;
  /** Name of what the records are made of. */
  name: string;
  kind: SearchableKind;
  /** Arguments of the command line program. */
  args: readonly string[];
  fields: Mapping['fields'];
}

/** Words for what is done. */
export interface MakingWords extends ImportWords {
  /** As in "Import". */
  verb: string;
  /** As in "Importing". */
  doing: string;
}

/** Makes record files with the command line program: a preview, a question, and one message about how it ended. */
export class RecordMaking {
  readonly #ports: MakingPorts;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #words: MakingWords;
  #preview: vscode.Uri | undefined;

  constructor(ports: MakingPorts, folder: vscode.WorkspaceFolder, words: MakingWords) {
    this.#ports = ports;
    this.#folder = folder;
    this.#words = words;
  }

  /** Lets the program say what it would do, shows the first record as it will be, and asks once more. */
  async confirm(making: Making, place: Question['place']): Promise<StepEnd> {
    const { title, name, kind, args } = making;
    const { cli, documents } = this.#ports;
    const result = await cli.run(`Reading ${name}`, [...args, '--dry-run', '--json'], this.#folder);
    const facts = readImportFacts(result.out);
    const outcome = importOutcome(name, result, facts, this.#words);
    if (facts === undefined || outcome.kind === 'failed' || outcome.kind === 'cancelled') {
      if (outcome.kind !== 'cancelled') this.#report(making, outcome, facts);
      return outcome.kind === 'failed' && facts !== undefined && facts.rows > 0 ? 'back' : 'cancelled';
    }
    await this.close();
    const text = previewText(name, args, facts, this.#words);
    const editor = await documents.show(`Preview of ${name}`, `${kind}.yaml`, text);
    this.#preview = editor.document.uri;
    const go = { label: `$(check) ${this.#words.verb}`, detail: 'Writes record files.' };
    const answer = await askOne({ title, ask: outcome.message, place }, [go], go);
    return typeof answer === 'string' ? answer : 'next';
  }

  /** Writes the records and says how it ended. */
  async make(making: Making): Promise<void> {
    const { name, args } = making;
    const result = await this.#ports.cli.run(
      `${this.#words.doing} ${name}`,
      [...args, '--json'],
      this.#folder,
    );
    const facts = readImportFacts(result.out);
    this.#report(making, importOutcome(name, result, facts, this.#words), facts);
  }

  /** Closes the preview. */
  async close(): Promise<void> {
    if (this.#preview !== undefined) await this.#ports.documents.close(this.#preview);
    this.#preview = undefined;
  }

  /** One message with what can be done next; the log has what was bad. */
  #report(making: Making, { kind, message }: ImportOutcome, facts: ImportFacts | undefined): void {
    const { log } = this.#ports;
    const bad = facts === undefined ? [] : badRowLines(making.name, facts);
    if (kind === 'failed') log.error(message);
    else log.info(message);
    for (const line of bad) log.warn(line);
    const [written] = facts?.files ?? [];
    const isWritten = written !== undefined && kind !== 'failed';
    const showBad = `Show Bad ${capitalised(this.#words.rows[1])}`;
    const buttons = [
      ...(isWritten ? ['Open'] : []),
      ...(kind === 'done' || kind === 'badRows' ? ['Show in Search'] : []),
      ...(bad.length > 0 ? [showBad] : []),
    ];
    const { showErrorMessage, showWarningMessage, showInformationMessage } = vscode.window;
    const show =
      kind === 'failed' ? showErrorMessage : kind === 'badRows' ? showWarningMessage : showInformationMessage;
    void show(message, ...buttons).then(async (choice) => {
      if (choice === 'Open' && written !== undefined)
        await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(written));
      if (choice === 'Show in Search')
        await vscode.commands.executeCommand('databits.searchFor', {
          query: { filters: searchFilters(making) },
        });
      if (choice === showBad) log.show(true);
    });
  }
}

/** What the records have in common: their kind and the values that were fixed. */
function searchFilters({ kind, fields }: Making): SearchFilters {
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

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
