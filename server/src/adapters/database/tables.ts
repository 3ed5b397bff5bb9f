// Above 300 lines: one list of tables with a line for each column, which nobody reads from top to bottom.
/** Types of columns. Wrongly typed values of a record become NULL in the columns, and stay whole in the JSON ones. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMPTZ' | 'JSON' | 'VARCHAR[]';

export interface ColumnDescription {
  name: string;
  type: ColumnType;
  meaning: string;
}

export interface TableDescription {
  name: string;
  meaning: string;
  /** What fills it, or why it is empty. */
  source: string;
  columns: readonly ColumnDescription[];
}

const column = (name: string, type: ColumnType, meaning: string): ColumnDescription => ({
  name,
  type,
  meaning,
});

/** Where a record stands; every table filled from files has these, and they are what an update replaces by. */
const PLACE = [
  column('uri', 'VARCHAR', 'The file.'),
  column('path', 'VARCHAR', 'The file, relative to its workspace folder.'),
  column('line', 'INTEGER', 'The line where the record starts, from 1.'),
];

const IDENTITY = [
  column('id', 'VARCHAR', "The record's id, lower-cased."),
  column('version', 'INTEGER', "The version's number."),
  column('content_hash', 'VARCHAR', 'SHA-256 of the canonical content; empty where the record is not JSON.'),
  column('name', 'VARCHAR', 'The name, else the first words.'),
  column('status', 'VARCHAR', 'Where the record stands in its life.'),
];

const AUTHORSHIP = [
  column('created_at', 'TIMESTAMPTZ', 'When the record was created.'),
  column('created_by', 'VARCHAR', 'Who created it.'),
];

const CURATION = [
  column('creator', 'VARCHAR', '`attribution.creator`.'),
  column('license', 'VARCHAR', '`attribution.license`, an SPDX expression.'),
  column('derived_from', 'JSON', '`attribution.derived_from`; one row per source is in `lineage_edges`.'),
  column('quality', 'DOUBLE', 'Mean of the quality scores.'),
  column('quality_scores', 'JSON', 'Scores by name.'),
  column('search_keys', 'VARCHAR[]', 'Words under which people look for the record.'),
  column('group_name', 'VARCHAR', '`group`: records of one group fall into the same split.'),
  column('review_decision', 'VARCHAR', '`review.decision`.'),
  column('reviewer', 'VARCHAR', '`review.reviewer`.'),
  column('reviewed_at', 'TIMESTAMPTZ', '`review.reviewed_at`.'),
  column('review_is_current', 'BOOLEAN', 'True where the review is of this content.'),
];

const FROM_FILES = 'Record files of the workspace, unsaved buffers included.';
const FROM_RUNS = 'Empty until DSPy runs write receipts and event logs.';

