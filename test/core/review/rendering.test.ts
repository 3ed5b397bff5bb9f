import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { Review } from '../../../shared/src/protocol/review.ts';
import { codeSpan, diffBlock } from '../../../server/src/core/review/rendering/markdownText.ts';
import {
  LONGEST_COMMENT,
  REVIEW_MARK,
  reviewMarkdown,
} from '../../../server/src/core/review/rendering/reviewMarkdown.ts';
import { reviewLines, shortReviewLines } from '../../../server/src/core/review/rendering/reviewText.ts';
import { dataset, example, id, reviewOf } from '../support/reviewFixture.ts';
import { TRICKY_TEXTS } from '../support/arbitraryRecords.ts';

const text = (review: Review): string[] => reviewLines(review).map((line) => line.text);

const html = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const CHANGE = reviewOf(
  {
    'a.example.yaml': [
      example(1, 'Where is it?', 'name: Track\n'),
      example(2, 'Lost', 'usage_count: 2\n'),
    ].join('---\n'),
    'b.example.yaml': example(3, 'moves'),
  },
  {
    'a.example.yaml': [
      example(1, 'Where is my parcel?', 'name: Track\n').replace('version: 1', 'version: 2'),
    ].join('---\n'),
    'c.example.yaml': [example(3, 'moves'), example(4, 'new', 'difficulty: hrad\n')].join('---\n'),
  },
);

test('as text, each record is a line with what differs below', () => {
  expect(text(CHANGE)).toEqual([
    'main (aaaaaaa) → the work tree: 3 record files differ',
    `~ example Track ${id(1)} a.example.yaml:1 changed (v1 → v2, new content)`,
    '    version: 1 → 2',
    '    input: "Where is it?" → "Where is my parcel?"',
    `- example Lost ${id(2)} a.example.yaml:7 removed (v1)`,
    `~ example moves ${id(3)} c.example.yaml:1 moved (v1, same content)`,
    '    from b.example.yaml',
    `+ example new ${id(4)} c.example.yaml:6 added (v1)`,
    '',
    'Problems that the change introduces:',
    '  c.example.yaml:10:13 error record.not-in-enum "difficulty" is "hrad", and may be "easy", "medium", "hard".',
    '',
    'Lost with removed examples:',
    `  Lost ${id(2)}: used 2 times`,
    '',
    'Records: 1 added, 1 removed, 1 changed, 1 moved.',
  ]);
});

test('as Markdown, records are behind headings that one opens', () => {
  const markdown = reviewMarkdown(CHANGE);
  expect(markdown.startsWith(REVIEW_MARK)).toBe(true);
  const page = html(markdown);
  expect([...page.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title]) => title)).toEqual([
    '1 problem introduced',
    'Lost with 1 removed example',
    '1 record added',
    '1 record removed',
    '1 record changed',
    '1 record moved',
  ]);
  expect(page).toContain('<code>Track</code>');
  expect(page).toContain('- input: &quot;Where is it?&quot;\n+ input: &quot;Where is my parcel?&quot;');
});

test('moves between splits are said before everything else', () => {
  const files = {
    'a.example.yaml': [1, 2, 3, 4].map((number) => example(number, `text ${String(number)}`)).join('---\n'),
  };
  const review = reviewOf(
    { ...files, 'd.dataset.yaml': dataset(100, 1) },
    { ...files, 'd.dataset.yaml': dataset(100, 6) },
  );
  const count = review.datasets[0]?.betweenSplits ?? 0;
  expect(count).toBeGreaterThan(0);
  const alert = html(reviewMarkdown(review)).indexOf('went from one of train, val and test to another');
  expect(alert).toBeGreaterThan(0);
  expect(alert).toBeLessThan(html(reviewMarkdown(review)).indexOf('<details>'));
  expect(text(review).join('\n')).toContain('went from one of train, val and test to another');
});

