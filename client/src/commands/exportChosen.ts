import { numeral } from '../../../shared/src/counted.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import type { CliRunner } from '../tasks/cliRunner.ts';
import { requireTrust } from '../trust.ts';
import { tellExported } from './exportRecords.ts';

/** Writes exactly these records to one file for other programs, by the command line program. */
export async function exportChosen(cli: CliRunner, ids: readonly string[]): Promise<void> {
  if (!requireTrust('An export runs a program,')) return;
  const folder = await requireFolder('An export reads the records of a folder');
  if (folder === undefined) return;
  const file = await vscode.window.showSaveDialog({
    title: `Export ${numeral(ids.length)} Records`,
    saveLabel: 'Export',
    defaultUri: vscode.Uri.joinPath(folder.uri, 'records.jsonl'),
    filters: { 'JSON Lines': ['jsonl'], JSON: ['json'], CSV: ['csv'], Parquet: ['parquet'] },
  });
  if (file === undefined) return;
  // A command line has no room for a hundred thousand ids.
  const list = await mkdtemp(path.join(tmpdir(), 'databits-'));
  try {
    const idFile = path.join(list, 'ids.txt');
    await writeFile(idFile, ids.join('\n'));
    const args = ['export', '--ids', idFile, '--out', file.fsPath];
    await tellExported(await cli.run('Exporting records', args, folder), file);
  } finally {
    await rm(list, { recursive: true, force: true });
  }
}
