import { describe, expect, it, test } from 'vitest';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { equalInputs } from '../../../server/src/core/rules/equalInputs.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import { checkDiagnostics, diagnose } from '../support/diagnose.ts';
import { readFiles } from '../support/markers.ts';

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(number)}`;

function example(number: number, input: string, output: string, code = '', more = ''): string {
  const mark = code === '' ? '' : `#           ^ ${code}\n`;
  return `example_id: ${idOf(number)}\n${mark}version: 1\ninput: ${input}\nexpected_output: ${output}\n${more}`.replace(
    '^ ',
    `${'^'.repeat(36)} `,
  );
}

const CONFLICT = 'error[example.conflict]';
const DUPLICATE = 'hint[example.duplicate]';

describe('examples with one input', () => {
  it('contradict each other across files, whatever the white space and the order of keys', () => {
    const one = example(40, '{ text: "a  b", n: 1 }', 'x', CONFLICT);
    const two = example(41, '{ n: 1, text: "a b " }', 'y', CONFLICT);
    checkDiagnostics(`#- a.example.yaml\n${one}#- b.example.yaml\n${two}---\n${example(42, 'c', 'x')}`);
    const { problems } = diagnose(
      readFiles(
        `#- a.example.yaml\n${example(40, 'a', 'x')}#- b.example.yaml\n# about\n${example(41, 'a', 'y')}`,
      ),
    );
    const [conflict] = problems.get('file:///workspace/a.example.yaml') ?? [];
    expect(conflict?.related?.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      ['file:///workspace/b.example.yaml', 1],
    ]);
  });

  it('are duplicates where the outputs are equal too', () => {
    checkDiagnostics(
      `${example(40, 'a', '{ y: 1 }', DUPLICATE)}---\n${example(41, 'a', '{ "y": 1 }', DUPLICATE)}`,
    );
  });

  it('may be for two functions, differ by case, or be out of use', () => {
    const parts = [
      example(40, 'a', 'x'),
      example(41, 'A', 'y'),
      example(42, 'a', 'y', '', 'function_name: f\n'),
      example(43, 'a', 'y', '', 'status: rejected\n'),
    ];
    checkDiagnostics(parts.join('---\n'));
  });
});

test('a change affects the files with the old and the new input, and no others', () => {
  const index = createRecordIndex();
  const set = (path: string, text: string): string[] =>
    [...index.setFile(analyseFile(`file:///${path}`, text).file)].sort();
  set('a.example.yaml', example(40, 'a', 'x'));
  set('b.example.yaml', example(41, 'b', 'x'));
  set('c.example.yaml', example(42, 'c', 'x'));
  expect(set('d.example.yaml', example(43, 'a', 'y'))).toEqual(['file:///a.example.yaml']);
  expect(set('d.example.yaml', example(43, 'b', 'y'))).toEqual([
    'file:///a.example.yaml',
    'file:///b.example.yaml',
  ]);
  expect(set('d.example.yaml', `${example(43, 'b', 'y')}explanation: z\n`)).toEqual([]);
});

test('thousands with one input are asked for once, and each names a few of the others', () => {
  const index = createRecordIndex();
  const uri = 'file:///a.example.yaml';
  const one = (number: number): string =>
    `example_id: r${String(number)}\nversion: 1\ninput: ""\nexpected_output: ${String(number % 2)}\n`;
  const { file } = analyseFile(uri, Array.from({ length: 2000 }, (_, number) => one(number)).join('---\n'));
  index.setFile(file);
  let asked = 0;
  const counting = {
    ...index,
    linked: (key: string) => {
      asked++;
      return index.linked(key);
    },
  };
  const problems = equalInputs.check(file, { index: counting, world: { stateOf: () => undefined } });
  expect(asked).toBe(1);
  expect(problems).toHaveLength(4000);
  expect(problems.every(({ related }) => related?.length === 10)).toBe(true);
});
