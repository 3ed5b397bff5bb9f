import { fieldText, type KnownThread, type PlacedThread } from '../../../shared/src/protocol/comments.ts';

/** What a thread is on, and what has become of that: the title of the thread. */
export function threadTitle(thread: KnownThread | PlacedThread): string {
  const isFieldGone = 'isFieldGone' in thread && thread.isFieldGone;
  return [
    thread.field.length === 0 ? 'The record' : fieldText(thread.field),
    ...(thread.isOutdated ? ['made on an earlier version'] : []),
    ...(isFieldGone ? ['the field is gone'] : []),
    ...(thread.isResolved ? ['resolved'] : []),
  ].join(' · ');
}

/** A comment as Markdown without pictures: an address of one would tell somebody who reads it. */
export function withoutPictures(markdown: string): string {
  return markdown.replace(/!(?=\[)/g, '\\!');
}

/** The first words of a comment, for one line of a list. */
export function firstWords(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, limit).toWellFormed().trimEnd()}…`;
}