test('of datasets those that differ, and whether who came or went is new, gone, or was there before', () => {
  const labelled = (status: string): string =>
    dataset(100, 1).replace('kind, eq: example', `status, eq: ${status}`);
  const other = dataset(101, 2).replace('name: All', 'name: Other').replace('example }', 'databit }');
  const records = (statuses: readonly (string | undefined)[]): string =>
    statuses
      .map((status, at) =>
        status === undefined ? '' : example(at, `text ${String(at)}`, `status: ${status}\n`),
      )
      .join('---\n');
  const review = reviewOf(
    {
      'a.example.yaml': records(['draft', 'draft', 'approved', 'approved', undefined]),
      'd.dataset.yaml': labelled('draft'),
      'o.dataset.yaml': other,
    },
    {
      'a.example.yaml': records(['rejected', undefined, 'draft', 'draft', 'draft']),
      'd.dataset.yaml': labelled('draft'),
      'o.dataset.yaml': other,
    },
  );
  const lines = text(review);
  const from = lines.indexOf('Datasets:');
  expect(lines.slice(from, lines.indexOf('', from))).toMatchInlineSnapshot(`
    [
      "Datasets:",
      "  All: train 2 → 2, test 0 → 1",
      "    1 new record into train",
      "    1 existing record into test",
      "    1 existing record into train",
      "    1 removed record out of train",
      "    1 existing record out of train",
    ]
  `);
  expect(reviewMarkdown(review)).toContain('Datasets: 1 of 2 changed');
});

test('a record whose file cannot be read on the other side is said to be not compared, and not to be gone', () => {
  const both = [example(1, 'one'), example(2, 'two')].join('---\n');
  const elsewhere = { 'b.example.yaml': example(3, 'three') };
  const binary = 'The file is not UTF-8 text, although its name is that of a record file. It is not read.';
  const review = reviewOf({ 'a.example.yaml': both, ...elsewhere }, { 'a.example.yaml': `\0${both}` });
  const lines = text(review);
  expect(lines.filter((line) => /^[-+~] /.test(line))).toEqual([
    `- example three ${id(3)} b.example.yaml:1 removed (v1)`,
  ]);
  const from = lines.indexOf('Not read:');
  expect(lines.slice(from)).toEqual([
    'Not read:',
    `  a.example.yaml (after): ${binary}`,
    '',
    'Could not be compared, and taken as unchanged:',
    `  example one ${id(1)} a.example.yaml:1 (after): ${binary}`,
    `  example two ${id(2)} a.example.yaml:6 (after): ${binary}`,
    '',
    'Records: 1 removed; 2 records could not be compared, the review is partial.',
  ]);
  expect(shortReviewLines(review).at(-1)?.text).toBe(lines.at(-1));
  const page = html(reviewMarkdown(review));
  expect(page).toContain('The review is partial: 1 text could not be read.');
  expect(page).toContain('<summary>2 records not compared</summary>');
  expect(text(reviewOf({ 'a.example.yaml': `\0${both}` }, { 'a.example.yaml': both })).at(-1)).toBe(
    'No record differs; 2 records could not be compared, the review is partial.',
  );
});

test('a path or an id is one line, and steers no terminal', () => {
  const path = 'a\n\u001b[31m\u202e.example.yaml';
  const broken = 'example_id: "\\e[31m\\n"\nversion: 1\ninput: [\n';
  const lines = text(reviewOf({}, { [path]: `${example(1, 'new')}---\n${broken}` }));
  expect(lines[1]).toBe(`+ example new ${id(1)} a \\u{1b}[31m\\u{202e}.example.yaml:1 added (v1)`);
  expect(lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
});

const HOSTILE = [
  ...TRICKY_TEXTS,
  '</details><img src=x onerror=alert(1)>',
  '`</code><script>x</script>',
  '``` ` ``',
  '[a](javascript:alert(1))',
  '@everyone #1 https://example.org',
  '| a | b |',
  '\\`<b>',
  '\u001b[31mred\u001b[0m',
  'a\u202eb',
  '-->',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom('`', '|', '<b>', '\\', ' ', 'a', '~', '*', '\n')).map((parts) => parts.join('')),
);

