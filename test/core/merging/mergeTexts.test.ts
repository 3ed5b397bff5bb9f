import { describe, expect, it } from 'vitest';
import { mergeFiles } from '../../../server/src/core/merging/mergeFiles.ts';
import { USUAL_MARKERS } from '../../../server/src/core/merging/pieces.ts';
import { checkMerge, mergeOf } from './support/checkMerge.ts';

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

/** A record of one file; `id` is the end of its id. */
function record(rest: string, version = 1, id = '40'): string {
  return `example_id: ${ID.slice(0, -2)}${id}\nversion: ${String(version)}\n${rest}`;
}

const PLAIN = 'input: x\nexpected_output: y\n';

describe('records', () => {
  const [a, b, c, d] = ['40', '41', '42', '43'].map((id) => record(PLAIN, 1, id));
  const stream = (...documents: (string | undefined)[]): string => documents.join('---\n');

  it('that both sides added stay, in the order of their files', () => {
    checkMerge({ base: stream(a, b), ours: stream(a, b, c), theirs: stream(a, b, d) }, stream(a, b, c, d));
    checkMerge({ base: stream(a, b), ours: stream(c, a, b), theirs: stream(a, d, b) }, stream(c, a, d, b));
    checkMerge({ base: '', ours: stream(a, b), theirs: stream(b, c) }, stream(a, b, c));
  });

  it('that both sides added with one id are merged by their fields', () => {
    checkMerge(
      {
        base: a ?? '',
        ours: stream(a, record(`${PLAIN}name: n\n`, 1, '41')),
        theirs: stream(a, record(`${PLAIN}domain: d\n`, 1, '41')),
      },
      stream(a, record(`${PLAIN}name: n\ndomain: d\n`, 1, '41')),
    );
  });

  it('that one side took out and the other left alone go, wherever they stood', () => {
    checkMerge({ base: stream(a, b, c), ours: stream(b, c), theirs: stream(a, b, c, d) }, stream(b, c, d));
    checkMerge({ base: stream(a, b), ours: stream(b), theirs: stream(a) }, '');
  });

  it('that one side took out and the other changed are a conflict of the whole record', () => {
    const changed = record(`${PLAIN}name: n\n`, 1, '41');
    const { text, conflicts } = mergeOf({
      base: stream(a, b, c),
      ours: stream(a, c),
      theirs: stream(a, changed, c),
    });
    expect(text).toBe(
      `${String(a)}<<<<<<< ours\n||||||| base\n---\n${String(b)}=======\n---\n${changed}>>>>>>> theirs\n---\n${String(c)}`,
    );
    expect(conflicts).toEqual([{ id: `${ID.slice(0, -2)}41`, about: 'removed' }]);
  });

  it('that were moved and changed are both', () => {
    const changed = record(`${PLAIN}name: n\n`, 1, '41');
    checkMerge(
      { base: stream(a, b, c), ours: stream(c, a, b), theirs: stream(a, changed, c) },
      stream(c, a, changed),
    );
  });

  it('keep the comments above and between them', () => {
    const head = '# the file\n---\n';
    checkMerge(
      {
        base: `${head}${stream(a, b)}# end\n`,
        ours: `# the file, ours\n---\n${stream(a, b)}# end\n`,
        theirs: `${head}${stream(a, b, c)}# end\n`,
      },
      `# the file, ours\n---\n${stream(a, b, c)}# end\n`,
    );
  });
});

describe('the text of a file', () => {
  const plain = record(PLAIN);
  const ours = record(`${PLAIN}name: n\n`);
  const theirs = record(`domain: d\n${PLAIN}`);
  const both = record(`domain: d\n${PLAIN}name: n\n`);
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

  it('keeps its line ends, its byte order mark, and no last line feed where there is none', () => {
    checkMerge({ base: crlf(plain), ours: crlf(ours), theirs: crlf(theirs) }, crlf(both));
    checkMerge({ base: plain, ours: crlf(ours), theirs }, crlf(both));
    checkMerge({ base: `\ufeff${plain}`, ours: `\ufeff${ours}`, theirs }, both);
    checkMerge({ base: plain, ours: ours.trimEnd(), theirs: theirs.trimEnd() }, both.trimEnd());
  });

  it('is merged by lines where a record cannot be read', () => {
    const broken = (name: string): string => record(`${PLAIN}name: ${name}\nlabels: [a\n`);
    checkMerge(
      { base: broken('a'), ours: broken('b'), theirs: `# top\n${broken('a')}` },
      `# top\n${broken('b')}`,
    );
    expect(mergeOf({ base: broken('a'), ours: broken('b'), theirs: broken('c') }).conflicts).toEqual([
      { id: ID, about: undefined },
    ]);
  });

  it('of a record is one conflict where the fields of both sides do not go together', () => {
    const anchored = record(`input: &a x\nname: n\ndomain: d\nexpected_output: y\n`);
    const unanchored = anchored.replace('&a ', '');
    const aliased = anchored.replace('expected_output: y', 'expected_output: *a');
    expect(mergeOf({ base: anchored, ours: unanchored, theirs: aliased }).text).toBe(
      `<<<<<<< ours\n${unanchored}||||||| base\n${anchored}=======\n${aliased}>>>>>>> theirs\n`,
    );
    // A new anchor, which an alias of the other side does not mean.
    const other = anchored.replace('name: n', 'name: &a n');
    expect(mergeOf({ base: anchored, ours: other, theirs: aliased }).conflicts).toEqual([
      { id: ID, about: undefined },
    ]);
  });

  it('of a mapping that one side indents otherwise takes what the other changed', () => {
    const nested = (indent: string, ...lines: string[]): string =>
      record(`${PLAIN}metadata:\n${['a: 1', ...lines].map((line) => `${indent}${line}\n`).join('')}`);
    const base = nested('  ');
    checkMerge({ base, ours: nested('    '), theirs: nested('  ', 'c: 3') }, nested('  ', 'c: 3'));
    checkMerge(
      { base, ours: nested('    ', 'd: 4'), theirs: nested('  ', 'c: 3') },
      nested('    ', 'd: 4', 'c: 3'),
    );
  });

  it('with one id twice is merged as far as the texts tell the records apart', () => {
    const twice = `${record(PLAIN)}---\n${record(`${PLAIN}name: second\n`)}`;
    checkMerge(
      { base: twice, ours: `${twice}# ours\n`, theirs: `# theirs\n${twice}` },
      `# theirs\n${twice}# ours\n`,
    );
    const renamed = (text: string): string => twice.replaceAll('input: x', `input: ${text}`);
    const both = mergeFiles(
      { base: twice, ours: renamed('p'), theirs: renamed('q') },
      'example',
      USUAL_MARKERS,
    );
    expect(both).toHaveProperty('reason');
  });

  it('that is no text of records is left to others', () => {
    const binary = mergeFiles({ base: 'a: 1\n', ours: '\0', theirs: 'a: 2\n' }, 'example', USUAL_MARKERS);
    expect(binary).toHaveProperty('reason');
  });
});
