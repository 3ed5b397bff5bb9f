import { expect } from 'vitest';
import { neverCancelled } from '../../../../server/src/core/cancellation.ts';
import { prepareRenameAt, renameAt } from '../../../../server/src/core/features/rename.ts';
import { unindent } from '../../support/markers.ts';
import { createFixture, describeRange, type FixtureOptions } from './featureFixture.ts';
import { renameIn } from './renameIn.ts';

/** Renames at `<|>`; compares the texts of all files that change. */
export async function checkRename(
  fixture: string,
  newName: string,
  expected: string,
  options: FixtureOptions = {},
): Promise<void> {
  const changed = (await renameIn(fixture, newName, options)).filter(({ isChanged }) => isChanged);
  expect(changed.map(({ path, text }) => `#- ${path}\n${text}`).join('')).toBe(unindent(expected));
}

/** Compares the reason why nothing can be renamed so; the cursor is at `<|>`. */
export async function checkRefusal(
  fixture: string,
  newName: string,
  expected: string,
  options: FixtureOptions = {},
): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const answer = await renameAt(cursor.file.open, cursor.position, newName, context, neverCancelled);
  expect(answer).toEqual({ reason: expect.stringContaining(expected) as string });
}

/** Compares what is offered to be renamed at `<|>`: `place: name`, nothing, or the reason why not. */
export async function checkPrepared(
  fixture: string,
  expected: string,
  options: FixtureOptions = {},
): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const answer = await prepareRenameAt(cursor.file.open, cursor.position, context, neverCancelled);
  const described =
    answer === undefined
      ? 'nothing'
      : 'reason' in answer
        ? answer.reason
        : `${describeRange(cursor.file.open.uri, answer.range)}: ${answer.placeholder}`;
  expect(described).toBe(expected);
}
