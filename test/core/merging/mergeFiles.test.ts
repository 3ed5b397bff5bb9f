import { describe, expect, it } from 'vitest';
import { checkMerge, mergeOf } from './support/checkMerge.ts';

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

/** A record of one file; `id` is the end of its id. */
function record(rest: string, version = 1, id = '40'): string {
  return `example_id: ${ID.slice(0, -2)}${id}\nversion: ${String(version)}\n${rest}`;
}

const PLAIN = 'input: x\nexpected_output: y\n';

describe('fields', () => {
  it('come from the side that changed them, with their comments and style', () => {
    checkMerge(
      {
        base: record('# about\ninput: x # behind\nexpected_output: y\nname: a\n'),
        ours: record('# about\ninput: x # behind\nexpected_output: "z"\nname: a\n', 2),
        theirs: record('# about it\ninput: x # behind\nexpected_output: y\nname: a\ndomain: d # new\n'),
      },
      record('# about it\ninput: x # behind\nexpected_output: "z"\nname: a\ndomain: d # new\n', 2),
    );
  });

  it('that both changed otherwise are a conflict, the comments above it left out where all have them', () => {
    const three = (input: string, version: number): string =>
      record(`\n# about\ninput: ${input}\nexpected_output: y\n`, version);
    const { text, conflicts } = mergeOf({ base: three('x', 1), ours: three('p', 2), theirs: three('q', 2) });
    expect(text).toBe(
      record(
        '\n# about\n<<<<<<< ours\ninput: p\n||||||| base\ninput: x\n=======\ninput: q\n>>>>>>> theirs\nexpected_output: y\n',
        3,
      ),
    );
    expect(conflicts).toEqual([{ id: ID, about: 'input' }]);
  });

  it('that one side took out and the other changed are a conflict; unchanged ones go', () => {
    const base = record(`${PLAIN}name: a\ndomain: d\n`);
    const ours = record(PLAIN);
    const theirs = record(`${PLAIN}name: b\ndomain: d\n`);
    checkMerge(
      { base, ours, theirs },
      record(`${PLAIN}<<<<<<< ours\n||||||| base\nname: a\n=======\nname: b\n>>>>>>> theirs\n`),
    );
  });

  it('that moved stay where they were moved to', () => {
    checkMerge(
      {
        base: record(`${PLAIN}name: a\ndomain: d\n`),
        ours: record(`${PLAIN}name: b\ndomain: d\n`),
        theirs: record(`domain: d\nname: a\n${PLAIN}`),
      },
      record(`domain: d\nname: b\n${PLAIN}`),
    );
  });

  it('within mappings are merged by key, in block style and in braces', () => {
    const nested = (metadata: string): string => record(`${PLAIN}metadata:${metadata}\n`);
    checkMerge(
      {
        base: nested('\n  a: 1\n  b:\n    c: 1\n    d: 2 # d'),
        ours: nested('\n  a: 2\n  b:\n    c: 1\n    d: 2 # d\n    e: 5'),
        theirs: nested('\n  a: 1\n  b:\n    # c\n    c: 3\n    d: 2 # d'),
      },
      nested('\n  a: 2\n  b:\n    # c\n    c: 3\n    d: 2 # d\n    e: 5'),
    );
    checkMerge(
      { base: nested(' { a: 1, b: 1 }'), ours: nested(' { a: 2, b: 1 }'), theirs: nested(' { a: 1, b: 3 }') },
      nested(' { a: 2, b: 3 }'),
    );
  });

  it('with a conflict deep inside show that place alone', () => {
    const nested = (c: string): string => record(`${PLAIN}metadata:\n  a: 1\n  b:\n    c: ${c}\n    d: 1\n`);
    const { text, conflicts } = mergeOf({ base: nested('1'), ours: nested('2'), theirs: nested('3') });
    expect(text).toContain(
      '  b:\n<<<<<<< ours\n    c: 2\n||||||| base\n    c: 1\n=======\n    c: 3\n>>>>>>> theirs\n    d: 1\n',
    );
    expect(conflicts).toEqual([{ id: ID, about: 'metadata.b.c' }]);
  });

  it('that are sets are joined, without what one side took out', () => {
    const tags = (keys: string, more: string): string =>
      record(`${PLAIN}search_keys: ${keys}\ncapability_tags:\n${more}`);
    checkMerge(
      {
        base: tags('[a, b]', '  - x\n  - y # why\n'),
        ours: tags('[a, b, c]', '  - y # why\n  - z\n'),
        theirs: tags('[b, d]', '  - x\n  - y # why\n  - w # new\n'),
      },
      tags('[b, c, d]', '  - y # why\n  - z\n  - w # new\n'),
    );
  });

  it('that are other lists are one value', () => {
    const messages = (list: string): string => record(`input: ${list}\nexpected_output: y\n`);
    const three = { base: messages('[a]'), ours: messages('[a, b]'), theirs: messages('[a, c]') };
    expect(mergeOf(three).conflicts).toEqual([{ id: ID, about: 'input' }]);
    expect(mergeOf({ ...three, theirs: three.base }).text).toBe(three.ours);
  });

  it('of a review are one decision, not parts of two', () => {
    const reviewed = (review: string): string => record(`${PLAIN}review:\n${review}`);
    const hash = (digit: string): string => `  content_hash: ${digit.repeat(64)}\n`;
    const three = {
      base: reviewed(`  decision: approved\n${hash('a')}  reviewer: a\n`),
      ours: reviewed(`  decision: rejected\n${hash('a')}  reviewer: a\n`),
      theirs: reviewed(`  decision: approved\n${hash('b')}  reviewer: a\n`),
    };
    expect(mergeOf(three).conflicts).toEqual([{ id: ID, about: 'review' }]);
    const comment = reviewed(`  decision: approved\n${hash('a')}  reviewer: a\n  comment: x\n`);
    expect(mergeOf({ ...three, theirs: comment }).conflicts).toEqual([{ id: ID, about: 'review' }]);
    expect(mergeOf({ ...three, theirs: three.base }).text).toBe(three.ours);
  });
});

