import { LINEAGE_TABLES } from './lineageTableList.ts';
import { RECORD_TABLES } from './recordTableList.ts';
import { RUN_TABLES } from './runTableList.ts';
import { column, type TableDescription } from './tableDescription.ts';
import { VERSION_TABLES } from './versionTableList.ts';

/** All tables that SQL can read. Those whose source does not exist yet are there with their final columns. */
export const TABLES: readonly TableDescription[] = [
  ...RECORD_TABLES,
  ...RUN_TABLES,
  ...VERSION_TABLES,
  ...LINEAGE_TABLES,
  {
    name: 'problems',
    meaning: 'Problems of records and files.',
    source: 'The same diagnostics as in the editor, with the severities of `databits.yaml`.',
    columns: [
      column('code', 'VARCHAR', 'The stable code.'),
      column('severity', 'VARCHAR', 'error, warning, information or hint.'),
      column('message', 'VARCHAR', 'The sentence.'),
      column('record_kind', 'VARCHAR', 'Kind of the records in the file.'),
      column('uri', 'VARCHAR', 'The file.'),
      column('path', 'VARCHAR', 'The file, relative to its workspace folder.'),
      column('line', 'BIGINT', 'From 1.'),
      column('column', 'BIGINT', 'From 1.'),
    ],
  },
];

/** The statements that make the tables, and the views over them. */
export function createStatements(): string[] {
  const isView = ({ view }: TableDescription): boolean => view !== undefined;
  const ordered = [...TABLES.filter((table) => !isView(table)), ...TABLES.filter(isView)];
  return ordered.map(({ name, columns, view }) => {
    if (view === undefined)
      return `CREATE TABLE ${name} (${columns.map((described) => `"${described.name}" ${described.type}`).join(', ')})`;
    const list = columns.map((described) => `"${described.name}"::${described.type} AS "${described.name}"`);
    return `CREATE VIEW ${name} AS SELECT ${list.join(', ')} FROM (${view.sql})`;
  });
}

/** The query with the names of the tables behind the views that it names: those have to be filled, too. */
export function withTablesOfViews(sql: string): string {
  const named = TABLES.filter(
    ({ name, view }) => view !== undefined && new RegExp(`\\b${name}\\b`, 'i').test(sql),
  );
  return [sql, ...named.flatMap(({ view }) => view?.reads ?? [])].join(' ');
}
