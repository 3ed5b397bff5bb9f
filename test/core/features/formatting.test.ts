import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { formatFile, formatRange } from '../../../server/src/core/features/formatting.ts';
import { unindent } from '../support/markers.ts';
import { applyEdits, createFixture } from './support/featureFixture.ts';

/** Formats the `<|…|>`, or the whole file where nothing is marked, and compares. */
async function checkFormatted(fixture: string, expected: string): Promise<void> {
  const { files, context } = createFixture(fixture);
  const [file] = files;
  if (file === undefined) throw new Error('A fixture has a file.');
  const [range] = file.ranges;
  const edits = await (range === undefined
    ? formatFile(file.open, context, neverCancelled)
    : formatRange(file.open, range, context, neverCancelled));
  expect(applyEdits(file.text, edits)).toBe(unindent(expected));
}

test('every record of the file, and the blank lines between them stay', async () => {
  await checkFormatted(
    `
    version:   1
    example_id: a

    ---

    # second
    example_id:   b
    `,
    `
    example_id: a
    version: 1

    ---

    # second
    example_id: b
    `,
  );
});

test('a range formats the properties that it touches, in their places', async () => {
  await checkFormatted(
    `
    version:   1
    input:
        te<|xt: x
    name:   |>x
    domain:   x
    ---
    version:   1
    `,
    `
    version:   1
    input:
      text: x
    name: x
    domain:   x
    ---
    version:   1
    `,
  );
});

test('a selection of whole lines ends before the next', async () => {
  await checkFormatted('<|name:   x\n|>domain:   x\n', 'name: x\ndomain:   x\n');
  await checkFormatted('name:   x\n<|---\nname:   x\n|>', 'name:   x\n---\nname: x\n');
});
