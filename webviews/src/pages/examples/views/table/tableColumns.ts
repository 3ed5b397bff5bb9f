import type { TableColumn } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { CellValue, FieldType } from '../../../../../../shared/src/protocol/fields.ts';
import type { SearchResult } from '../../../../../../shared/src/protocol/search.ts';
import type { GridCell } from '../../../../grid/gridRow.ts';
import { facetValue, KINDS, nameOf } from '../../labels.ts';

/** A column whose cells come with every result, or that has a name of its own. */
interface KnownColumn {
  title: string;
  /** Said under the title. */
  type: string;
  width: number;
  numeric?: true;
  /** What it is sorted by; its path where left out. */
  sort?: string;
  /** The cell of a result; without it the value is asked for. */
  read?: (result: SearchResult) => GridCell;
}

/** The columns that need no list of fields, in the order of the chooser. */
const KNOWN: Readonly<Record<string, KnownColumn>> = {
  name: {
    ...{ title: 'Name', type: 'text', width: 240 },
    read: (result) => ({ text: nameOf(result), kind: 'link' }),
  },
  kind: { title: 'Kind', type: 'text', width: 90, read: ({ kind }) => textCell(KINDS[kind].one) },
  function_name: {
    ...{ title: 'Function', type: 'text', width: 140 },
    read: ({ functionName }) => textCell(functionName),
  },
  domain: { title: 'Domain', type: 'text', width: 110, read: ({ domain }) => textCell(domain) },
  status: {
    ...{ title: 'Status', type: 'text', width: 100 },
    read: ({ status }) => textCell(status === undefined ? undefined : facetValue('statuses', status)),
  },
  source: {
    ...{ title: 'Source', type: 'text', width: 120 },
    read: ({ source }) => textCell(source === undefined ? undefined : facetValue('sources', source)),
  },
  tags: {
    ...{ title: 'Tags', type: 'list', width: 140, sort: 'capability_tags' },
    read: ({ tags }) => textCell(tags.join(', ')),
  },
  input: { title: 'Input', type: 'text', width: 340, read: ({ inputText }) => textCell(inputText) },
  expected_output: {
    ...{ title: 'Expected output', type: 'text', width: 240 },
    read: ({ outputText }) => textCell(outputText),
  },
  score: {
    ...{ title: 'Score', type: 'of this query', width: 90, numeric: true, sort: 'relevance' },
    read: ({ match, score }) => (match.by === 'filter' ? nothing() : numberCell(score, 3)),
  },
  cosine: {
    ...{ title: 'Cosine', type: 'of this query', width: 90, numeric: true, sort: 'relevance' },
    read: ({ match: { cosine } }) => (cosine === undefined ? nothing() : numberCell(cosine, 3)),
  },
  bm25: {
    ...{ title: 'BM25', type: 'of this query', width: 90, numeric: true, sort: 'relevance' },
    read: ({ match: { bm25 } }) => (bm25 === undefined ? nothing() : numberCell(bm25, 2)),
  },
  quality: { title: 'Quality', type: 'mean of scores', width: 90, numeric: true },
  usage: { title: 'Usage', type: 'logged uses', width: 80, numeric: true },
  effectiveness: { title: 'Effectiveness', type: 'measured', width: 110, numeric: true },
  version: { title: 'Version', type: 'number', width: 80, numeric: true },
  created_at: { title: 'Created', type: 'time', width: 170, sort: 'created' },
  difficulty: { title: 'Difficulty', type: 'text', width: 90 },
};

/** What the table shows before anybody chooses. */
export const DEFAULT_COLUMNS: readonly TableColumn[] = [
  'name',
  'function_name',
  'domain',
  'status',
  'input',
  'expected_output',
  'score',
  'quality',
  'usage',
  'version',
].map((path) => ({ path }));

/** A column as the table shows it. */
export interface ShownColumn {
  path: string;
  title: string;
  type: string;
  numeric: boolean;
  width: number;
  sort: string;
}

/** Every known column, for the chooser. */
export function knownColumns(): ShownColumn[] {
  return Object.keys(KNOWN).map((path) => shownColumn({ path }));
}

/** How a column is shown; `type` is what the field mostly holds, where that is known. */
export function shownColumn({ path, width }: TableColumn, type?: FieldType): ShownColumn {
  const known = knownOf(path);
  return {
    path,
    title: known?.title ?? path,
    type: known?.type ?? type ?? 'field',
    numeric: known?.numeric ?? type === 'number',
    width: width ?? known?.width ?? 140,
    sort: known?.sort ?? path,
  };
}

/** The columns whose values have to be asked for. */
export function askedColumns(columns: readonly TableColumn[]): string[] {
  return columns.map(({ path }) => path).filter((path) => knownOf(path)?.read === undefined);
}

/** What a cell shows. A value that is missing is no text: the cell is empty. */
export function readColumn(result: SearchResult, path: string): GridCell {
  const read = knownOf(path)?.read;
  if (read !== undefined) return read(result);
  const values = result.values ?? {};
  return valueCell(Object.hasOwn(values, path) ? values[path] : undefined, path);
}

function valueCell(value: CellValue | undefined, path: string): GridCell {
  if (value === undefined) return nothing();
  if (value === null) return { text: 'null', kind: 'null' };
  if (typeof value === 'object') return { text: value.json, kind: 'json' };
  if (typeof value === 'number')
    return path === 'quality' ? numberCell(value, 2) : { text: String(value), kind: 'number' };
  return { text: String(value), kind: typeof value === 'boolean' ? 'boolean' : 'text' };
}

function knownOf(path: string): KnownColumn | undefined {
  return Object.hasOwn(KNOWN, path) ? KNOWN[path] : undefined;
}

function numberCell(value: number, digits: number): GridCell {
  return { text: value.toFixed(digits), kind: 'number' };
}

function textCell(text: string | undefined): GridCell {
  return { text: text ?? '', kind: 'text' };
}

function nothing(): GridCell {
  return { text: '', kind: 'text' };
}
