import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlFunction } from '../../../../shared/src/protocol/sql.ts';

/** Ways to call a function that are shown; some have dozens. */
const MOST_SIGNATURES = 4;

const FUNCTIONS = `
  SELECT function_name,
    list(DISTINCT function_name || '(' || array_to_string(list_transform(range(1, len(parameters) + 1),
      lambda n: parameters[n] || coalesce(' ' || parameter_types[n], '')), ', ') || ')'
      || coalesce(' → ' || return_type, '')),
    any_value(description),
    any_value(examples[1])
  FROM duckdb_functions()
  WHERE function_type IN ('scalar', 'aggregate', 'macro') AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
    AND NOT regexp_matches(function_name, '^pg_|^has_.*privilege$|^duckdb_|^getvariable$')
  GROUP BY function_name ORDER BY function_name`;

/** The functions that queries can call, with DuckDB's own description. */
export async function readFunctions(connection: DuckDBConnection): Promise<SqlFunction[]> {
  const rows = (await connection.runAndReadAll(FUNCTIONS)).getRowsJson();
  return rows.map(([name, signatures, description, example]) => ({
    name: textOf(name),
    signatures: (Array.isArray(signatures) ? signatures : []).map(textOf).sort().slice(0, MOST_SIGNATURES),
    description: textOf(description),
    ...(typeof example === 'string' && { example }),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
