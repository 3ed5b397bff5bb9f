import type { UnreadText } from '../../../../shared/src/protocol/review.ts';
import { unreadIn, type ReviewedFile, type UnreadPart } from './reviewedFile.ts';

/** What could not be read on a side, but for documents that are unreadable in the same words on the other side. */
export function unreadChanges(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): UnreadText[] {
  const old = before.flatMap((file) => unreadIn(file, 'before'));
  const now = after.flatMap((file) => unreadIn(file, 'after'));
  const [known, knownNow] = [keysOf(old), keysOf(now)];
  return [
    ...old.filter((part) => part.text === '' || !knownNow.has(keyOf(part))),
    ...now.filter((part) => part.text === '' || !known.has(keyOf(part))),
  ].map(({ text: _, ...unread }) => unread);
}

function keysOf(parts: readonly UnreadPart[]): ReadonlySet<string> {
  return new Set(parts.map(keyOf));
}

function keyOf({ path, text }: UnreadPart): string {
  return `${path}\0${text}`;
}
