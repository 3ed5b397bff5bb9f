import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnose } from '../support/diagnose.ts';
import { readFiles } from '../support/markers.ts';

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(number)}`;

/** A record with marks at its id. */
function record(kind: string, number: number, rest: string, ...marks: string[]): string {
  const key = `${kind}_id`;
  const lines = marks.map((mark) => `#${' '.repeat(key.length + 1)}${'^'.repeat(36)} ${mark}\n`);
  return `---\n${key}: ${idOf(number)}\n${lines.join('')}version: 1\n${rest}\n`;
}

const example = (number: number, input: string, ...marks: string[]): string =>
  record('example', number, `input: ${input}\nexpected_output: x`, ...marks);

function dataset(assign: Record<number, string>, kind = 'example'): string {
  const pins = Object.entries(assign).map(([number, split]) => `    ${idOf(Number(number))}: ${split}\n`);
  const splits = `splits:\n  seed: 1\n  weights: { train: 1, val: 1, test: 1 }\n  assign:\n${pins.join('')}`;
  return `#- databits.yaml
format_version: 1
datasets: { smallest_split: 0 }
rules: { dataset.*: off, record.near-duplicate: off, example.duplicate: off }
#- d.dataset.yaml
dataset_id: ${idOf(90)}
version: 1
name: Parcels
members: { field: kind, eq: ${kind} }
${splits}`;
}

const SAME = 'error[leakage.same-input]';
const NEAR = 'warning[leakage.near-input]';
const DERIVED = 'warning[leakage.derived]';
const from = (id: number, kind = 'example'): string =>
  `attribution: { derived_from: [{ ${kind}_id: ${idOf(id)} }] }`;

function messages(fixture: string): string[] {
  const { problems } = diagnose(readFiles(fixture));
  return [...problems.values()].flat().map(({ message }) => message);
}

describe('a record of train', () => {
  it('leaks where val or test has its input, and the record there does not', () => {
    checkDiagnostics(`${dataset({ 40: 'train', 41: 'test', 42: 'val', 43: 'train' })}#- a.example.yaml
${example(40, '{ text: "a  b" }', SAME)}${example(41, '{ text: a b }')}${example(42, '{ text: " a b" }')}${example(43, '{ text: c }')}`);
  });

  it('leaks by nearly the same words, not by other numbers or for another function', () => {
    const other = record('example', 44, 'input: my 2 parcels are lost\nexpected_output: x\nfunction_name: f');
    checkDiagnostics(`${dataset({ 40: 'train', 41: 'test', 42: 'train', 43: 'train', 44: 'train' })}#- a.example.yaml
${example(40, 'Are my two parcels lost?', NEAR)}${example(41, 'my 2 parcels are lost')}${example(42, 'my 3 parcels are lost')}${example(43, 'my 2 letters are late')}${other}`);
  });

  it('does not leak within train, within the evaluation splits, or from what is no member', () => {
    checkDiagnostics(`${dataset({ 40: 'train', 41: 'train', 42: 'test', 43: 'val' })}#- a.example.yaml
${example(40, 'a b')}${example(41, 'a b')}${example(42, 'c d')}${example(43, 'c d')}#- b.databit.yaml
${record('databit', 50, 'content: a b')}`);
  });

  it('leaks through any chain, whichever of both was made from the other', () => {
    const fixture = `${dataset({ 40: 'train', 41: 'test', 42: 'train', 43: 'val' })}#- a.example.yaml
${record('example', 40, `input: a\nexpected_output: x\n${from(50, 'databit')}`, DERIVED)}${example(41, 'b')}${example(42, 'c', DERIVED)}${record('example', 43, `input: d\nexpected_output: x\n${from(42)}`)}#- b.databit.yaml
${record('databit', 50, `content: e\nname: The source\n${from(41)}`)}`;
    checkDiagnostics(fixture);
    expect(messages(fixture)).toEqual([
      'This record is in train of "Parcels", and it was made from "b" in its test, through "The source".',
      'This record is in train of "Parcels", and "d" in its val was made from it.',
    ]);
  });

  it('says who else has its input, and links them with the dataset', () => {
    const fixture = `${dataset({ 40: 'train', 41: 'test', 42: 'val' })}#- a.example.yaml
${example(40, 'a')}${example(41, 'a')}${example(42, 'a')}`;
    const { problems } = diagnose(readFiles(fixture));
    const [leak] = problems.get('file:///workspace/a.example.yaml') ?? [];
    expect(leak?.message).toBe(
      'This record is in train of "Parcels", and "a" in its test has the same input. So has one more.',
    );
    expect(leak?.data).toEqual({ dataset: idOf(90), other: idOf(41), split: 'test' });
    expect(leak?.related?.map(({ uri, message }) => [uri.slice(18), message])).toEqual([
      ['a.example.yaml', 'In test: a'],
      ['a.example.yaml', 'In val: a'],
      ['d.dataset.yaml', 'The dataset: Parcels'],
    ]);
  });

  it('may be a DataBit, and is followed through circles of sources', () => {
    const circle = (other: number, content: string): string =>
      `content: ${content}\n${from(other, 'databit')}\n# databits-ignore reference.cycle: on purpose`;
    const { problems } = diagnose(
      readFiles(`${dataset({ 40: 'train', 41: 'test' }, 'databit')}#- a.databit.yaml
${record('databit', 40, circle(41, 'a'))}${record('databit', 41, circle(40, 'b'))}`),
    );
    const codes = [...problems.values()].flat().map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('leakage.'))).toEqual(['leakage.derived']);
  });
});
