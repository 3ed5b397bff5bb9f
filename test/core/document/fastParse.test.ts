import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../server/src/core/document/analyseDocument.ts';
import { analyseSegment } from '../../../server/src/core/document/analyseFile.ts';
import { fastParse } from '../../../server/src/core/document/fastParse.ts';
import { parseSegment } from '../../../server/src/core/document/parse.ts';
import { valueOfTree } from '../../../server/src/core/document/treeValue.ts';
import { yamlText } from '../support/yamlTexts.ts';

describe('the fast parser', () => {
  it('says the same as the parser with locations wherever it says anything', () => {
    let passed = 0;
    fc.assert(
      fc.property(yamlText, (text) => {
        const fast = fastParse(text);
        if (fast === undefined) return;
        passed++;
        const parsed = parseSegment(text);
        expect(parsed.problems).toEqual([]);
        expect(JSON.stringify(fast.value)).toBe(JSON.stringify(valueOfTree(parsed.root)));
      }),
      { numRuns: 3000 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('leads to the same facts and problems', () => {
    const record = fc
      .tuple(
        fc.constantFrom('', '# c\n', '---\n', '--- # c\n'),
        fc.uuid(),
        fc.constantFrom('', '"', "'"),
        yamlText,
        fc.uuid(),
        fc.constantFrom(
          '',
          '\n',
          '# end\n',
          '...\n',
          'metadata:\n',
          'metadata: {}\n',
          'name: x # c\n',
          'name: |\n  # x\n',
        ),
      )
      .map(
        ([start, id, quote, text, source, end]) =>
          `${start}example_id: ${quote}${id}${quote}\nversion: 1\ninput:\n  text: ${text.replace(/\n/g, '\n    ')}\n  uri: a/b.png\n` +
          `expected_output: ${source}\nattribution:\n  derived_from: [{ example_id: "${source}" }, { databit_id: ${source} }]\n${end}`,
      );
    let withFacts = 0;
    fc.assert(
      fc.property(record, (text) => {
        const segment = { text, offset: 0, line: 3 };
        const { line, facts, problems, value } = analyseDocument(segment, 'example');
        if (facts !== undefined && problems.length === 0) withFacts++;
        const document = facts === undefined ? { line, problems } : { line, facts, problems };
        expect(analyseSegment(segment, 'example')).toEqual({ document, value });
      }),
      { numRuns: 300 },
    );
    expect(withFacts).toBeGreaterThan(20);
  });
});
