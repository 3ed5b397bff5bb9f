import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import { changeAll, type BulkPorts } from '../editing/changeAll.ts';
import type { Server } from '../languageClient.ts';
import { chosenRecords } from './chosenRecords.ts';

const SCORES = 'quality_scores.';
/** Records whose scores are looked at for the question. */
const MOST_READ = 200;

/** Changes the kind of a quality score: another name, the same value, in the selected records or in all that have it. */
export async function renameScore(ports: BulkPorts): Promise<void> {
  const { server } = ports;
  const chosen = await chosenRecords(server);
  if (chosen === undefined) return;
  const ids = chosen.records.map(({ id }) => id);
  const from = await chooseScore(await scoresOf(server, ids));
  const value = from === undefined ? undefined : await chooseName(server, from);
  if (from === undefined || value === undefined) return;
  const all = await idsWith(server, from);
  const scope = await chooseScope(ids, all);
  if (scope !== undefined) await changeAll(ports, scope, { rename: 'score', from, value });
}

/** The names of the records' scores. */
async function scoresOf(server: Server, ids: readonly string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const id of ids.slice(0, MOST_READ)) {
    const scores = (await server.call('records/get', { id }))?.value['quality_scores'];
    if (typeof scores !== 'object' || scores === null) continue;
    for (const name of Object.keys(scores)) names.add(name);
  }
  return [...names].toSorted();
}

async function chooseScore(names: readonly string[]): Promise<string | undefined> {
  if (names.length === 0) {
    void vscode.window.showInformationMessage('The record has no quality scores.');
    return undefined;
  }
  return names.length === 1 ? names[0] : vscode.window.showQuickPick(names, { title: 'Which score?' });
}

async function chooseName(server: Server, from: string): Promise<string | undefined> {
  const { fields } = await server.call('records/fields', {});
  const inUse = fields
    .filter(({ path }) => path.startsWith(SCORES) && path !== SCORES + from)
    .map(({ path, count }) => ({
      label: path.slice(SCORES.length),
      description: `${numeral(count)} ${count === 1 ? 'record' : 'records'}`,
    }));
  const fresh = { label: '$(edit) Another name…', description: '' };
  const title = `The score “${from}” is of the kind`;
  const choice = inUse.length === 0 ? fresh : await vscode.window.showQuickPick([...inUse, fresh], { title });
  if (choice === undefined) return undefined;
  if (choice !== fresh) return choice.label;
  const typed = await vscode.window.showInputBox({
    ...{ title, value: from, prompt: 'The new name. The values stay.' },
    validateInput: (input) => (input.trim() === '' ? 'A score needs a name.' : undefined),
  });
  return typed?.trim();
}

async function idsWith(server: Server, name: string): Promise<string[]> {
  const where = { field: `${SCORES}${name}`, gte: 0 };
  return (await server.call('search/ids', { search: { where } })).ids;
}

async function chooseScope(chosen: string[], all: string[]): Promise<string[] | undefined> {
  const here = new Set(chosen);
  if (all.every((id) => here.has(id))) return chosen;
  const only = chosen.length === 1 ? 'Only in this record' : `In these ${String(chosen.length)} records`;
  const everywhere = `In all ${numeral(all.length)} records that have it`;
  const choice = await vscode.window.showQuickPick([only, everywhere], { title: 'Where?' });
  return choice === undefined ? undefined : choice === only ? chosen : all;
}
