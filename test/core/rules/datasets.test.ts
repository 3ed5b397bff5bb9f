import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnose } from '../support/diagnose.ts';
import { readFiles } from '../support/markers.ts';

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(number)}`;

function examples(count: number, rest: (at: number) => string): string {
  const one = (at: number): string =>
    `example_id: ${idOf(10 + at)}\nversion: 1\ninput: q${String(at)}\n${rest(at)}\n`;
  return `#- a.example.yaml\n${Array.from({ length: count }, (_, at) => one(at)).join('---\n')}`;
}

const dataset = (rest: string): string => `#- d.dataset.yaml\ndataset_id: ${idOf(90)}\nversion: 1\n${rest}\n`;
const config = (rest: string): string => `#- databits.yaml\nformat_version: 1\n${rest}\n`;

function messages(fixture: string): string[] {
  const { problems } = diagnose(readFiles(fixture));
  return (problems.get('file:///workspace/d.dataset.yaml') ?? []).map(({ message }) => message);
}

describe('parts of a predicate', () => {
  const two = examples(2, (at) => `expected_output: { label: ${at === 0 ? 'x' : 'y'} }`);

  it('that match nothing are reported at their field, at any depth, but not where records are taken away', () => {
    checkDiagnostics(
      `${two}${dataset(`members:
  all:
    - any:
        - { field: expected_output.label, eq: x }
        - { field: expected_output.label, eq: z }
#                  ^^^^^^^^^^^^^^^^^^^^^ warning[dataset.no-match]
    - not: { field: status, eq: rejected }
    - difference: [{ field: kind, eq: example }, { field: domain, eq: nobody }]`)}`,
    );
  });

  it('that each match something can match nothing together', () => {
    checkDiagnostics(
      `${two}${dataset(`members:
#<^ warning[dataset.no-match]
  all:
    - { field: expected_output.label, eq: x }
    - { field: expected_output.label, eq: y }`)}`,
    );
  });

  it('say where no record has the field', () => {
    expect(messages(`${two}${dataset('members: { field: metadata.source, eq: x }')}`)).toEqual([
      'No record has the field `metadata.source`.',
    ]);
  });

  it('say nothing while there are no records', () => {
    checkDiagnostics(dataset('members: { field: domain, eq: x }'));
  });
});

describe('splits', () => {
  const pins = (count: number): string =>
    Array.from({ length: count }, (_, at) => `    ${idOf(10 + at)}: ${at < 2 ? 'test' : 'train'}\n`).join('');
  const splits = (count: number): string =>
    `members: { field: kind, eq: example }\nsplits:\n  seed: 1\n  weights:\n    train: 8\n    val: 1\n#        ^ warning[dataset.empty-split]\n    test: 1\n#         ^ information[dataset.small-split]\n  assign:\n${pins(count)}`;

  it('that are empty or small are reported at their weight', () => {
    checkDiagnostics(`${examples(5, () => 'expected_output: x')}${dataset(splits(5))}`);
  });

  it('are as large as databits.yaml asks for', () => {
    const fixture = `${config('datasets: { smallest_split: 2 }')}${examples(5, () => 'expected_output: x')}${dataset(splits(5))}`;
    expect(messages(fixture)).toEqual(['None of the 5 members is in val, which has a weight.']);
  });

  it('have pins for members only', () => {
    checkDiagnostics(
      `${examples(2, (at) => `expected_output: ${at === 0 ? 'x' : 'y'}`)}${dataset(`members: { field: expected_output, eq: x }
splits:
  seed: 1
  weights: { train: 1 }
  assign:
    ${idOf(10)}: train
    ${idOf(11)}: train
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[dataset.stray-pin]`)}`,
    );
  });
});

describe('members', () => {
  const record = (at: number, domain: string): string =>
    `example_id: ${idOf(10 + at)}\nversion: 1\ndomain: ${domain}\ninput: q${String(at)}\nexpected_output: x\n`;
  const records = (...domains: string[]): string =>
    domains.map((domain, at) => record(at, domain)).join('---\n');
  const of = (members: string, pins = ''): string =>
    dataset(`members: ${members}\nsplits: { seed: 1, weights: { train: 1 }, assign: { ${pins} } }`);
  const all = of('{ field: domain, in: [a, b] }', `${idOf(10)}: test`);
  const quiet = config('rules: { dataset.*: off, dataset.moved-members: information }');
  const head = (fixture: string): string => fixture.replace('#- ', '#- head/');
  const moved = (before: string, now: string): string[] => messages(`${quiet}${before}${now}`);

  it('that moved since HEAD are counted by what they did', () => {
    const before = head(`#- a.example.yaml\n${records('a', 'b', 'c', 'a')}`);
    const now = `#- a.example.yaml\n${records('c', 'b', 'a', 'a', 'a')}`;
    expect(moved(head(all) + before, all + now)).toEqual([
      'Since HEAD 1 record left test, 1 record came into train: what was measured before was measured on others.',
    ]);
  });

  it('move without a change of their own where the dataset changes', () => {
    const same = `#- a.example.yaml\n${records('a', 'b', 'a')}`;
    const after = of(
      '{ field: domain, in: [a, b] }',
      `${idOf(10)}: test, ${idOf(11)}: val, ${idOf(12)}: val`,
    );
    expect(moved(head(all) + head(same), after + same)).toEqual([
      'Since HEAD 2 records went from train to val: what was measured before was measured on others.',
    ]);
  });

  it('move with their file, and in a dataset by another', () => {
    const other = `dataset_id: ${idOf(91)}\nversion: 1\nmembers: { field: domain, eq: D }\n`;
    const through = of(`{ dataset: ${idOf(91)} }`);
    const before = `#- head/o.dataset.yaml\n${other.replace('D', 'a')}#- head/b.example.yaml\n${records('a', 'b')}`;
    const now = `#- o.dataset.yaml\n${other.replace('D', 'b')}#- c.example.yaml\n${records('a', 'b')}`;
    expect(moved(head(through) + before, through + now)).toEqual([
      'Since HEAD 1 record left train, 1 record came into train: what was measured before was measured on others.',
    ]);
  });

  it('that are new, gone or as before say nothing, nor does a new dataset', () => {
    const before = head(`#- a.example.yaml\n${records('a', 'b', 'a')}`);
    expect(moved(head(all) + before, `${all}#- a.example.yaml\n${records('a', 'b')}`)).toEqual([]);
    expect(moved(before, `${all}#- a.example.yaml\n${records('b', 'a', 'a', 'b')}`)).toEqual([]);
  });
});

describe('labels', () => {
  const all = dataset('members: { field: kind, eq: example }');

  it('that are far from balanced are counted in train, and in all members where there are no splits', () => {
    const twelve = examples(
      12,
      (at) => `expected_output: { intent: ${at === 0 ? 'rare' : 'often'}, note: n${String(at)} }`,
    );
    const said =
      '"often" is the `expected_output.intent` of 11 records and "rare" of 1 (of 2 labels; `datasets.largest_imbalance` in databits.yaml).';
    expect(messages(`${twelve}${all}`)).toEqual([said]);
    const trained = dataset(
      'members: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1 } }',
    );
    expect(messages(`${twelve}${trained}`)).toEqual([`In train, ${said}`]);
    expect(messages(`${config('datasets: { largest_imbalance: 11 }')}${twelve}${all}`)).toEqual([]);
  });

  it('are no answers: those differ nearly always', () => {
    const answers = examples(30, (at) => `expected_output: ${at < 12 ? 'yes' : `answer${String(at)}`}`);
    expect(messages(`${answers}${all}`)).toEqual([]);
  });
});
