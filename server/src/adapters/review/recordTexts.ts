import type { RecordTexts } from '../../../../shared/src/protocol/comparison.ts';
import type { RecordChange, ReviewedRecord, ReviewState } from '../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { documentBody } from '../../core/writing/documentBody.ts';
import { openStates, type WantedStates } from '../git/states/openStates.ts';
import type { RecordState } from '../git/states/recordState.ts';

/** The texts of a changed record as they are written on both sides of a review; absent where a side does not have it. */
export async function recordTexts(
  { root, buffers }: Pick<WantedStates, 'root' | 'buffers'>,
  sides: { base: ReviewState; head: ReviewState },
  { before, after }: RecordChange,
  token: Cancellation,
): Promise<RecordTexts> {
  const names = { base: nameOf(sides.base), head: nameOf(sides.head) };
  const states = await openStates({ root, buffers, mergeBase: false, ...names }, token);
  const [old, now] = [
    before && (await textOf(states.base, before, token)),
    after && (await textOf(states.head, after, token)),
  ];
  return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

/** The commit that was compared, whatever its branch is at by now. */
function nameOf({ source, commit, name }: ReviewState): string {
  return source === 'commit' ? (commit ?? name) : source;
}

/** The record's document in its file, by the line where it was. */
async function textOf(
  state: RecordState,
  { path, position }: ReviewedRecord,
  token: Cancellation,
): Promise<string | undefined> {
  for await (const found of state.read([path], token)) {
    if (!('text' in found)) return undefined;
    const segment = splitDocuments(found.text).findLast(({ line }) => line <= position.line);
    return segment && (documentBody(segment.text) ?? segment.text);
  }
  return undefined;
}
