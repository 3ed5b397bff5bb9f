import * as vscode from 'vscode';
import type { JsonValue } from '../../../shared/src/json.ts';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import { fieldName, type Column, type FieldSource, type Mapping } from './mapping.ts';

/** What is asked for each kind: objects take several columns, texts one column or a fixed value. */
const QUESTIONS: Record<SearchableKind, { objects: readonly Question[]; texts: readonly Question[] }> = {
  example: {
    objects: [
      { target: 'input', ask: 'Which columns are the input?' },
      { target: 'expected_output', ask: 'Which columns are the expected output?' },
    ],
    texts: [
      { target: 'function_name', ask: 'Which function are the examples for?' },
      { target: 'domain', ask: 'Which domain do they belong to?' },
      { target: 'name', ask: 'What is the name of an example?' },
    ],
  },
  databit: {
    objects: [
      { target: 'content', ask: 'Which columns are the content?' },
      { target: 'labels', ask: 'Which columns are labels? (none is fine)', optional: true },
    ],
    texts: [
      { target: 'name', ask: 'What is the name of a DataBit?' },
      { target: 'attribution.creator', ask: 'Who created them?' },
      { target: 'attribution.license', ask: 'Under which SPDX licence are they?' },
    ],
  },
};

interface Question {
  target: string;
  ask: string;
  optional?: true;
}

/** Asks which columns become which fields; `undefined` where the user gave up. */
export async function chooseMapping(
  kind: SearchableKind,
  row: readonly Column[] | undefined,
  fileName: string,
): Promise<Mapping | undefined> {
  const title = `Import ${fileName}`;
  const fields = row === undefined ? await typeFields(title, kind) : await chooseFields(title, kind, row);
  if (fields === undefined) return undefined;
  const ask = 'Which columns identify a row? None: the whole row, so that a changed row is a new record.';
  const key = row === undefined ? [] : await pickColumns(title, ask, row);
  if (key === undefined) return undefined;
  const out = await vscode.window.showInputBox({
    title,
    prompt: 'Folder for the record files, in the workspace folder.',
    value: `records/${fileName.replace(/\.[^.]+$/, '').replace(/[^\w-]+/g, '-')}`,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\/|(^|\/)\.\.(\/|$)/.test(text) ? 'Stay inside the workspace folder.' : undefined,
  });
  return out === undefined || out.trim() === '' ? undefined : { fields, key, out: out.trim() };
}

/** Asks which columns become which fields of a record; `undefined` where the user gave up. */
export async function chooseFields(
  title: string,
  kind: SearchableKind,
  row: readonly Column[],
): Promise<Mapping['fields'] | undefined> {
  const fields: { target: readonly string[]; source: FieldSource }[] = [];
  for (const { target, ask, optional } of QUESTIONS[kind].objects) {
    const columns = await pickColumns(title, ask, row);
    if (columns === undefined || (columns.length === 0 && optional === undefined)) return undefined;
    const taken = new Set<string>();
    for (const column of columns) {
      const name = fieldName(column, taken);
      taken.add(name);
      fields.push({ target: [target, name], source: { column } });
    }
  }
  for (const { target, ask } of QUESTIONS[kind].texts) {
    const source = await pickSource(title, ask, row);
    if (source === undefined) return undefined;
    if (source !== 'none') fields.push({ target: target.split('.'), source });
  }
  return fields;
}

async function pickColumns(
  title: string,
  placeHolder: string,
  row: readonly Column[],
): Promise<Column[] | undefined> {
  const chosen = await vscode.window.showQuickPick(row.map(columnItem), {
    title,
    placeHolder,
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ column }) => column);
}

async function pickSource(
  title: string,
  placeHolder: string,
  row: readonly Column[],
): Promise<FieldSource | 'none' | undefined> {
  const none = { label: '$(dash) Leave out', source: 'none' as const };
  const fixed = { label: '$(edit) A fixed value…', source: 'fixed' as const };
  const columns = row.map((column) => ({ ...columnItem(column), source: { column } }));
  const options = { title, placeHolder, ignoreFocusOut: true };
  const choice = await vscode.window.showQuickPick([none, fixed, ...columns], options);
  if (choice?.source !== 'fixed') return choice?.source;
  const constant = await vscode.window.showInputBox({ title, prompt: placeHolder, ignoreFocusOut: true });
  if (constant === undefined) return undefined;
  return constant === '' ? 'none' : { constant };
}

function columnItem(column: Column): vscode.QuickPickItem & { column: Column } {
  return { label: column.path.join('.'), description: sample(column.value), column };
}

/** For files whose columns only the command line program can read: fields and columns as text. */
async function typeFields(title: string, kind: SearchableKind): Promise<Mapping['fields'] | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: 'Fields and their columns: FIELD=COLUMN, separated by spaces.',
    value: kind === 'example' ? 'input.text=text expected_output.label=label' : 'content.text=text',
    ignoreFocusOut: true,
    validateInput: (input) =>
      input
        .trim()
        .split(/\s+/)
        .every((part) => /^[^=]+=[^=]+$/.test(part))
        ? undefined
        : 'Write FIELD=COLUMN.',
  });
  return text
    ?.trim()
    .split(/\s+/)
    .map((part) => {
      const [target = '', column = ''] = part.split('=');
      return { target: target.split('.'), source: { column: { path: column.split('.'), value: null } } };
    });
}

function sample(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
