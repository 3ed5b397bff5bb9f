import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { RECORD_KINDS } from '../../core/records/kinds.ts';
import { column, type TableDescription } from './tableDescription.ts';

/** The table of a kind's versions: `example_versions`. */
export function versionTableOf(kind: RecordKind): string {
  return `${kind}_versions`;
}

/** What happened to the records of each kind. The rows of all of them are made alike. */
export const VERSION_TABLES: readonly TableDescription[] = RECORD_KINDS.map(({ kind, title, plural }) => ({
  name: versionTableOf(kind),
  meaning: `What commits did to ${plural}, by id wherever they stood, and what is not committed yet. Rows with \`is_new\` are the versions: each distinct content under an id.`,
  source: "Git's history as far as HEAD reaches it, git's index, the files and the open buffers.",
  columns: [
    column('id', 'VARCHAR', `The ${title}.`),
    column('version', 'BIGINT', "The version's number; NULL in a row that removes it."),
    column('content_hash', 'VARCHAR', 'The content; NULL in a row that removes it.'),
    column('commit', 'VARCHAR', 'The commit that made it so; NULL while not committed.'),
    column('author', 'VARCHAR', 'Its author.'),
    column('committed_at', 'TIMESTAMPTZ', 'When it was written.'),
    column('message', 'VARCHAR', 'First line of the message.'),
    column('path', 'VARCHAR', 'Where the record stood, relative to the folder.'),
    column(
      'parent_content_hashes',
      'VARCHAR[]',
      'The contents before it: none of an added record, several at a merge.',
    ),
    column(
      'change',
      'VARCHAR',
      'added, changed, moved (the same content in another file), removed, restored.',
    ),
    column('is_new', 'BOOLEAN', 'Whether the record never had this content before.'),
    column(
      'pending',
      'VARCHAR',
      'Where it is while not committed: staged, saved or unsaved; NULL otherwise.',
    ),
  ],
}));
