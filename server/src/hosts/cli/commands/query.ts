import { Option, type Command } from 'commander';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { wholeNumber } from '../parseOption.ts';
import { QUERY_FORMATS, renderRows, type QueryFormat } from '../queryReport.ts';

interface QueryInput {
  sql: string;
  format: QueryFormat | undefined;
  limit: number;
}

const HELP = `
One SELECT statement, read only. Tables: databits, databit_versions, example_store, datasets, dataset_members,
templates, dspy_optimization_runs, run_trials, run_example_scores, example_usage, example_effectiveness,
bit_attribution, lineage_edges, problems.

Examples:
  databits query "SELECT function_name, count(*) FROM example_store GROUP BY 1 ORDER BY 2 DESC"
  databits query "SELECT * FROM problems" --format csv > problems.csv`;

/** `databits query SQL`. */
export function addQueryCommand(program: Command, register: Register): void {
  const command = program
    .command('query <sql>')
    .description('ask the records in SQL')
    .addOption(
      new Option('--format <format>', 'how rows are written (default: table)').choices(QUERY_FORMATS),
    )
    .option('--limit <number>', 'most rows', wholeNumber(1), 1000)
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): QueryInput => {
      const options = parsed.opts<{ format?: QueryFormat; limit: number }>();
      return { sql: parsed.args[0] ?? '', format: options.format, limit: options.limit };
    },
    query,
  );
}

async function query({ sql, format, limit }: QueryInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const answer = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('sql/run', { sql, limit }, token),
  );
  const chosen = format ?? (options.json === true ? 'json' : 'table');
  for (const line of renderRows(chosen, answer)) await terminal.line(line);
  if (answer.truncated) terminal.note(`Only the first ${String(limit)} rows are shown; --limit gives more.`);
  return EXIT.ok;
}