/** What stands in a page besides code, and all elements but those that we wrote. */
function outsideCode(page: string): string {
  return page.replace(/<pre><code[^>]*>[^]*?<\/code><\/pre>|<code>[^]*?<\/code>/g, '·');
}

test('no text of a record becomes Markdown or HTML', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const page = html(`before ${codeSpan(value, 80)} after`);
      expect(outsideCode(page)).toMatch(/^<p>before (?:·|\(empty\)) after<\/p>$/);
      expect(outsideCode(html(`- item\n\n${diffBlock([`- ${JSON.stringify(value)}`], '  ')}\n`))).toMatch(
        /^<ul>\n<li>\n<p>item<\/p>\n·\n<\/li>\n<\/ul>\n$/,
      );
    }),
    { numRuns: 500 },
  );
});

test('nor does it in a whole review', () => {
  const record = (value: string, more: string): string =>
    `example_id: ${JSON.stringify(value || 'x')}\nversion: 1\nname: ${JSON.stringify(value)}\ndomain: ${JSON.stringify(value)}\ninput: ${more}\nexpected_output: ${JSON.stringify(value)}\n`;
  fc.assert(
    fc.property(hostile, (value) => {
      const review = reviewOf(
        { 'a.example.yaml': record(value, 'a') },
        {
          'a.example.yaml': record(value, JSON.stringify(value)),
          'b.example.yaml': record(`${value}2`, 'b'),
        },
      );
      const page = outsideCode(html(reviewMarkdown(review)));
      const elements = [...page.matchAll(/<(\/?[a-z0-9]+)/g)].map(([, name]) => name?.replace('/', ''));
      const ours = [
        'h3',
        'p',
        'details',
        'summary',
        'ul',
        'li',
        'blockquote',
        'strong',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'em',
      ];
      expect(elements.filter((name) => !ours.includes(name ?? ''))).toEqual([]);
      for (const line of text(review)) expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    }),
    { numRuns: 200 },
  );
});

test('nor does the decision of a review, which may be any text', () => {
  const states = (more: string): Review =>
    reviewOf(
      { 'a.example.yaml': example(1, 'a', more) },
      { 'a.example.yaml': example(1, 'a', `name: b\n${more}`) },
    );
  const hash = states('').records[0]?.after?.contentHash ?? '';
  const review = states(`review: { decision: "<b>**x**</b>", content_hash: ${hash} }\n`);
  expect(review.records[0]?.review.after).toBe('valid');
  expect(reviewMarkdown(review)).not.toContain('<b>');
  expect(text(review).join('\n')).toContain('reviewed: another decision');
});

test('a comment is never longer than it may be, and says what was left out', () => {
  const long = 'x'.repeat(280);
  const many = Array.from({ length: 400 }, (_, at) => example(at + 1, `${long} ${String(at)}`)).join('---\n');
  const review = reviewOf({ 'a.example.yaml': many }, { 'a.example.yaml': many.replaceAll('xxx', 'xxy') });
  const markdown = reviewMarkdown(review);
  expect(markdown.length).toBeLessThanOrEqual(LONGEST_COMMENT);
  expect(markdown.length).toBeGreaterThan(LONGEST_COMMENT * 0.2);
  const shown = [...markdown.matchAll(/^- example /gm)].length;
  expect(markdown).toContain(`${String(400 - shown)} changed records`);
  // One long list leaves room for the others.
  const errors = reviewMarkdown(reviewOf({}, { 'a.example.yaml': many.replaceAll('input:', 'inputs:') }));
  expect(errors).toMatch(/<summary>400 records added/);
  expect(reviewMarkdown(review, 2000).length).toBeLessThanOrEqual(2000);
  expect(html(markdown)).toMatch(/<\/details>\n<blockquote>/);
});
