import * as vscode from 'vscode';
import type { JsonValue } from '../../../shared/src/json.ts';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import type { Row } from './firstRow.ts';
import type { FieldSource, Mapping } from './mapping.ts';

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
  row: Row | undefined,
  fileName: string,
): Promise<Mapping | undefined> {
  const title = `Import ${fileName}`;
  const fields = row === undefined ? await typeFields(title, kind) : await pickFields(title, kind, row);
  if (fields === undefined) return undefined;
  const key =
    row === undefined
      ? []
      : await pickColumns(title, 'Which columns identify a row? (none: the whole row)', row);
  if (key === undefined) return undefined;
  const out = await vscode.window.showInputBox({
    title,
    prompt: 'Folder for the record files, in the workspace folder.',
    value: `records/${fileName.replace(/\.[^.]+$/, '').replace(/[^\w-]+/g, '-')}`,
    validateInput: (text) =>
      /^\/|(^|\/)\.\.(\/|$)/.test(text) ? 'Stay inside the workspace folder.' : undefined,
  });
  return out === undefined || out.trim() === '' ? undefined : { fields, key, out: out.trim() };
}

async function pickFields(
  title: string,
  kind: SearchableKind,
  row: Row,
): Promise<Map<string, FieldSource> | undefined> {
  const fields = new Map<string, FieldSource>();
  for (const question of QUESTIONS[kind].objects) {
    const columns = await pickColumns(title, question.ask, row);
    if (columns === undefined || (columns.length === 0 && question.optional === undefined)) return undefined;
    for (const column of columns) fields.set(`${question.target}.${lastPart(column)}`, { column });
  }
  for (const question of QUESTIONS[kind].texts) {
    const source = await pickSource(title, question.ask, row);
    if (source === undefined) return undefined;
    if (source !== 'none') fields.set(question.target, source);
  }
  return fields;
}

async function pickColumns(title: string, placeHolder: string, row: Row): Promise<string[] | undefined> {
  const items = [...row].map(([label, value]) => ({ label, description: sample(value) }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen?.map((item) => item.label);
}

async function pickSource(
  title: string,
  placeHolder: string,
  row: Row,
): Promise<FieldSource | 'none' | undefined> {
  const none = { label: '$(dash) Leave out', source: 'none' as const };
  const fixed = { label: '$(edit) A fixed value…', source: 'fixed' as const };
  const columns = [...row].map(([column, value]) => ({
    label: column,
    description: sample(value),
    source: { column },
  }));
  const choice = await vscode.window.showQuickPick([none, fixed, ...columns], {
    title,
    placeHolder,
    ignoreFocusOut: true,
  });
  if (choice?.source !== 'fixed') return choice?.source;
  const constant = await vscode.window.showInputBox({ title, prompt: placeHolder, ignoreFocusOut: true });
  return constant === undefined ? undefined : constant === '' ? 'none' : { constant };
}

/** For files whose columns only the command line program can read: the map as it takes it. */
async function typeFields(
  title: string,
  kind: SearchableKind,
): Promise<Map<string, FieldSource> | undefined> {
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
  if (text === undefined) return undefined;
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((part) => part.split('='));
  return new Map(pairs.map(([target = '', column = '']) => [target, { column }]));
}

/** The column's own name below the field: `meta.source` → `source`. */
function lastPart(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1).replace(/[^\w-]+/g, '_');
}

function sample(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
