import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { codeLenses } from '../../../server/src/core/features/codeLens.ts';
import { createFixture } from './support/featureFixture.ts';

/** Compares the lenses: `line: title, command(arguments)`. */
async function checkLenses(fixture: string, expected: readonly string[]): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const lenses = await codeLenses(cursor.file.open, context, neverCancelled);
  const described = lenses.map(({ range, command }) => {
    const parameters = ((command?.arguments ?? []) as unknown[])
      .map((value) => JSON.stringify(value))
      .join(', ');
    return `${String(range.start.line + 1)}: ${command?.title ?? ''}, ${command?.command ?? ''}(${parameters})`;
  });
  expect(described).toEqual(expected);
}

test('what is searched by text can be compared with its like', async () => {
  await checkLenses('# comment\nexample_id: A\n---\nexample_id: b\n', [
    '2: Find similar, databits.findSimilar("a")',
    '4: Find similar, databits.findSimilar("b")',
  ]);
});

test('references are counted', async () => {
  await checkLenses(
    `
    #- t.template.yaml
    version: 1<|>
    template_id: t
    #- a.run.yaml
    template: t
    ---
    template: t
    `,
    [
      '1: 2 references, databits.showReferences("file:///workspace/t.template.yaml", {"line":1,"character":13})',
    ],
  );
});

test('nothing on records without an id, and on what nothing refers to', async () => {
  await checkLenses('version: 1\n', []);
  await checkLenses('#- a.template.yaml\ntemplate_id: x\n', []);
});
