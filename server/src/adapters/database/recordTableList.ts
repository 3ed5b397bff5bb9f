import { column, FROM_FILES, PLACE, type TableDescription } from './tableDescription.ts';

const IDENTITY = [
  column('id', 'VARCHAR', "The record's id, lower-cased."),
  column('version', 'BIGINT', "The version's number."),
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
  column('quality', 'DOUBLE', 'Mean of the quality scores, without `difficulty`.'),
  column('quality_scores', 'JSON', 'Scores by name.'),
  column('search_keys', 'VARCHAR[]', 'Words under which people look for the record.'),
  column('group_name', 'VARCHAR', '`group`: records of one group fall into the same split.'),
  column('review_decision', 'VARCHAR', '`review.decision`.'),
  column('reviewer', 'VARCHAR', '`review.reviewer`.'),
  column('reviewed_at', 'TIMESTAMPTZ', '`review.reviewed_at`.'),
  column('review_is_current', 'BOOLEAN', 'True where the review is of this content.'),
];

/** Tables of records and of the members of datasets. */
export const RECORD_TABLES: readonly TableDescription[] = [
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
      column('usage_count', 'BIGINT', 'The count written in the file; `example_usage` has the events.'),
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
      column('few_shot_k', 'BIGINT', '`few_shot.k`.'),
      column('few_shot_strategy', 'VARCHAR', '`few_shot.strategy`.'),
      column('model', 'JSON', 'Model settings.'),
      column('metric', 'VARCHAR', 'The metric.'),
      ...AUTHORSHIP,
      column('metadata', 'JSON', 'Anything else.'),
      ...PLACE,
    ],
  },
];
