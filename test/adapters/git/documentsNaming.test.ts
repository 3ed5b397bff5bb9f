import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentsNaming } from '../../../server/src/adapters/git/history/documentsNaming.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';

const ID = 'abc-1';

const lines = fc.constantFrom(
  '---',
  '--- # mark',
  '---x',
  '...',
  ' ---',
  '# comment',
  `example_id: ${ID}`,
  'example_id: ABC-1',
  'example_id: aBc-1',
  `- ${ID} äöü 漢字`,
  'input: |',
  '  text',
  '',
  '\ufeffname: n',
);

/** Marks and comments between documents may go with either. */
function withoutMarks(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^(#|---(\s|$)|\.\.\.)/.test(line));
}

test('every document that names the id is in the parts, in their order, and each part names it', () => {
  const texts = fc
    .tuple(fc.array(lines, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'))
    .map(([parts, end]) => parts.join(end));
  fc.assert(
    fc.property(texts, (text) => {
      const names = (part: string): boolean => part.toLowerCase().includes(ID);
      const parts = [...documentsNaming(Buffer.from(text), ID)];
      // A mixed case is found where it comes first, and beside the usual ones only in their parts.
      const isMixed = text.includes('aBc-1');
      expect(parts.every(names)).toBe(true);
      const found = parts
        .flatMap((part) => splitDocuments(part).map((segment) => segment.text))
        .filter(names);
      const wanted = splitDocuments(text)
        .map((segment) => segment.text)
        .filter(names);
      if (isMixed) expect(found.length).toBeGreaterThan(0);
      else expect(found.map(withoutMarks)).toEqual(wanted.map(withoutMarks));
    }),
    { numRuns: 2000 },
  );
});
