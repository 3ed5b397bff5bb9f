import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RowContext } from './applyMap.ts';
import type { PathStep } from './fieldPath.ts';

/** The rows of a JSON document, or the reason why it has none. */
export type ExpandedRows = { rows: RowContext[] } | { mistake: string };

/**
 * The rows at a path such as `data[].paragraphs[].qas[]`: the items of the last list. The objects on the way that
 * hold the lists are a row's parents, nearest first, for map sources such as `^.context`.
 */
export function expandRows(document: JsonValue, steps: readonly PathStep[]): ExpandedRows {
  const rows = rowsAt({ row: document, parents: [] }, steps);
  return typeof rows === 'string' ? { mistake: rows } : { rows };
}

/** The rows below a place, or what is wrong with the path. */
function rowsAt(context: RowContext, steps: readonly PathStep[]): RowContext[] | string {
  const eachAt = steps.findIndex((step) => 'each' in step);
  const path = eachAt < 0 ? steps : steps.slice(0, eachAt);
  const rest = eachAt < 0 ? [] : steps.slice(eachAt + 1);
  const list = at(context.row, path);
  const parents = path.length === 0 ? context.parents : [context.row, ...context.parents];
  if (list === undefined) return `There is nothing at \`${nameOf(path)}\`.`;
  if (!Array.isArray(list)) return eachAt < 0 ? [{ row: list, parents }] : `\`${nameOf(path)}\` is no list.`;
  const items = list.map((row) => ({ row, parents }));
  if (rest.length === 0) return items;
  const rows: RowContext[] = [];
  for (const item of items) {
    const below = rowsAt(item, rest);
    if (typeof below === 'string') return below;
    for (const row of below) rows.push(row);
  }
  return rows;
}

function at(value: JsonValue, steps: readonly PathStep[]): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const step of steps) {
    if ('position' in step) current = Array.isArray(current) ? current[step.position] : undefined;
    else if ('name' in step) {
      current = isJsonObject(current) && Object.hasOwn(current, step.name) ? current[step.name] : undefined;
    }
  }
  return current;
}

function nameOf(steps: readonly PathStep[]): string {
  const names = steps.map((step) =>
    'name' in step ? `.${step.name}` : 'position' in step ? `[${String(step.position)}]` : '[]',
  );
  return names.join('').replace(/^\./, '') || '.';
}

/**
 * The rows of a JSON document when no path is given: the items of a list; the list inside an object that has exactly
 * one list of objects; one row for each position where all values are lists of one length (columns); else the object itself.
 */
export function guessRows(document: JsonValue): RowContext[] {
  if (Array.isArray(document)) return document.map((row) => ({ row, parents: [] }));
  if (!isJsonObject(document)) return [{ row: document, parents: [] }];
  const lists = Object.values(document).filter((value) => Array.isArray(value));
  const tables = lists.filter((list) => list.length > 0 && list.every((item) => isJsonObject(item)));
  const [table] = tables;
  if (table !== undefined && tables.length === 1) return table.map((row) => ({ row, parents: [document] }));
  const [first] = lists;
  const isColumns = first !== undefined && lists.length === Object.keys(document).length;
  if (isColumns && tables.length === 0 && lists.every((list) => list.length === first.length)) {
    return first.map((_, position) => ({ row: rowOfColumns(document, position), parents: [] }));
  }
  return [{ row: document, parents: [] }];
}

function rowOfColumns(document: JsonObject, position: number): JsonObject {
  return Object.fromEntries(
    Object.entries(document).map(([name, list]) => [
      name,
      Array.isArray(list) ? (list[position] ?? null) : null,
    ]),
  );
}
