import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/diagnose.ts';

describe('problems of a record by its schema', () => {
  it('says nothing of a record that is right', () => {
    checkDiagnostics(`
      # A comment before the record.
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      input: { text: Where is my parcel? }
      expected_output: [1, null, true, { deep: [] }]
      metadata: { anything: [at, all] }
      quality_scores: { clarity: 0.9 }
      # A comment after it.
    `);
  });

  it('names a misspelt property and what is missing', () => {
    checkDiagnostics(`
      exampel_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      # <^ error[record.missing-property]
      # <^ error[record.unknown-property]
      version: 1
      input: x
      expected_output: y
    `);
  });

  it('points at values of the wrong type, and at the key where the value has several lines', () => {
    checkDiagnostics(`
      example_id: 17
      #           ^^ error[record.wrong-type]
      version: one
      #        ^^^ error[record.wrong-type]
      name:
      # <^ error[record.wrong-type]
        a: 1
      domain:
      # <^ error[record.wrong-type]
      input: x
      expected_output: y
    `);
  });

  it('checks enums, ranges, patterns, lengths and repeated items', () => {
    checkDiagnostics(`
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 0
      #        ^ error[record.out-of-range]
      input: x
      expected_output: y
      status: aproved
      #       ^^^^^^^ error[record.not-in-enum]
      capability_tags: [dates, dates]
      #                        ^^^^^ error[record.duplicate-item]
      embedding: []
      #          ^^ error[record.wrong-length]
      embedding_model: m
      review:
        decision: approved
        content_hash: abc
      #               ^^^ error[record.bad-pattern]
      quality_scores:
        clarity: 1.5
      #          ^^^ error[record.out-of-range]
    `);
  });

  it('checks ids, dates, licences and addresses', () => {
    checkDiagnostics(
      `
      databit_id: 01930d2e-7b5a
      #           ^^^^^^^^^^^^^ error[record.bad-uuid]
      version: 1
      content: x
      created_at: 2026-02-30T10:00:00Z
      #           ^^^^^^^^^^^^^^^^^^^^ error[record.bad-date]
      source_uri: " "
      #           ^^^ error[record.bad-uri]
      attribution:
        license: GPLv3
      #          ^^^^^ error[record.bad-license]
    `,
      'a.databit.yaml',
    );
  });

  it('says that a property needs another one', () => {
    checkDiagnostics(`
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      input: x
      expected_output: y
      effectiveness_score: 0.5
      # <^ error[record.missing-companion]
    `);
  });

  it('wants exactly one source, and says so once', () => {
    checkDiagnostics(`
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      input: x
      expected_output: y
      attribution:
        derived_from:
          - method: guessed
      #     ^^^^^^^^^^^^^^^ error[record.source-not-one]
    `);
  });

  it('wants exactly one form of a predicate at every depth', () => {
    checkDiagnostics(
      `
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41
      version: 1
      members:
        all:
          - { field: kind, eq: example }
          - not: { all: [], any: [] }
      #          ^^^^^^^^^^^^^^^^^^^^ error[predicate.not-one]
          - 3
      #     ^ error[record.wrong-type]
    `,
      'a.dataset.yaml',
    );
  });

  it('wants a mapping', () => {
    checkDiagnostics(`
      - a
      # <^ error[record.not-a-mapping]
    `);
  });

  it('has nothing to say of an empty document', () => {
    checkDiagnostics('# Only a comment.\n---\n# Another.\n---\n');
  });
});
