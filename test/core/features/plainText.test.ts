import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSnippet } from '../../../server/src/core/features/completion/plainSnippet.ts';
import { codeSpan, escapeMarkdown } from '../../../server/src/core/features/markdown.ts';
import { plainMarkdown } from '../../../server/src/core/features/plainMarkdown.ts';
import { escapeSnippet } from '../../../server/src/core/features/yamlText.ts';

test.each([
  ['status: $0', 'status: '],
  ['version: ${0:1}', 'version: 1'],
  ['a: ${1:one}\nb: ${2|red,green|}\n$0', 'a: one\nb: red\n'],
  ['${1|a\\,b,c|}', 'a,b'],
  ['${1:{ x: ${2:y} \\}}!', '{ x: y }!'],
  ['costs \\$5 \\} \\\\', 'costs $5 } \\'],
  ['5 $ and {braces} $x', '5 $ and {braces} $x'],
])('the plain text of the snippet %j', (snippet, text) => {
  expect(plainSnippet(snippet)).toBe(text);
});

test('an escaped text is plain again', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainSnippet(escapeSnippet(text))).toBe(text);
      expect(plainSnippet(`\${1:${escapeSnippet(text)}}`)).toBe(text);
    }),
  );
});

test.each([
  ['**Status** (one of 5 values)', 'Status (one of 5 values)'],
  ['- `draft`: not yet\n- `a_b`', '- draft: not yet\n- a_b'],
  ['Default: `` a`b ``', 'Default: a`b'],
  ['see [the page](https://example.org)', 'see the page (https://example.org)'],
  ['![picture](file:///a.png)', 'picture (file:///a.png)'],
])('the plain text of the Markdown %j', (markdown, text) => {
  expect(plainMarkdown(markdown)).toBe(text);
});

test('what a record says is shown as it is', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' '));
  fc.assert(
    fc.property(line, (text) => {
      expect(plainMarkdown(escapeMarkdown(text))).toBe(text);
    }),
  );
  const word = fc.stringMatching(/^[a-z*_\\[\]()]+$/);
  fc.assert(
    fc.property(word, (text) => {
      expect(plainMarkdown(codeSpan(text))).toBe(text);
    }),
  );
});
