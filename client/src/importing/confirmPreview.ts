import * as vscode from 'vscode';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';

/** What is about to be run, and the first record that it makes. */
export interface Preview {
  /** Title of the question. */
  title: string;
  /** Word for what is done, for example `Import`. */
  verb: string;
  /** Arguments of the command line program. */
  args: readonly string[];
  /** Absent where the first record is not known. */
  record: object | undefined;
}

/** Shows the first record as it will be and asks once more. */
export async function confirmPreview(
  documents: ReadOnlyDocuments,
  { title, verb, args, record }: Preview,
): Promise<boolean> {
  if (record !== undefined) await documents.show('First record', 'jsonc', previewText(args, record));
  const choice = await vscode.window.showQuickPick(
    [
      { label: `$(check) ${verb}`, detail: 'Writes record files.', go: true },
      { label: '$(close) Cancel', go: false },
    ],
    { title, placeHolder: 'The first record will look like this.', ignoreFocusOut: true },
  );
  return choice?.go === true;
}

/** The command, a line for each option, above the record: the question that is asked covers the first lines. */
function previewText(args: readonly string[], record: object): string {
  const quoted = args.map((arg) =>
    /^[\w./:=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", String.raw`'\''`)}'`,
  );
  const command = `databits ${quoted.join(' ')}`.replaceAll(' --', '\n//   --');
  const head = ['// The first record as it will be. The command line program does the same with:', '//'];
  return [...head, `// ${command}`, '', JSON.stringify(record, undefined, 2), ''].join('\n');
}
