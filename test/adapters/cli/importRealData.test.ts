import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { CommandWorkspace, SHARED_DATA } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

describe('real data', () => {
  test('Banking77: 10,003 rows, twice', async () => {
    const file = path.join(SHARED_DATA, 'banking77', 'train.csv');
    const argv = [
      'import',
      file,
      '--kind',
      'example',
      '--map',
      'input.text=text',
      '--map',
      'expected_output.intent=category',
      '--map',
      "function_name='classify_intent'",
      '--map',
      "domain='banking'",
    ];
    const first = await workspace.run([...argv, '--json']);
    expect(JSON.parse(first.out)).toMatchObject({ rows: 10_003, created: 10_003, bad: [] });
    const before = workspace.snapshot('imported');
    expect(before.size).toBe(51);
    expect(JSON.parse((await workspace.run([...argv, '--json'])).out)).toMatchObject({
      created: 0,
      unchanged: 10_003,
      files: [],
    });
    expect(workspace.snapshot('imported')).toEqual(before);

    const found = await workspace.examples();
    const labels = new Set(found.map(({ expected_output }) => (expected_output as JsonObject)['intent']));
    expect(labels.size).toBe(77);
    expect(labels.has('reverted_card_payment?') && labels.has('Refund_not_showing_up')).toBe(true);
    const texts = found.map(({ input }) => (input as { text: string }).text);
    expect(texts.filter((text) => text.includes('\n'))).toHaveLength(10);
    expect(new Set(found.map(({ example_id }) => example_id)).size).toBe(10_003);
    const { code } = await workspace.run(['check']);
    expect(code).toBe(0);
  });

  test('BFCL: JSON Lines under .json, escapes, nesting, numbers and texts of digits', async () => {
    const name = 'BFCL_v4_live_simple.json';
    const file = path.join(SHARED_DATA, 'bfcl-function-calling', name);
    const map = [
      'input.messages=question[0]',
      'input.functions=function',
      'expected_output.name=function[0].name',
      'function_name=function[0].name',
      'name=id',
    ];
    const { out, code, error } = await workspace.run([
      'import',
      file,
      '--kind',
      'example',
      '--key',
      'id',
      '--json',
      ...map.flatMap((entry) => ['--map', entry]),
    ]);
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ rows: 258, created: 258 });
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject);
    const byName = new Map((await workspace.examples()).map((record) => [record['name'], record]));
    for (const row of rows) {
      expect(byName.get(row['id'] ?? '')?.['input']).toEqual({
        messages: (row['question'] as JsonObject[])[0],
        functions: row['function'],
      });
    }
    expect((await workspace.run(['check'])).code).toBe(0);
  });

  test('BFCL answers: nested values of every type come back exactly', async () => {
    const file = path.join(
      SHARED_DATA,
      'bfcl-function-calling',
      'possible_answer',
      'BFCL_v4_simple_python.json',
    );
    await workspace.run([
      'import',
      file,
      '--kind',
      'databit',
      '--key',
      'id',
      '--map',
      'content=ground_truth',
      '--map',
      'name=id',
    ]);
    const { out } = await workspace.run(['export', '--kind', 'databit']);
    const contents = new Map(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as JsonObject)
        .map((record) => [record['name'], record['content']]),
    );
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject);
    expect(contents.size).toBe(rows.length);
    for (const row of rows) expect(contents.get(row['id'] ?? '')).toEqual(row['ground_truth']);
  });

  test('XQuAD in Hindi: 1,190 questions with their paragraphs', async () => {
    const file = path.join(SHARED_DATA, 'xquad-es-hi-ru', 'xquad.hi.json');
    const map = [
      'input.question=question',
      'input.context=^.context',
      'expected_output.answers=answers[].text',
      'group=^.context',
    ];
    const { out, error } = await workspace.run([
      'import',
      file,
      '--kind',
      'example',
      '--rows',
      'data[].paragraphs[].qas[]',
      '--key',
      'id',
      '--json',
      ...map.flatMap((entry) => ['--map', entry]),
    ]);
    expect(error).toBe('');
    expect(JSON.parse(out)).toMatchObject({ rows: 1190, created: 1190, bad: [] });
    // Seven questions stand twice under their paragraph, two of them with other answers.
    const codes = (await workspace.run(['check'])).out.match(/ example\.[a-z]+ /g) ?? [];
    expect(codes.filter((code) => code === ' example.conflict ')).toHaveLength(4);
    expect(codes.filter((code) => code === ' example.duplicate ')).toHaveLength(10);
  });
});
