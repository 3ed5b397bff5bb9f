import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { definitionAt } from '../../../server/src/core/features/definition.ts';
import { createFixture, describeRange, markedRanges } from './support/featureFixture.ts';

/** Asks at `<|>`; the answers have to be the `<|…|>`. */
async function checkDefinition(fixture: string): Promise<void> {
  const { cursor, context, files } = createFixture(fixture);
  const found = await definitionAt(cursor.file.open, cursor.position, context, neverCancelled);
  expect((found ?? []).map(({ uri, range }) => describeRange(uri, range))).toEqual(markedRanges(files));
}

test('a reference leads to the record in another file', async () => {
  await checkDefinition(`
    #- a.example.yaml
    attribution:
      derived_from:
        - databit_id: 01930D2E-0000-7000-8000-<|>00000000000A
    #- b.databit.yaml
    # comment
    databit_id: 01930d2e-0000-7000-8000-00000000000b
    ---
    version: 1
    databit_id: <|01930d2e-0000-7000-8000-00000000000a|>
  `);
});

test('a reference in the same file, and in a key', async () => {
  await checkDefinition(`
    #- b.dataset.yaml
    splits: { assign: { x<|>yz: train } }
    #- a.example.yaml
    example_id: <|"xyz"|>
  `);
});

test('a duplicate id leads to every record that has it', async () => {
  await checkDefinition(`
    #- a.run.yaml
    template: a<|>
    #- b.template.yaml
    template_id: <|a|>
    ---
    template_id: <|a|>
  `);
});

test('an id leads to its own record', async () => {
  await checkDefinition(
    'template_id: x\n#- b.template.yaml\ntemplate_id: <|<|>abc|>'.replace('template_id: x\n', ''),
  );
});

test('nothing for references to nothing, and elsewhere', async () => {
  await checkDefinition('#- a.run.yaml\ntemplate: <|>unknown');
  await checkDefinition('#- a.run.yaml\ntem<|>plate: unknown');
  await checkDefinition('#- a.run.yaml\n<|>');
});
