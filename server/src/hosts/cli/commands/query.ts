import path from 'node:path';
import { Option, type Command } from 'commander';
import { SQL_FILE_FORMATS, type SqlFileFormat } from '../../../../../shared/src/protocol/sql.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { counted } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import { wholeNumber } from '../parseOption.ts';
import { QUERY_FORMATS, renderRows, type QueryFormat } from '../queryReport.ts';

interface QueryInput {
  sql: string;
  format: QueryFormat | undefined;
  limit: number;
  /** File for all rows; its suffix says the format. */
  out: string | undefined;
}

const HELP = `
One SELECT statement, read only. Tables: databits, example_store, datasets, dataset_members, templates,
dspy_optimization_runs, run_trials, run_example_scores, run_uses, example_usage, example_effectiveness, bit_attribution,
reference_edges, lineage_edges, problems; and from git's history databit_versions, example_versions, dataset_versions,
template_versions, run_versions.

Examples:
  databits query "SELECT function_name, count(*) FROM example_store GROUP BY 1 ORDER BY 2 DESC"
  databits query "SELECT * FROM problems" --format csv > problems.csv
  databits query "SELECT * FROM example_store" --out examples.parquet`;

/** `databits query SQL`. */
export function addQueryCommand(program: Command, register: Register): void {
  const command = program
    .command('query <sql>')
    .description('ask the records in SQL')
    .addOption(
      new Option('--format <format>', 'how rows are written (default: table)').choices(QUERY_FORMATS),
    )
    .option('--limit <number>', 'most rows', wholeNumber(1), 1000)
    .option('--out <file>', 'write all rows to a .csv, .json or .parquet file')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): QueryInput => {
      const options = parsed.opts<{ format?: QueryFormat; limit: number; out?: string }>();
      const { format, limit, out } = options;
      return { sql: parsed.args[0] ?? '', format, limit, out };
    },
    query,
  );
}

async function query(input: QueryInput, context: CommandContext): Promise<number> {
  return input.out === undefined ? print(input, context) : save(input.sql, input.out, context);
}

/** Writes all rows to a file, which is replaced when the new one is complete. */
async function save(sql: string, out: string, context: CommandContext): Promise<number> {
  const file = path.resolve(out);
  const answer = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('sql/save', { sql, format: formatOf(file), path: file }, context.token),
  );
  if ('problem' in answer) throw new OperationalError(answer.problem.message);
  for (const note of answer.notes ?? []) context.terminal.note(note);
  context.terminal.note(`${counted(answer.rows, 'row')}, ${counted(answer.bytes, 'byte')}: ${out}`);
  return EXIT.ok;
}

function formatOf(file: string): SqlFileFormat {
  const format = SQL_FILE_FORMATS.find((known) => file.toLowerCase().endsWith(`.${known}`));
  if (format === undefined) throw new OperationalError('The file must end in .csv, .json or .parquet.');
  return format;
}

async function print({ sql, format, limit }: QueryInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const answer = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('sql/run', { sql, limit }, token),
  );
  const chosen = format ?? (options.json === true ? 'json' : 'table');
  for (const line of renderRows(chosen, answer)) await terminal.line(line);
  for (const note of answer.notes ?? []) terminal.note(note);
  if (answer.truncated) terminal.note(`Only the first ${String(limit)} rows are shown; --limit gives more.`);
  return EXIT.ok;
}
