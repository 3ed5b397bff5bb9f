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
    'Values of the wrong type are NULL in plain columns. Ids are lower-cased. A name that is a keyword is written in quotes: `"column"`.',
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
