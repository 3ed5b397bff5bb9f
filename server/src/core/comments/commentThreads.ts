import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';
import type { ReviewComment, ReviewThread } from '../../../../shared/src/protocol/comments.ts';
import { groupBy } from '../groupBy.ts';
import { missingPart } from './eventFindings.ts';

/** Events of one comment or thread, by what they are about. */
type Targets = ReadonlyMap<string, readonly ReviewEvent[]>;

/**
 * The threads that events make: the same whatever their order, and however often one is there, so that what branches
 * add is joined by joining their lines. A comment that was deleted is gone, and a thread with its last comment; answers to
 * a beginning that is not there are a thread without a place. Threads and comments come oldest first.
 */
export function threadsOf(recordId: string, events: readonly ReviewEvent[]): ReviewThread[] {
  const distinct = [...new Map(events.map((event) => [event.id.toLowerCase(), event])).values()]
    .filter((event) => missingPart(event) === undefined)
    .toSorted(byTime);
  const comments = distinct.filter(({ kind }) => kind === 'comment');
  const onComment = groupBy(distinct, ({ comment = '' }) => comment.toLowerCase());
  const byThread = groupBy(comments, ({ id, thread = id }) => thread.toLowerCase());
  const settled = groupBy(
    distinct.filter(({ kind }) => kind === 'resolve' || kind === 'reopen'),
    ({ thread = '' }) => thread.toLowerCase(),
  );
  return [...byThread].flatMap(([id, inThread]): ReviewThread[] => {
    const first = inThread.find((event) => event.id.toLowerCase() === id);
    const left = inThread.flatMap((event) => commentOf(event, onComment));
    if (left.length === 0) return [];
    return [
      {
        ...{ id, recordId, field: [...(first?.field ?? [])] },
        ...(first?.content_hash !== undefined && { contentHash: first.content_hash }),
        isResolved: settled.get(id)?.at(-1)?.kind === 'resolve',
        comments: left,
      },
    ];
  });
}

function commentOf(event: ReviewEvent, onComment: Targets): ReviewComment[] {
  const id = event.id.toLowerCase();
  const changes = onComment.get(id) ?? [];
  if (changes.some(({ kind }) => kind === 'delete')) return [];
  const edit = changes.findLast(({ kind }) => kind === 'edit');
  const { author, time } = event;
  const text = edit?.text ?? event.text ?? '';
  return [{ id, author, time, text, ...(edit !== undefined && { edited: edit.time }) }];
}

/** By the point in time, whatever its offset is; ids decide between equal ones, so that every clone says the same. */
function byTime(one: ReviewEvent, other: ReviewEvent): number {
  return (
    (Date.parse(one.time) || 0) - (Date.parse(other.time) || 0) ||
    (one.id.toLowerCase() < other.id.toLowerCase() ? -1 : 1)
  );
}
