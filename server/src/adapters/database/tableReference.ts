import { TABLES } from './tables.ts';

/** The reference page of the tables, as Markdown. */
export function tableReference(): string {
  const sections = TABLES.map(({ name, meaning, source, columns }) => {
    const rows = columns.map((described) => [`\`${described.name}\``, described.type, described.meaning]);
    return [
      `## ${name}`,
      meaning,
      `Filled from: ${source}`,
      markdownTable(['column', 'type', 'meaning'], rows),
    ].join('\n\n');
  });
  const head = [
    '# SQL tables',
    '',
    'What `databits query` and the SQL console can read: exactly one SELECT statement, read-only, in DuckDB’s dialect.',
    'The tables are derived from the record files at the first query and kept up to date by file; deleting them loses nothing.',
    "A column is NULL where a record has no value for it. A `null` that is written is NULL in plain columns and the JSON value `null` in JSON columns, as it is within their objects: `metadata IS NULL` finds records without metadata, `json_type(metadata) = 'NULL'` those that say `metadata: null`. `metadata->>'key'` is NULL for both a null and a missing key; `json_exists(metadata, 'key')` tells them apart.",
    'Values of the wrong type are NULL in plain columns. Integers are exact to 2^53, as in JSON. Ids are lower-cased. A name that is a keyword is written in quotes: `"column"`.',
    '',
    'This page is made from the lists of tables in `server/src/adapters/database`; a test keeps it fresh.',
  ].join('\n');
  return `${[head, ...sections].join('\n\n')}\n`;
}

/** A table with aligned columns, as the formatter wants it. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
