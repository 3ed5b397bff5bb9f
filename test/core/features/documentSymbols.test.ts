import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { documentSymbols } from '../../../server/src/core/features/documentSymbols.ts';
import { holds } from '../../../server/src/core/features/place.ts';
import { unindent } from '../support/markers.ts';
import { createFixture } from './support/featureFixture.ts';

/** Compares the outline: `name | detail | lines`, children indented. */
async function checkSymbols(fixture: string, expected: string): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const symbols = await documentSymbols(cursor.file.open, context, neverCancelled);
  expect(symbols.flatMap((symbol) => describe(symbol, '')).join('\n')).toBe(unindent(expected).trimEnd());
  for (const symbol of symbols.flatMap((one) => [one, ...(one.children ?? [])])) checkRanges(symbol);
}

function describe({ name, detail, range, children }: DocumentSymbol, indent: string): string[] {
  const lines = `${String(range.start.line + 1)}-${String(range.end.line + 1)}`;
  const line = `${indent}${[name, ...(detail === undefined ? [] : [detail]), lines].join(' | ')}`;
  return [line, ...(children ?? []).flatMap((child) => describe(child, `${indent}  `))];
}

/** The editor refuses an outline whose selection lies outside its range. */
function checkRanges({ range, selectionRange }: DocumentSymbol): void {
  expect(holds(range, selectionRange.start) && holds(range, selectionRange.end)).toBe(true);
}

test('records with their properties', async () => {
  await checkSymbols(
    `
    # comment
    example_id: a
    version: 3
    name: First
    input:
      text: hello
    capability_tags: [x]
    ---
    input: { text: Words of the second }
    `,
    `
    First | Example 3 | 2-7
      example_id | a | 2-2
      version | 3 | 3-3
      name | First | 4-4
      input | 5-6
      capability_tags | 7-7
    Words of the second | Example | 9-9
      input | 9-9
    `,
  );
});

test('records without a name and keys that are strange', async () => {
  await checkSymbols(
    '{}\n---\n"": 1\n"a\\nb": 2\nempty:\n',
    `
    Record without a name | Example | 1-1
    Record without a name | Example | 3-5
      "" | 1 | 3-3
      "a\\nb" | 2 | 4-4
      empty | 5-5
    `,
  );
});

test('what is no record is left out, and broken records show what can be read', async () => {
  await checkSymbols(
    'just text\n---\nname: Broken\nversion: [1\n',
    `
    Broken | Example | 3-4
      name | Broken | 3-3
      version | 4-4
    `,
  );
});

test('a file with very many symbols shows its records alone', async () => {
  const symbolsOf = async (records: number): Promise<DocumentSymbol[]> => {
    const { cursor, context } = createFixture('version: 1\nname: a\n---\n'.repeat(records));
    return documentSymbols(cursor.file.open, context, neverCancelled);
  };
  const few = await symbolsOf(100);
  expect([few.length, few[0]?.children?.length]).toEqual([100, 2]);
  const many = await symbolsOf(2000);
  expect([many.length, many[0]?.children?.length]).toEqual([2000, 0]);
});
