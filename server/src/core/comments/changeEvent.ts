import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';
import type { ChangeCommentsParams, ReviewThread } from '../../../../shared/src/protocol/comments.ts';

/** What makes an event one of its own. */
export interface EventMark {
  /** A random UUID, so that branches seldom write at the same place of a file. */
  id: string;
  /** RFC 3339, with milliseconds. */
  now: string;
}

/**
 * The event for a change of a record's comments, or why there can be none: only the author edits or deletes a comment. Its
 * time is after that of every event that is there, whatever the clocks of their writers were.
 */
export function eventOf(
  { author, change }: Omit<ChangeCommentsParams, 'recordId'>,
  { id, now }: EventMark,
  threads: readonly ReviewThread[],
  events: readonly ReviewEvent[],
): ReviewEvent | { reason: string } {
  const head = { id, time: laterThan(events, now), author };
  if ('begin' in change) {
    const { field, contentHash, text } = change.begin;
    return { ...head, kind: 'comment', field, content_hash: contentHash, text };
  }
  if ('edit' in change || 'delete' in change) {
    const target = 'edit' in change ? change.edit.comment : change.delete.comment;
    const comment = threads.flatMap(({ comments }) => comments).find((one) => one.id === target);
    if (comment === undefined) return { reason: 'The comment is not there any more.' };
    if (comment.author !== author) return { reason: `Only ${comment.author} can change this comment.` };
    return 'edit' in change
      ? { ...head, kind: 'edit', comment: target, text: change.edit.text }
      : { ...head, kind: 'delete', comment: target };
  }
  const { thread } = 'reply' in change ? change.reply : 'resolve' in change ? change.resolve : change.reopen;
  if (!threads.some((one) => one.id === thread)) return { reason: 'The thread is not there any more.' };
  if ('reply' in change) return { ...head, kind: 'comment', thread, text: change.reply.text };
  return { ...head, kind: 'resolve' in change ? 'resolve' : 'reopen', thread };
}

function laterThan(events: readonly ReviewEvent[], now: string): string {
  const latest = events.reduce((most, { time }) => Math.max(most, Date.parse(time) || 0), 0);
  return latest < Date.parse(now) ? now : new Date(latest + 1).toISOString();
}