/** All tables that SQL can read. Those whose source does not exist yet are there with their final columns. */
export const TABLES: readonly TableDescription[] = [
  {
    name: 'databits',
    meaning: 'DataBits as they are in the files.',
    source: FROM_FILES,
    columns: [
      ...IDENTITY,
      column('modality', 'VARCHAR[]', 'Kinds of content.'),
      column('content', 'JSON', 'The training data.'),
      column('content_text', 'VARCHAR', 'The texts of the content, one per line.'),
      column('labels', 'JSON', 'Labels by name.'),
      column('source_uri', 'VARCHAR', 'Where the content came from.'),
      ...CURATION,
      ...AUTHORSHIP,
      column('metadata', 'JSON', 'Anything else.'),
      ...PLACE,
    ],
  },
  {
    name: 'example_store',
    meaning: 'Examples as they are in the files.',
    source: FROM_FILES,
    columns: [
      ...IDENTITY,
      column('function_name', 'VARCHAR', 'The function that the example is for.'),
      column('domain', 'VARCHAR', 'The subject area.'),
      column('input', 'JSON', 'What the model is given.'),
      column('input_text', 'VARCHAR', 'The texts of the input, one per line.'),
      column('expected_output', 'JSON', 'What the model should answer.'),
      column('output_text', 'VARCHAR', 'The texts of the expected output, one per line.'),
      column('explanation', 'VARCHAR', 'Why the output is right.'),
      column('difficulty', 'VARCHAR', 'easy, medium or hard.'),
      column('capability_tags', 'VARCHAR[]', 'Abilities that the example shows.'),
      column('source', 'VARCHAR', 'How the example came to be.'),
      column('usage_count', 'INTEGER', 'The count written in the file; `example_usage` has the events.'),
      column(
        'effectiveness_score',
        'DOUBLE',
        'The score written in the file; valid only with a row in `example_effectiveness`.',
      ),
      ...CURATION,
      ...AUTHORSHIP,
      column('metadata', 'JSON', 'Anything else.'),
      ...PLACE,
    ],
  },
  {
    name: 'datasets',
    meaning: 'Datasets as they are declared.',
    source: FROM_FILES,
    columns: [
      ...IDENTITY.filter(({ name }) => name !== 'status'),
      column('description', 'VARCHAR', 'What the dataset is for.'),
      column('members', 'JSON', 'The predicate that says who is a member.'),
      column('splits', 'JSON', 'Seed, weights and pins of the splits.'),
      ...AUTHORSHIP,
      column('metadata', 'JSON', 'Anything else.'),
      ...PLACE,
    ],
  },
  {
    name: 'dataset_members',
    meaning: 'Who is a member of which dataset, and in which split.',
    source: 'The datasets’ predicates, evaluated over the records of the workspace.',
    columns: [
      column('dataset_id', 'VARCHAR', 'The dataset.'),
      column('member_kind', 'VARCHAR', 'databit or example.'),
      column('member_id', 'VARCHAR', 'The member.'),
      column('member_content_hash', 'VARCHAR', "The member's content hash."),
      column('split', 'VARCHAR', 'train, val or test; NULL where the dataset has no splits.'),
    ],
  },
  {
    name: 'templates',
    meaning: 'Prompt templates as they are in the files.',
    source: FROM_FILES,
    columns: [
      ...IDENTITY,
      column('instructions', 'VARCHAR', 'What the model is told.'),
      column('inputs', 'JSON', 'Input fields.'),
      column('outputs', 'JSON', 'Output fields.'),
      column('module', 'VARCHAR', 'predict, chain_of_thought or react.'),
      column('few_shot_dataset', 'VARCHAR', '`few_shot.dataset`, lower-cased.'),
      column('few_shot_k', 'INTEGER', '`few_shot.k`.'),
      column('few_shot_strategy', 'VARCHAR', '`few_shot.strategy`.'),
      column('model', 'JSON', 'Model settings.'),
      column('metric', 'VARCHAR', 'The metric.'),
      ...AUTHORSHIP,
      column('metadata', 'JSON', 'Anything else.'),
      ...PLACE,
    ],
  },
  {
    name: 'dspy_optimization_runs',
    meaning: 'Runs: one row for each execution, and one for each specification that was never executed.',
    source: `Run specifications, with status \`pending\`. ${FROM_RUNS.replace('Empty', 'Executions are missing')}`,
    columns: [
      column('run_id', 'VARCHAR', 'The execution; NULL while pending.'),
      column('spec_id', 'VARCHAR', 'The run specification.'),
      column('name', 'VARCHAR', "The specification's name."),
      column(
        'status',
        'VARCHAR',
        'pending, running, interrupted, succeeded, failed, cancelled, budget_exhausted.',
      ),
      column('template_id', 'VARCHAR', 'The template.'),
      column('template_content_hash', 'VARCHAR', 'Its content at the time of the run.'),
      column('dataset_id', 'VARCHAR', 'The dataset.'),
      column('dataset_content_hash', 'VARCHAR', 'Its content at the time of the run.'),
      column('specification_hash', 'VARCHAR', "The specification's content at the time of the run."),
      column('optimizer', 'VARCHAR', 'The optimizer.'),
      column('metric', 'VARCHAR', 'The metric.'),
      column('lm', 'VARCHAR', 'The language model.'),
      column('seed', 'INTEGER', 'The seed.'),
      column('started_at', 'TIMESTAMPTZ', 'When it started.'),
      column('finished_at', 'TIMESTAMPTZ', 'When it ended.'),
      column('baseline_val', 'DOUBLE', 'Score before, on the validation split.'),
      column('best_val', 'DOUBLE', 'Best score on the validation split.'),
      column('baseline_test', 'DOUBLE', 'Score before, on the test split.'),
      column('best_test', 'DOUBLE', 'Score of the best program on the test split.'),
      column('calls', 'INTEGER', 'Calls of the language model.'),
      column('input_tokens', 'INTEGER', 'Tokens sent.'),
      column('output_tokens', 'INTEGER', 'Tokens received.'),
      column('cost', 'DOUBLE', 'Money spent, in US dollars.'),
      column('receipt', 'JSON', 'The whole receipt.'),
      ...PLACE,
    ],
  },
  {
    name: 'run_trials',
    meaning: 'Trials of an optimization run.',
    source: FROM_RUNS,
    columns: [
      column('run_id', 'VARCHAR', 'The run.'),
      column('trial', 'INTEGER', 'Number of the trial, from 0.'),
      column('split', 'VARCHAR', 'The split that was evaluated.'),
      column('score', 'DOUBLE', 'Mean score.'),
      column('evaluated', 'INTEGER', 'Rows that were evaluated.'),
      column('errors', 'INTEGER', 'Rows that ended in an error; not part of the mean.'),
      column('is_best', 'BOOLEAN', 'True for the best so far.'),
      column('started_at', 'TIMESTAMPTZ', 'When it started.'),
      column('finished_at', 'TIMESTAMPTZ', 'When it ended.'),
      column('parameters', 'JSON', 'What the optimizer chose.'),
    ],
  },
  {
    name: 'run_example_scores',
    meaning: 'Score of each row in each trial.',
    source: FROM_RUNS,
    columns: [
      column('run_id', 'VARCHAR', 'The run.'),
      column('trial', 'INTEGER', 'The trial.'),
      column('example_id', 'VARCHAR', 'The row.'),
      column('content_hash', 'VARCHAR', "The row's content at the time."),
      column('split', 'VARCHAR', 'Its split.'),
      column('score', 'DOUBLE', 'The score; NULL after an error.'),
      column('error', 'VARCHAR', 'The error; NULL after a score.'),
      column('prediction', 'JSON', 'What the model answered.'),
    ],
  },
  {
    name: 'example_usage',
    meaning: 'Events of use: distinct events of the usage logs.',
    source: 'The usage logs (`.databits/usage/`); empty until use is tracked.',
    columns: [
      column('event_id', 'VARCHAR', 'The event, unique.'),
      column('at', 'TIMESTAMPTZ', 'When.'),
      column('example_id', 'VARCHAR', 'The example that was used.'),
      column('content_hash', 'VARCHAR', 'Its content at the time.'),
      column('context', 'VARCHAR', 'What it was used for.'),
      column('run_id', 'VARCHAR', 'The run that used it.'),
      column('outcome', 'VARCHAR', 'success or failure, where known.'),
      column('writer', 'VARCHAR', 'The clone that logged it.'),
    ],
  },
  {
    name: 'example_effectiveness',
    meaning: 'Measured effect of an example on a metric: one row for each context.',
    source: '`effectiveness` of the examples in the files, where it has its evidence.',
    columns: [
      column('example_id', 'VARCHAR', 'The example.'),
      column('content_hash', 'VARCHAR', "The example's content."),
      column('score', 'DOUBLE', 'Change of the metric with the example in the prompt, −1 to 1.'),
      column('low', 'DOUBLE', 'Lower end of the 95 % interval.'),
      column('high', 'DOUBLE', 'Upper end of the 95 % interval.'),
      column('evaluations', 'INTEGER', 'Evaluations behind it.'),
      column('method', 'VARCHAR', 'How it was measured.'),
      column('run_id', 'VARCHAR', 'The run that measured it.'),
      column('template', 'VARCHAR', 'The template in use.'),
      column('lm', 'VARCHAR', 'The language model in use.'),
      column('metric', 'VARCHAR', 'The metric.'),
      column('uri', 'VARCHAR', 'The file.'),
    ],
  },
  {
    name: 'bit_attribution',
    meaning: 'Effect of DataBits on a metric, rolled up from the examples that derive from them.',
    source: FROM_RUNS,
    columns: [
      column('databit_id', 'VARCHAR', 'The DataBit.'),
      column('content_hash', 'VARCHAR', 'Its content.'),
      column('run_id', 'VARCHAR', 'The run that measured it.'),
      column('method', 'VARCHAR', 'How it was measured.'),
      column('score', 'DOUBLE', 'Change of the metric.'),
      column('low', 'DOUBLE', 'Lower end of the 95 % interval.'),
      column('high', 'DOUBLE', 'Upper end of the 95 % interval.'),
      column('examples', 'INTEGER', 'Examples behind it.'),
    ],
  },
  {
    name: 'databit_versions',
    meaning: 'Versions of DataBits: each distinct content under an id.',
    source: 'Empty until the history is read from git.',
    columns: [
      column('id', 'VARCHAR', 'The DataBit.'),
      column('version', 'INTEGER', "The version's number."),
      column('content_hash', 'VARCHAR', 'The content.'),
      column('commit', 'VARCHAR', 'The commit that made it; NULL while not committed.'),
      column('author', 'VARCHAR', 'Its author.'),
      column('committed_at', 'TIMESTAMPTZ', 'When.'),
      column('message', 'VARCHAR', 'First line of the message.'),
      column('path', 'VARCHAR', 'Where the record stood.'),
      column('parent_content_hashes', 'VARCHAR[]', 'The versions before it.'),
      column('change', 'VARCHAR', 'added, changed, moved, removed, restored.'),
    ],
  },
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
      column('to_version', 'INTEGER', 'The version that was used, where written.'),
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
      column('line', 'INTEGER', 'From 1.'),
      column('column', 'INTEGER', 'From 1.'),
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

/** A statement that inserts the rows of a JSON list, its only parameter. Values of other types become NULL. */
export function insertStatement({ name, columns }: TableDescription): string {
  const structure = Object.fromEntries(
    // Points in time go through text: DuckDB then takes every form that it can read, and NULL for others.
    columns.map(({ name: key, type }) => [
      key,
      type === 'TIMESTAMPTZ' ? 'VARCHAR' : type === 'VARCHAR[]' ? ['VARCHAR'] : type,
    ]),
  );
  const values = columns.map(({ name: key, type }) =>
    type === 'TIMESTAMPTZ' ? `TRY_CAST(r."${key}" AS TIMESTAMPTZ)` : `r."${key}"`,
  );
  const form = JSON.stringify([structure]).replaceAll("'", "''");
  return `INSERT INTO ${name} SELECT ${values.join(', ')} FROM (SELECT unnest(from_json($1, '${form}')) AS r)`;
}

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
    'This page is made from `server/src/adapters/database/tables.ts`; a test keeps it fresh.',
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
