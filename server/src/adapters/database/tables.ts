import { RECORD_TABLES } from './recordTableList.ts';
import { RUN_TABLES } from './runTableList.ts';
import { column, type TableDescription } from './tableDescription.ts';
import { VERSION_TABLES } from './versionTableList.ts';

/** All tables that SQL can read. Those whose source does not exist yet are there with their final columns. */
export const TABLES: readonly TableDescription[] = [
  ...RECORD_TABLES,
  ...RUN_TABLES,
  ...VERSION_TABLES,
  {
    name: 'lineage_edges',
    meaning: 'What came from what, and what uses what.',
    source:
      'References in the record files. Edges of versions and runs are missing until history and receipts are read.',
    columns: [
      column('from_kind', 'VARCHAR', 'Kind of the record that refers.'),
      column('from_id', 'VARCHAR', 'Its id.'),
      column('from_content_hash', 'VARCHAR', 'Its content.'),
      column('edge', 'VARCHAR', 'derived_from, few_shot_from, optimizes, trains_on.'),
      column('to_kind', 'VARCHAR', 'Kind of the record that is referred to.'),
      column('to_id', 'VARCHAR', 'Its id.'),
      column('to_version', 'BIGINT', 'The version that was used, where written.'),
      column('to_content_hash', 'VARCHAR', 'The content that was used, where written.'),
      column('method', 'VARCHAR', 'How the one was made from the other.'),
      column('uri', 'VARCHAR', 'The file with the reference.'),
    ],
  },
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

/** The statements that make the tables. */
export function createStatements(): string[] {
  return TABLES.map(({ name, columns }) => {
    const list = columns.map((described) => `"${described.name}" ${described.type}`).join(', ');
    return `CREATE TABLE ${name} (${list})`;
  });
}
