import { Option, type Command } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { normaliseId } from '../../../core/records/identity.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../../shared/src/protocol/search.ts';
import { SPLIT_NAMES, type SplitName } from '../../../core/datasets/splits.ts';
import type { MemberRecord } from '../../../core/datasets/field.ts';
import type { DatasetRecord } from '../../../core/datasets/resolve.ts';
import { fieldOf } from '../../../core/datasets/field.ts';
import { chooseColumns, type ExportColumn } from '../../../core/exporting/flatten.ts';
import { selectRecords, type SelectedRecord, type Selection } from '../../../core/exporting/selectRecords.ts';
import { inSchemaOrder } from '../../../core/records/renderRecord.ts';
import { definitionOf } from '../../../core/schema/compile.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import { EXPORT_FORMATS, writeExport, type ExportFormat } from '../exportWriter.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { collect } from '../parseOption.ts';
import { loadFiles, readProject, recordFiles } from '../workspace.ts';

interface ExportInput {
  dataset?: string;
  split?: SplitName;
  kind?: SearchableKind;
  format?: ExportFormat;
  out?: string;
  column?: string[];
  ids?: string;
}

const HELP = `
Without --column, JSON and JSON Lines have whole records; CSV and Parquet have a column for each nested field
(input.text), lists as JSON (Parquet: lists of texts as lists). A dataset with splits adds the column "split".
Records that are not JSON, or have no id, are named and left out, and so are ids of --ids that no record has (exit code 1).

Examples:
  databits export --kind example > examples.jsonl
  databits export --dataset "Delivery requests" --split train --out train.parquet
  databits export --kind example --column text=input.text --column label=expected_output.intent --out train.csv`;

/** `databits export`. */
export function addExportCommand(program: Command, register: Register): void {
  const command = program
    .command('export')
    .description('write records, or the members of a dataset, as JSON Lines, JSON, CSV or Parquet')
    .option('--dataset <id or name>', 'only members of this dataset')
    .addOption(new Option('--split <split>', 'only this split of the dataset').choices(SPLIT_NAMES))
    .addOption(new Option('--kind <kind>', 'only records of this kind').choices(['example', 'databit']))
    .addOption(
      new Option(
        '--format <format>',
        'format (default: told from --out, else jsonl; json with --json)',
      ).choices(EXPORT_FORMATS),
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .option(
      '--ids <file>',
      'only the records whose ids stand in this file, one a line; "-" reads standard input',
    )
    .option('--column <NAME=FIELD>', 'only these columns; may be given many times', collect)
    .addHelpText('after', HELP);
  register(command, (parsed): ExportInput => parsed.opts<ExportInput>(), run);
}

async function run(input: ExportInput, context: CommandContext): Promise<number> {
  const format = input.format ?? formatOf(input.out, context.options.json === true);
  const columns = (input.column ?? []).map(parseColumn);
  if (format === 'parquet' && input.out === undefined)
    throw new OperationalError('Parquet needs --out FILE.');
  const { records, datasets, skipped } = await loadRecords(context);
  const selection: Selection = {};
  if (input.kind !== undefined) selection.kind = input.kind;
  if (input.dataset !== undefined) selection.dataset = input.dataset;
  if (input.split !== undefined) selection.split = input.split;
  if (input.ids !== undefined) selection.ids = readIds(input.ids);
  const selected = selectRecords(records, datasets, selection);
  if ('mistake' in selected) throw new OperationalError(selected.mistake);
  refuseUnknownColumns(selected, columns);
  const rows = selected.map((one) => rowOf(one, columns, input.kind === undefined));
  await writeExport(
    format,
    rows,
    input.out === undefined ? undefined : path.resolve(input.out),
    context.terminal,
  );
  const known = new Set(records.map(({ id }) => id));
  const unknown = [...(selection.ids ?? [])].filter((id) => !known.has(id));
  for (const id of unknown) context.terminal.note(`${id}: no record has this id`);
  for (const place of skipped)
    context.terminal.note(`${place}: left out, because the record is not JSON or has no id`);
  if (input.out !== undefined) context.terminal.note(`${input.out}: ${counted(rows.length, 'record')}.`);
  return skipped.length + unknown.length > 0 ? EXIT.problems : EXIT.ok;
}

interface LoadedRecords {
  records: MemberRecord[];
  datasets: DatasetRecord[];
  /** Places of records that cannot be exported. */
  skipped: string[];
}

async function loadRecords({ terminal, token, options }: CommandContext): Promise<LoadedRecords> {
  const folder = workspaceFolder(options);
  const note = terminal.note.bind(terminal);
  const paths = recordFiles(folder, readProject(folder).configuration, note);
  const result: LoadedRecords = { records: [], datasets: [], skipped: [] };
  const progress = (done: number): void =>
    terminal.progress(`Reading ${numeral(done)} of ${counted(paths.length, 'file')}`);
  const wanted = paths.filter((file) => {
    const kind = kindOfUri(pathToFileURL(file).href);
    return kind === 'example' || kind === 'databit' || kind === 'dataset';
  });
  for await (const { path: file, file: analysed, values } of loadFiles(wanted, token, progress)) {
    for (const [at, { facts, line }] of analysed.documents.entries()) {
      const value = values[at];
      if (facts === undefined) continue;
      const { kind, id, contentHash } = facts;
      const isUsable = value !== undefined && id !== undefined && contentHash !== undefined;
      if (!isUsable)
        result.skipped.push(`${path.relative('', file)}:${String(line + facts.range.start.line + 1)}`);
      else if (kind === 'dataset') result.datasets.push({ id, value });
      else if (kind === 'example' || kind === 'databit') result.records.push({ kind, id, value });
    }
  }
  return result;
}

/** The ids of a file: one a line, lower-cased. */
function readIds(file: string): Set<string> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new OperationalError(`${file} cannot be read; give a file with one id a line to --ids.`);
  }
  const ids = text.split(/\s+/).filter((id) => id !== '');
  if (ids.length === 0) throw new OperationalError(`${file} holds no id; give one a line.`);
  return new Set(ids.map(normaliseId));
}

