import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { foldingRanges } from '../../../server/src/core/features/foldingRanges.ts';
import { createFixture } from './support/featureFixture.ts';

/** Compares the folds as `first-last`, one-based. */
async function checkFolds(fixture: string, expected: readonly string[]): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const folds = await foldingRanges(cursor.file.open, context, neverCancelled);
  expect(folds.map(({ startLine, endLine }) => `${String(startLine + 1)}-${String(endLine + 1)}`)).toEqual(
    expected,
  );
}

test('records and what is nested in them', async () => {
  await checkFolds(
    `
    example_id: a
    input:
      text: |
        one
        two

    attribution:
      derived_from:
        - databit_id: x
          version: 1
        - databit_id: y

    ---
    example_id: b
    version: 1
    `,
    ['1-11', '2-5', '3-5', '7-11', '8-11', '9-10', '14-15'],
  );
});

test('one line has nothing to fold', async () => {
  await checkFolds('example_id: a\n---\n{ a: 1 }\n', []);
});

test('flow style over lines', async () => {
  await checkFolds('version: 1\ninput: {\n  a: 1\n}\n', ['1-4', '2-4']);
});
