import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { answersOf } from './support/randomEdits/answersOf.ts';
import { EditedWorkspace } from './support/randomEdits/editedWorkspace.ts';
import { operation } from './support/randomEdits/operations.ts';

const PATIENCE = { timeout: 30_000, interval: 250 };

let edited: EditedWorkspace | undefined;
afterEach(() => edited?.dispose());

/** Fails unless the editor's server comes to say what one says that was just started on the same files and buffers. */
async function expectSameAsFresh(edited: EditedWorkspace): Promise<void> {
  const fresh = await edited.freshEditor();
  await fresh.untilScanned();
  await vi.waitFor(async () => {
    const said = await answersOf(edited.editor, edited.workspace);
    expect(said).toEqual(await answersOf(fresh, edited.workspace));
  }, PATIENCE);
  await fresh.kill();
}

test('whatever happens to files, buffers, branches and the cache, a server says what a fresh one says', async () => {
  const operations = fc.array(operation(), { minLength: 6, maxLength: 6 });
  const several = fc.array(operations, { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(several, async (batches) => {
      edited = new EditedWorkspace();
      await edited.start();
      for (const batch of batches) {
        for (const step of batch) await edited.apply(step);
        await expectSameAsFresh(edited);
      }
      await edited.dispose();
    }),
    // A run takes seconds: the example is printed, and not made smaller.
    { seed: 7, numRuns: 3, endOnFailure: true },
  );
});
