import { describe, expect, it } from 'vitest';
import {
  documentAt,
  nodeAt,
  offsetInDocument,
  pathOf,
  rangeInFile,
} from '../../../server/src/core/document/locate.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { readMarkers, readPoint } from '../support/markers.ts';

/** The path at the marked point, `key:` before it where the point is in a key, and the text of the node. */
function at(marked: string): string {
  const { text, position } = readPoint(marked);
  const file = new OpenFile('file:///a.example.yaml', 'example', text);
  const document = documentAt(file.documents, position);
  const found = document && nodeAt(document, offsetInDocument(document, position));
  if (document === undefined || found === undefined) return 'nothing';
  expect(pathOf(found.node)).toEqual(found.path);
  const { start, end } = rangeInFile(document, found.node);
  const lines = text.split('\n');
  const source = start.line === end.line ? lines[start.line]?.slice(start.character, end.character) : '…';
  return `${found.isKey ? 'key:' : ''}${found.path.join('.')} ${source ?? ''}`;
}

describe('what stands at a position', () => {
  it('is the innermost key or value, whose ends count', () => {
    expect(at('na<|>me: x')).toBe('key:name name');
    expect(at('name<|>: x')).toBe('key:name name');
    expect(at('name: <|>x')).toBe('name x');
    expect(at('name: x<|>')).toBe('name x');
    expect(at('a:\n  - b: [c, d<|>e]\n')).toBe('a.0.b.1 de');
    expect(at('a:\n  - b:\n    - <|>"c"\n')).toBe('a.0.b.0 "c"');
    expect(at('a: *b<|>')).toBe('a *b');
  });

  it('is the mapping where no key or value is', () => {
    expect(at('a: { b: 1, <|> c: 2 }')).toBe('a { b: 1,  c: 2 }');
    expect(at('name: <|>')).toBe('nothing');
  });

  it('is found in the document at the position', () => {
    expect(at('a: 1\n---\nb: <|>2\n---\nc: 3\n')).toBe('b 2');
    expect(at('a: 1\n<|>---\nb: 2\n')).toBe('nothing');
  });
});

describe('markers', () => {
  it('mark points and ranges, and have to be complete', () => {
    expect(readMarkers('a<|>b\n<|c<|d|>|>')).toEqual({
      text: 'ab\ncd',
      points: [{ line: 0, character: 1 }],
      ranges: [
        { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } },
        { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } },
      ],
    });
    expect(() => readMarkers('a|>')).toThrow('no "<|" before');
    expect(() => readMarkers('<|a')).toThrow('no "|>" after');
    expect(() => readPoint('a')).toThrow('is needed');
  });
});
