import { describe, expect, it } from 'vitest';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { checkDiagnostics } from '../support/diagnose.ts';

const START = `
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      input: x
      expected_output: y`;

describe('problems of the YAML', () => {
  it('finds a key that the mapping has already, and takes the last one', () => {
    checkDiagnostics(`${START}
      version: 2
      # <^ error[yaml.duplicate-key]
    `);
  });

  it('finds quotes and brackets that are not closed', () => {
    checkDiagnostics(`${START}
      capability_tags: [a, b
      name: x
      # <^ error[yaml.missing-character]
    `);
  });

  it('finds tabs and bad escapes', () => {
    checkDiagnostics(`${START}
      name: "a\\qb"
      #       ^^ error[yaml.bad-escape]
    `);
  });

  it('reports a conflict instead of the noise around it, and reads the first side', () => {
    const fixture = `${START.replace(/^\n/, '')}
<<<<<<< ours
      name: mine
=======
      name: theirs
      domain: d
>>>>>>> branch
    `
      .split('\n')
      .map((line) => line.replace(/^ {6}/, ''))
      .join('\n');
    const { file, values } = analyseFile('file:///a.example.yaml', fixture);
    expect(file.documents[0]?.problems.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['yaml.conflict-marker', 4],
      ['yaml.conflict-marker', 6],
      ['yaml.conflict-marker', 9],
    ]);
    expect(values[0]).toEqual({
      example_id: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
      version: 1,
      input: 'x',
      expected_output: 'y',
      name: 'mine',
    });
    expect(file.documents[0]?.facts?.contentHash).toBeUndefined();
  });

  it('resolves aliases, and reports those without an anchor or within themselves', () => {
    checkDiagnostics(`${START}
      metadata:
        a: &a [1, 2]
        b: *a
        c: *unknown
      #    ^^^^^^^^ error[yaml.unknown-alias]
        d: &d [*d]
      #        ^^ error[yaml.recursive-alias]
    `);
  });

  it('does not know merge keys', () => {
    checkDiagnostics(`${START}
      metadata:
        base: &base { a: 1 }
        more:
          <<: *base
      #   ^^ error[yaml.merge-key]
    `);
  });

  it('never says that something is missing where text could not be read', () => {
    const { file } = analyseFile('file:///a.example.yaml', 'version: 1\ninput: "x\n\n');
    expect(file.documents[0]?.problems.map(({ code, range }) => [code, range.start])).toEqual([
      ['yaml.missing-character', { line: 1, character: 8 }],
    ]);
  });
});

describe('values that JSON does not have', () => {
  it('locates each of them and keeps the rest of the record', () => {
    const text = [
      'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
      'version: 1',
      'input: { a: .nan, b: -.inf, c: 12345678901234567890, d: 1e400, e: "\\ud800", f: 1e20 }',
      'expected_output: { 1: x, null: y, true: z, ? [a] : b }',
      'metadata: { binary: !!binary aGk=, date: 2026-03-04, own: !mine x }',
      '',
    ].join('\n');
    const { file, values } = analyseFile('file:///a.example.yaml', text);
    const found = file.documents[0]?.problems.map(
      ({ code, range }) => `${String(range.start.line)} ${String(range.start.character)} ${code}`,
    );
    expect(found?.sort()).toEqual([
      '2 12 value.not-finite',
      '2 21 value.not-finite',
      '2 31 value.integer-too-large',
      '2 56 value.not-finite',
      '2 66 value.lone-surrogate',
      '3 19 value.non-string-key',
      '3 25 value.non-string-key',
      '3 34 value.non-string-key',
      '3 45 value.non-string-key',
      '4 20 value.custom-tag',
      '4 58 value.custom-tag',
    ]);
    expect(values[0]).toEqual({
      example_id: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
      version: 1,
      input: { a: '.nan', b: '-.inf', c: '12345678901234567890', d: '1e400', e: '\ufffd', f: 1e20 },
      expected_output: { 1: 'x', null: 'y', true: 'z' },
      metadata: { binary: 'aGk=', date: '2026-03-04', own: 'x' },
    });
    expect(file.documents[0]?.facts?.contentHash).toBeUndefined();
  });
});
