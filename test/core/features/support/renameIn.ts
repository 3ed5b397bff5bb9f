import { neverCancelled } from '../../../../server/src/core/cancellation.ts';
import { renameAt } from '../../../../server/src/core/features/rename.ts';
import { applyEdits, createFixture, type FixtureOptions } from './featureFixture.ts';

/** A file after a rename. */
export interface RenamedText {
  path: string;
  text: string;
  isChanged: boolean;
}

/** Renames at the `<|>` of a fixture; answers its files afterwards. A refusal is an error. */
export async function renameIn(
  fixture: string,
  newName: string,
  options: FixtureOptions = {},
): Promise<RenamedText[]> {
  const { cursor, context, files } = createFixture(fixture, options);
  const plan = await renameAt(cursor.file.open, cursor.position, newName, context, neverCancelled);
  if (plan === undefined || 'reason' in plan) throw new Error(plan?.reason ?? 'There is nothing to rename.');
  return files.map(({ path, text, open }) => {
    const edits = plan.files.find(({ uri }) => uri === open.uri)?.edits;
    return { path, text: applyEdits(text, [...(edits ?? [])]), isChanged: edits !== undefined };
  });
}
