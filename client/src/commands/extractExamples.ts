import * as vscode from 'vscode';
import { requireFolder } from '../folder.ts';
import { MappingChoice } from '../importing/chooseMapping.ts';
import { columnsOf } from '../importing/firstRow.ts';
import { EXTRACT_WORDS } from '../importing/importOutcome.ts';
import { extractArguments, type Column } from '../importing/mapping.ts';
import { askText } from '../importing/questions.ts';
import { RecordMaking, type Making, type MakingPorts } from '../importing/recordMaking.ts';
import { walkSteps, type Step } from '../importing/steps.ts';
import type { Server } from '../languageClient.ts';
import { requireTrust } from '../trust.ts';

const TITLE = 'Extract Examples';

/** Leads from DataBits to examples: fields, preview, the extraction, and one message about how it ended. */
export async function extractExamples(server: Server, ports: MakingPorts): Promise<void> {
  if (!requireTrust('An extraction runs a program,')) return;
  const folder = await requireFolder('An extraction writes record files into a folder');
  if (folder === undefined) return;
  const row = await firstDataBit(server);
  if (row === undefined) {
    void vscode.window.showInformationMessage('There are no DataBits yet to make examples of.');
    return;
  }
  const making = new RecordMaking(ports, folder, { ...EXTRACT_WORDS, verb: 'Extract', doing: 'Extracting' });
  const choice = new MappingChoice(TITLE, '', row);
  let name = '';
  const askForName: Step = async (place) => {
    const ask = 'A name for this extraction. With the same name again, its examples are updated.';
    const answer = await askText({ title: TITLE, ask, place }, name, checkName);
    if (typeof answer === 'string') return answer;
    name = answer.value.trim();
    return 'next';
  };
  const plan = (): Making => {
    const { fields } = choice.mapping('example');
    return { title: TITLE, name, kind: 'example', args: extractArguments(name, fields), fields };
  };
  try {
    const isAnswered = await walkSteps(() => [
      ...choice.fieldSteps('example', row),
      askForName,
      (place) => making.confirm(plan(), place),
    ]);
    if (isAnswered) await making.make(plan());
    else
      vscode.window.setStatusBarMessage('DataBits: the extraction was cancelled; nothing was written.', 5000);
  } finally {
    await making.close();
  }
}

/** The fields of a DataBit, which stands for all; absent where there is none. */
async function firstDataBit(server: Server): Promise<Column[] | undefined> {
  const params = { filters: { kinds: ['databit' as const] }, limit: 1, facets: false };
  const [first] = (await server.call('search/run', params)).results;
  const record = first === undefined ? null : await server.call('records/get', { id: first.id });
  return record === null ? undefined : columnsOf(record.value);
}

function checkName(text: string): string | undefined {
  return /^[\p{L}\p{N}_ -]+$/u.test(text.trim()) ? undefined : 'Use letters, digits, spaces, - and _.';
}
