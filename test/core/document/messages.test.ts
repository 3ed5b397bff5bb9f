import { describe, expect, it } from 'vitest';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { unindent } from '../support/markers.ts';

const RECORD = [
  'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
  'version: 1',
  'input: x',
  'expected_output: y',
  '',
].join('\n');

/** The messages that lines after a sound record cause, in the order of the text. */
function messages(more: string): string[] {
  const { file } = analyseFile('file:///a.example.yaml', RECORD + unindent(more));
  return file.documents
    .flatMap(({ problems }) => problems)
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    )
    .map(({ message }) => message);
}

describe('messages say what was found and what is expected', () => {
  it('of values', () => {
    expect(
      messages(`
        name: 5
        quality_scores: { clarity: 95 }
        status: aproved
        dificulty: easy
        capability_tags: dates
        usage_count: -1
        embedding: [a]
        effectiveness_score: "0.5"
      `),
    ).toEqual([
      '"name" should be text, but is 5.',
      '"quality_scores.clarity" should be at most 1, but is 95.',
      '"status" is "aproved", and may be "draft", "in_review", "approved", "rejected", "deprecated". Did you mean "approved"?',
      'A record of this kind has no property "dificulty". Did you mean "difficulty"?',
      '"capability_tags" should be a list, but is "dates".',
      '"usage_count" should be at least 0, but is -1.',
      '"embedding" needs "embedding_model" beside it.',
      '"embedding[0]" should be a number, but is "a".',
      '"effectiveness_score" needs "effectiveness" beside it.',
      '"effectiveness_score" should be a number, but is "0.5".',
    ]);
  });

  it('of nested places', () => {
    expect(
      messages(`
        attribution:
          creator:
          licence: MIT
          license: GPLv3
          derived_from:
            - { example_id: a, run_id: b }
        review: { decision: yes }
      `),
    ).toEqual([
      '"attribution.creator" should be text, but is null.',
      '"attribution" has no property "licence". Did you mean "license"?',
      '"attribution.license": "GPLv3" is no SPDX licence expression. Did you mean "GPL-3.0-or-later"?',
      'A source names exactly one of databit_id, example_id and run_id.',
      '"attribution.derived_from[0].example_id": "a" is not a UUID.',
      '"attribution.derived_from[0].run_id": "b" is not a UUID.',
      '"review" needs the property "content_hash".',
      '"review.decision" is "yes", and may be "approved", "changes_requested", "rejected".',
    ]);
  });

  it('of YAML', () => {
    expect(messages('name: "a "b" c"\n')).toEqual([
      'Text follows a value that ended before. Put the whole text in quotes, and write \\" for a double quote within.',
    ]);
    expect(messages('name: a: b\n')).toEqual([
      'A second key cannot start on this line. Put a text that has ": " in it in quotes.',
    ]);
    expect(messages('name: a\n domain: b\n')).toEqual([
      'The line is indented more than its siblings. Align it with them.',
    ]);
    expect(messages('capability_tags: [a,, b]\n')).toEqual(['An item is missing before this comma.']);
    expect(messages('name: ]\n')).toEqual(['This bracket closes nothing. Put a text that has it in quotes.']);
    expect(messages('name: | a\n')).toEqual(['After | or > the text starts on the next line.']);
    expect(messages('name\n')).toEqual(['A ":" is missing after the key.']);
    expect(messages('name\ndomain: x\n')).toEqual([
      'A key has to end on its line. Is a colon missing, or the indentation too small?',
    ]);
    expect(messages('metadata: { a: 1\n')).toEqual([
      'A "}" is missing, or the lines within the brackets are not indented more than their key.',
    ]);
    expect(messages('name: @a\n')).toEqual([
      'A text without quotes cannot start like this. Put it in quotes.',
    ]);
    expect(messages('metadata: { a: *b }\n')).toEqual(['No anchor &b stands before this alias.']);
  });
});
