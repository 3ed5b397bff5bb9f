import fc from 'fast-check';
import { parseEvents } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { lineStartsOf, positionAt } from '../../../server/src/core/document/positions.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { yamlStream } from '../support/yamlTexts.ts';

function textsOf(stream: string): string[] {
  return splitDocuments(stream).map(({ text }) => text);
}

const URI = 'file:///a.example.yaml';

describe('splitting a stream', () => {
  it('gives marks and comments to the documents that they belong to', () => {
    expect(textsOf('a: 1\n---\nb: 2\n')).toEqual(['a: 1\n', '---\nb: 2\n']);
    expect(textsOf('# c\n---\na: 1\n...\n# d\n%YAML 1.2\n---\nb: 2\n...\n# end\n')).toEqual([
      '# c\n---\na: 1\n...\n',
      '# d\n%YAML 1.2\n---\nb: 2\n...\n# end\n',
    ]);
    expect(textsOf('a: 1\n...\nb: 2\n')).toEqual(['a: 1\n...\n', 'b: 2\n']);
    expect(textsOf('\ufeff---\r\na: 1\r\n---\r\n')).toEqual(['\ufeff---\r\na: 1\r\n', '---\r\n']);
    expect(textsOf('a: |\n  ---\n  b\n----\n---x\n')).toEqual(['a: |\n  ---\n  b\n----\n---x\n']);
    expect(textsOf('')).toEqual(['']);
  });

  it('loses nothing, and knows where every document starts', () => {
    fc.assert(
      fc.property(yamlStream, (stream) => {
        const segments = splitDocuments(stream);
        expect(segments.map(({ text }) => text).join('')).toBe(stream);
        const lineStarts = lineStartsOf(stream);
        let offset = 0;
        for (const segment of segments) {
          expect(segment.offset).toBe(offset);
          expect(positionAt(lineStarts, offset)).toEqual({ line: segment.line, character: 0 });
          offset += segment.text.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the documents that the YAML parser finds', () => {
    let compared = 0;
    fc.assert(
      fc.property(yamlStream, (stream) => {
        const whole = documentsOf(stream);
        if (whole === undefined) return;
        compared++;
        const parts = splitDocuments(stream).map(({ text }) => documentsOf(text));
        expect(parts.map((documents) => (documents?.length ?? 0) <= 1)).not.toContain(false);
        expect(parts.flatMap((documents) => documents ?? ['a part with mistakes'])).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('merge conflicts', () => {
  const conflict = (ours: string, theirs: string, base?: string): string =>
    `<<<<<<< ours\n${ours}${base === undefined ? '' : `||||||| base\n${base}`}=======\n${theirs}>>>>>>> theirs\n`;
  const idsOf = (text: string): unknown[] =>
    analyseFile(URI, text).values.map((value) => value?.['example_id']);

  it('give the records of the first side alone, whole ones too', () => {
    const rest = '---\nexample_id: last\n';
    const two = '---\nexample_id: c\n---\nexample_id: d\n';
    const start = 'example_id: a\n';
    expect(idsOf(start + conflict(two, '---\nexample_id: e\n') + rest)).toEqual(['a', 'c', 'd', 'last']);
    expect(idsOf(start + conflict('name: x\n', two, '---\nexample_id: e\n') + rest)).toEqual(['a', 'last']);
    expect(idsOf(start + conflict('', two, two) + rest)).toEqual(['a', 'last']);
    expect(idsOf(conflict(`${start}---\n`, '', start) + start)).toEqual(['a', 'a']);
  });

  it('say at each marker which side begins there, and where it comes from', () => {
    const text = `example_id: a\n${conflict('name: x\n', 'name: y\n', 'name: z\n')}`;
    const messages = analyseFile(URI, text).file.documents.flatMap(({ problems }) =>
      problems.filter(({ code }) => code === 'yaml.conflict-marker').map(({ message }) => message),
    );
    expect(messages).toEqual([
      'A merge conflict is not resolved here. The first side (ours) is read until it is.',
      'Here begins what both sides of the merge conflict started from (base).',
      'Here begins the other side of the merge conflict (theirs). It is not read.',
      'Here the other side of the merge conflict (theirs) ends.',
    ]);
  });

  it('that are none hide nothing', () => {
    const rest = '---\nexample_id: b\n---\nexample_id: c\n';
    for (const sign of ['<<<<<<< ours', '=======', '>>>>>>> theirs', '||||||| base'])
      expect(idsOf(`example_id: a\n${sign}\n${rest}`).slice(1)).toEqual(['b', 'c']);
    expect(idsOf(`example_id: a\n<<<<<<< ours\n=======\n${rest}`).slice(1)).toEqual(['b', 'c']);
  });
});

describe('an open file', () => {
  it('is after any edits what it would be from scratch', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(20),
      insert: yamlStream,
    });
    fc.assert(
      fc.property(yamlStream, fc.array(edit, { maxLength: 4 }), (stream, edits) => {
        const file = new OpenFile(URI, 'example', stream);
        let text = stream;
        for (const { at, remove, insert } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + insert + text.slice(start + remove);
          file.update(text);
        }
        const scratch = new OpenFile(URI, 'example', text);
        expect(file.file).toEqual(scratch.file);
        expect(file.documents.map(({ segment, value }) => ({ segment, value }))).toEqual(
          scratch.documents.map(({ segment, value }) => ({ segment, value })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('analyses only the document that changed', () => {
    const records = Array.from({ length: 100 }, (_, index) => `---\nexample_id: ${String(index)}\nname: x\n`);
    const file = new OpenFile(URI, 'example', records.join(''));
    const before = file.documents;
    const changed = records.with(50, '---\nexample_id: changed\nname: x\ndomain: y\n');
    expect(file.update(changed.join(''))).toEqual({ analysed: 1, kept: 99 });
    expect(file.documents[49]).toBe(before[49]);
    expect(file.documents[99]?.root).toBe(before[99]?.root);
    expect(file.documents[99]?.line).toBe((before[99]?.line ?? 0) + 1);
    expect(file.update(changed.toSpliced(10, 1).join(''))).toEqual({ analysed: 0, kept: 99 });
  });
});

/** The values of a stream's documents; `undefined` where one of two parsers finds a mistake, for each misses some. */
function documentsOf(stream: string): unknown[] | undefined {
  try {
    parseEvents(stream, {});
  } catch {
    return undefined;
  }
  const documents = parseAllDocuments(stream, { logLevel: 'silent', uniqueKeys: false });
  if ('empty' in documents) return documents.errors.length === 0 ? [] : undefined;
  if (documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)) return undefined;
  try {
    return documents.map((document): unknown => document.toJS());
  } catch {
    return undefined;
  }
}