/** A field that neither a schema nor a record has is a misspelling rather than a wish. */
function refuseUnknownColumns(selected: readonly SelectedRecord[], columns: readonly ExportColumn[]): void {
  const isDeclared = (field: string): boolean =>
    ['kind', 'id'].includes(field) ||
    selected.some(({ record }) => definitionOf(record.kind).properties.has(field.split('.')[0] ?? ''));
  const unknown = columns.filter(
    ({ field }) => !isDeclared(field) && selected.every(({ record }) => fieldOf(record, field) === undefined),
  );
  if (selected.length === 0 || unknown.length === 0) return;
  const names = unknown.map(({ field }) => `"${field}"`).join(', ');
  throw new OperationalError(`None of the records has the field ${names}; nothing was written.`);
}

function rowOf(
  { record, split }: SelectedRecord,
  columns: readonly ExportColumn[],
  isMixed: boolean,
): JsonObject {
  const splitColumn = split === undefined ? {} : { split };
  if (columns.length > 0) return { ...chooseColumns(record, columns), ...splitColumn };
  const ordered = inSchemaOrder(record.value, definitionOf(record.kind));
  return { ...(isMixed ? { kind: record.kind } : {}), ...ordered, ...splitColumn };
}

function formatOf(out: string | undefined, isJson: boolean): ExportFormat {
  const extension = out === undefined ? '' : path.extname(out).slice(1).toLowerCase();
  const found = EXPORT_FORMATS.find((format) => format === extension);
  if (out !== undefined && found === undefined && extension !== 'ndjson') {
    throw new OperationalError(`${out} has no known extension; say --format ${EXPORT_FORMATS.join(', ')}.`);
  }
  return found ?? (isJson ? 'json' : 'jsonl');
}

function parseColumn(text: string): ExportColumn {
  const equals = text.indexOf('=');
  if (equals === 0 || text === '')
    throw new OperationalError(`--column ${text} does not have the form NAME=FIELD.`);
  return equals < 0
    ? { name: text, field: text }
    : { name: text.slice(0, equals), field: text.slice(equals + 1) };
}
