import { describe, expect, test } from 'vitest';
import type { FormAnswer } from '../../../shared/src/protocol/form.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { listForm, readForm } from '../../../server/src/core/form/readForm.ts';
import { suggestedWords } from '../../../server/src/core/form/words.ts';
import { shiftRange } from '../../../server/src/core/document/positions.ts';
import { createFixture } from '../features/support/featureFixture.ts';
import { ID } from './support.ts';

/** The record at `<|>` as a form shows it. */
async function read(
  fixture: string,
  place?: { document: number; id?: string },
): Promise<FormAnswer | undefined> {
  const { cursor, context } = createFixture(fixture);
  const { documents, uri } = cursor.file.open;
  const own = documents.flatMap(({ problems, line }) =>
    problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) })),
  );
  const problems = [...own, ...context.crossingProblems(uri)];
  const where = place === undefined ? { line: cursor.position.line } : { place };
  return readForm(cursor.file.open, 3, where, { context, problems }, neverCancelled);
}

const one = (more: string): string =>
  `#- a.example.yaml\nexample_id: ${ID}01\nversion: 1\ninput: { text: Hi }\nexpected_output: x\n${more}`;

describe('the record', () => {
  const two = `${one('name: first\n')}---\nexample_id: ${ID}02\nversion: 1\nname: sec<|>ond\ninput: a\nexpected_output: b\n`;

  test('at a line, by its id, or at a position', async () => {
    expect((await read(two))?.record).toMatchObject({
      document: 1,
      name: 'second',
      line: 6,
      value: { name: 'second' },
    });
    expect((await read(two, { document: 1, id: `${ID}01` }))?.record?.name).toBe('first');
    expect((await read(two, { document: 9 }))?.record?.name).toBe('second');
    expect(await read(two)).toMatchObject({ version: 3, kind: 'example', count: 2 });
  });

  test('has its problems at their fields, with their fixes', async () => {
    const answer = await read(one('diffculty: easy<|>\nstatus: nope\nquality_scores: { a: 2 }\n'));
    const problems = answer?.record?.problems.map(({ code, path, fixes }) => [
      code,
      path.join('.'),
      fixes > 1,
    ]);
    expect(problems).toEqual([
      ['record.unknown-property', 'diffculty', true],
      ['record.out-of-range', 'quality_scores.a', false],
      ['record.not-in-enum', 'status', false],
    ]);
  });

  test('lacks what is required at the field that lacks', async () => {
    const answer = await read(`#- a.example.yaml\nexample_id: ${ID}01<|>\nversion: 1\ninput: { text: Hi }\n`);
    expect(answer?.record?.problems.map(({ path }) => path)).toEqual([['expected_output']]);
  });

  test('names its sources, and is named by others', async () => {
    const answer =
      await read(`${one(`attribution:\n  derived_from:\n    - example_id: ${ID}02<|>\n`)}#- b.example.yaml
example_id: ${ID}02
version: 1
name: the source
input: a
expected_output: b
`);
    expect(answer?.record?.names).toEqual({ [`${ID}02`]: 'the source' });
    const source = await read(
      `#- b.example.yaml\nexample_id: ${ID}02<|>\nversion: 1\ninput: a\nexpected_output: b\n${one(
        `attribution: { derived_from: [{ example_id: ${ID}02 }] }\n`,
      )}`,
    );
    expect(source?.record?.referredBy).toBe(1);
  });

  test('with broken YAML, or a value that JSON lacks, says where', async () => {
    expect((await read(one('name: [<|>\n')))?.record?.mistake).toMatchObject({ position: { line: 4 } });
    expect((await read(one('name: .nan<|>\n')))?.record?.mistake).toMatchObject({ position: { line: 4 } });
    expect((await read(one('name: fine<|>\n')))?.record?.mistake).toBeUndefined();
  });

  test('is none in an empty file, and there is no form for datasets', async () => {
    expect(await read('#- a.example.yaml\n# nothing<|>\n')).toEqual({
      version: 3,
      kind: 'example',
      count: 0,
    });
    expect(await read('#- a.dataset.yaml\nname: x<|>\n')).toBeUndefined();
  });
});

test('the list has every record with its line, and says which have errors', () => {
  const { cursor } = createFixture(`${one('name: first\n')}---\n# between\n\nname: second\n`);
  expect(listForm(cursor.file.open, 3)?.records).toEqual([
    { document: 0, id: `${ID}01`, name: 'first', line: 0, hasErrors: false },
    { document: 1, name: 'second', line: 8, hasErrors: true },
  ]);
});

test('words: licences with the usual ones first, and what records use', () => {
  const { context } = createFixture(one('function_name: f\ncapability_tags: [b, a]\n'));
  expect(suggestedWords('spdx-expression', context, neverCancelled).slice(0, 2)).toEqual([
    'CC-BY-4.0',
    'CC-BY-SA-4.0',
  ]);
  expect(suggestedWords('function_name', context, neverCancelled)).toEqual(['f']);
  expect(suggestedWords('capability_tags', context, neverCancelled)).toEqual(['a', 'b']);
  expect(suggestedWords('anything', context, neverCancelled)).toEqual([]);
});