describe('the version', () => {
  const numbered = (version: number, input: string, more = ''): string =>
    record(`input: ${input}\nexpected_output: y\n${more}`, version);

  const versionOf = (base: string, ours: string, theirs: string): string | undefined =>
    /^version: (.*)$/m.exec(mergeOf({ base, ours, theirs }).text)?.[1];

  it('is the highest plus one where both changed the content', () => {
    const base = numbered(1, 'x');
    expect(versionOf(base, numbered(2, 'z'), numbered(2, 'x', 'explanation: e\n'))).toBe('3');
    expect(versionOf(base, numbered(4, 'z'), numbered(2, 'x', 'explanation: e\n'))).toBe('5');
    expect(versionOf(base, numbered(2, 'z'), numbered(2, 'q'))).toBe('3');
  });

  it('is that of the side whose content it is', () => {
    const base = numbered(1, 'x');
    expect(versionOf(base, numbered(2, 'z'), numbered(1, 'x', 'name: n\n'))).toBe('2');
    expect(versionOf(base, numbered(2, 'z', 'name: m\n'), numbered(2, 'z', 'domain: n\n'))).toBe('2');
    expect(versionOf(base, numbered(2, 'z', 'name: m\n'), numbered(3, 'z'))).toBe('3');
  });

  it('is a new one where the other side gave as high a number to other content', () => {
    const base = numbered(1, 'x');
    const less = numbered(2, 'z');
    const more = numbered(2, 'z', 'explanation: e\n');
    expect(versionOf(base, less, more)).toBe('3');
    expect(versionOf(base, more, less)).toBe('3');
    expect(versionOf(base, less, numbered(3, 'z', 'explanation: e\n'))).toBe('3');
  });

  it('does not move with annotations', () => {
    const base = numbered(3, 'x', 'name: a\ndomain: d\n');
    expect(
      versionOf(base, numbered(3, 'x', 'name: b\ndomain: d\n'), numbered(3, 'x', 'name: a\ndomain: e\n')),
    ).toBe('3');
  });
});

describe('what tools computed', () => {
  const computed = (input: string, score: number, more = ''): string =>
    record(`input: ${input}\nexpected_output: y\neffectiveness_score: ${String(score)}\n${more}`);

  it('comes from the side that changed it, or whose content it is', () => {
    expect(
      mergeOf({ base: computed('x', 0.1), ours: computed('z', 0.1), theirs: computed('x', 0.2) }).text,
    ).toContain('0.2');
    expect(
      mergeOf({ base: computed('x', 0.1), ours: computed('z', 0.3), theirs: computed('x', 0.2) }).text,
    ).toContain('0.3');
  });

  it('is left out, and said to be, where it is about neither content', () => {
    const { text, dropped, conflicts } = mergeOf({
      base: computed('x', 0.1),
      ours: computed('z', 0.3),
      theirs: computed('x', 0.2, 'explanation: e\n'),
    });
    expect(conflicts).toEqual([]);
    expect(text).not.toContain('effectiveness_score');
    expect(dropped).toEqual([{ id: ID, properties: ['effectiveness_score'] }]);
  });
});
