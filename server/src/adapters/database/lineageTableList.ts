import { RECORD_KINDS } from '../../core/records/kinds.ts';
import { column, type TableDescription } from './tableDescription.ts';
import { versionTableOf } from './versionTableList.ts';

const ENDS = [
  column('from_kind', 'VARCHAR', 'Kind of what depends on the other.'),
  column('from_id', 'VARCHAR', 'Its id.'),
  column('from_content_hash', 'VARCHAR', 'Its content.'),
];

const REFERRED = [
  column('to_kind', 'VARCHAR', 'Kind of what it depends on; of an execution of a run it is `run`.'),
  column('to_id', 'VARCHAR', 'Its id.'),
  column('to_version', 'BIGINT', 'The version that was used, where written.'),
  column('to_content_hash', 'VARCHAR', 'The content that was used, where known.'),
  column('method', 'VARCHAR', 'How the one was made from the other.'),
  column('uri', 'VARCHAR', 'The file that says so.'),
];

const KINDS_OF_EDGES =
  'As in the lineage of a record: derived_from, extracted_from, produced_by_run, few_shot_of, used_by_run, member_of';

const REFERENCE_EDGES: TableDescription = {
  name: 'reference_edges',
  meaning:
    'What records themselves say they come from and use. It is part of `lineage_edges`, and needs neither members nor history.',
  source: 'References in the record files.',
  columns: [
    ...ENDS,
    column('edge', 'VARCHAR', 'derived_from, few_shot_from, optimizes, trains_on, takes_members_of.'),
    ...REFERRED,
    column('lineage', 'VARCHAR', `${KINDS_OF_EDGES}.`),
  ],
};

/** The same names in the same order for every part of the union. */
const PART = [...REFERENCE_EDGES.columns.map(({ name }) => name)];

/** A part of the union; what is not given is NULL. */
function part(values: Readonly<Record<string, string>>, from: string): string {
  return `SELECT ${PART.map((name) => `${values[name] ?? 'NULL'} AS "${name}"`).join(', ')} FROM ${from}`;
}

const MEMBERS = part(
  {
    ...{ from_kind: "'dataset'", from_id: 'm.dataset_id', from_content_hash: 'd.content_hash', uri: 'd.uri' },
    ...{ to_kind: 'm.member_kind', to_id: 'm.member_id', to_content_hash: 'm.member_content_hash' },
    ...{ edge: "'has_member'", lineage: "'member_of'" },
  },
  `dataset_members m LEFT JOIN
    (SELECT id, any_value(content_hash) AS content_hash, any_value(uri) AS uri FROM datasets GROUP BY id) d
    ON d.id = m.dataset_id`,
);

const VERSIONS = RECORD_KINDS.flatMap(({ kind }) => {
  const own = { from_kind: `'${kind}'`, from_id: 'id', from_content_hash: 'content_hash' };
  const table = versionTableOf(kind);
  return [
    part(
      {
        ...own,
        ...{ edge: "'follows'", lineage: "'next_version'", to_kind: `'${kind}'`, to_id: 'id' },
        to_content_hash: 'parent',
      },
      `(SELECT id, content_hash, unnest(parent_content_hashes) AS parent FROM ${table}
        WHERE content_hash IS NOT NULL AND change <> 'moved') WHERE parent <> content_hash`,
    ),
    part(
      {
        ...own,
        ...{ edge: "'committed_in'", lineage: "'committed_in'", to_kind: "'commit'", to_id: '"commit"' },
      },
      `${table} WHERE change NOT IN ('moved', 'removed') AND "commit" IS NOT NULL`,
    ),
  ];
});

/** What executions used; their rows are in `run_uses` only, since the dataset stands for them. */
const EXECUTIONS = part(
  {
    ...{ from_kind: "'run'", from_id: 'run_id', edge: "'used'", lineage: "'used_by_run'", uri: 'uri' },
    ...{ to_kind: 'kind', to_id: 'id', to_content_hash: 'content_hash', method: 'used_as' },
  },
  "run_uses WHERE used_as NOT IN ('train', 'val', 'test')",
);

const RECORDS = [
  "SELECT 'databit' AS kind, id, version, content_hash FROM databits",
  "SELECT 'example', id, version, content_hash FROM example_store",
  "SELECT 'dataset', id, version, content_hash FROM datasets",
  "SELECT 'template', id, version, content_hash FROM templates",
].join(' UNION ALL ');

/** Of two records with one id any. */
const PRESENT = `(SELECT id, any_value(version) AS version, any_value(content_hash) AS content_hash
  FROM (${RECORDS}) GROUP BY id)`;

const LINEAGE_EDGES: TableDescription = {
  name: 'lineage_edges',
  meaning: 'What came from what, and what uses what: from depends on to.',
  source:
    "References in the record files, the members of datasets, what executions of runs used, and git's history.",
  columns: [
    ...ENDS,
    column(
      'edge',
      'VARCHAR',
      'derived_from, few_shot_from, optimizes, trains_on, takes_members_of, has_member, used (by an execution), follows (the version before), committed_in.',
    ),
    ...REFERRED,
    column('lineage', 'VARCHAR', `${KINDS_OF_EDGES}, next_version, committed_in.`),
    column(
      'is_stale',
      'BOOLEAN',
      'Of what was derived, and of executions: whether the source has another content now.',
    ),
    column(
      'is_missing',
      'BOOLEAN',
      'Whether no record has `to_id`; NULL for versions, commits, executions and specifications.',
    ),
  ],
  view: {
    reads: ['dataset_members', 'run_uses', ...RECORD_KINDS.map(({ kind }) => versionTableOf(kind))],
    sql: `SELECT e.*,
        CASE WHEN e.edge IN ('derived_from', 'used') AND now.id IS NOT NULL THEN coalesce(
          e.to_content_hash <> now.content_hash, e.to_version <> now.version, false) END AS is_stale,
        CASE WHEN e.lineage NOT IN ('produced_by_run', 'next_version', 'committed_in') AND e.to_kind <> 'run'
          THEN now.id IS NULL END AS is_missing
      FROM (${[`SELECT ${PART.join(', ')} FROM reference_edges`, MEMBERS, EXECUTIONS, ...VERSIONS].join(' UNION ALL ')}) e
      LEFT JOIN ${PRESENT} now ON now.id = e.to_id`,
  },
};

/** Tables of lineage. */
export const LINEAGE_TABLES: readonly TableDescription[] = [REFERENCE_EDGES, LINEAGE_EDGES];
