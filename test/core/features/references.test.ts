import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { referencesAt } from '../../../server/src/core/features/references.ts';
import { createFixture, describeRange, markedRanges } from './support/featureFixture.ts';

/** Asks at `<|>`; the answers have to be the `<|…|>`, in any order. */
async function checkReferences(fixture: string, includeDeclaration: boolean): Promise<void> {
  const { cursor, context, files } = createFixture(fixture);
  const options = { includeDeclaration };
  const found = await referencesAt(cursor.file.open, cursor.position, options, context, neverCancelled);
  const described = (found ?? []).map(({ uri, range }) => describeRange(uri, range));
  expect(described.toSorted()).toEqual(markedRanges(files).toSorted());
}

test('all references to a record, from its id', async () => {
  await checkReferences(
    `
    #- a.databit.yaml
    databit_id: a<|>
    #- b.example.yaml
    attribution: { derived_from: [{ databit_id: <|a|> }, { databit_id: b }, { databit_id: <|A|> }] }
    ---
    example_id: c
    attribution:
      derived_from:
        - databit_id: <|"a"|>
    #- c.dataset.yaml
    members: { ids: [<|a|>, b] }
    splits: { assign: { <|a|>: train } }
  `,
    false,
  );
});

test('the declaration where it is asked for', async () => {
  await checkReferences(
    `
    #- a.databit.yaml
    databit_id: <|<|>a|>
    #- b.dataset.yaml
    members: { ids: [<|a|>] }
  `,
    true,
  );
});

test('from a reference the same as from the record', async () => {
  await checkReferences(
    `
    #- a.databit.yaml
    databit_id: <|a|>
    #- b.dataset.yaml
    members: { ids: [<|a<|>|>] }
    ---
    members: { ids: [<|a|>] }
  `,
    true,
  );
});

test('nothing elsewhere', async () => {
  await checkReferences('version: <|>1', true);
});
