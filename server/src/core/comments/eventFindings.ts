import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';
import type { Finding } from '../document/finding.ts';

/** What an event needs beside what all have. */
const NEEDS: Record<ReviewEvent['kind'], readonly (keyof ReviewEvent)[]> = {
  comment: ['text'],
  edit: ['comment', 'text'],
  delete: ['comment'],
  resolve: ['thread'],
  reopen: ['thread'],
};

/** What is wrong with events that fit the schema: parts that their kind needs, and what they are about. */
export function eventFindings(events: readonly { event: ReviewEvent; item: number }[]): Finding[] {
  const comments = new Set(
    events.filter(({ event }) => event.kind === 'comment').map(({ event }) => event.id.toLowerCase()),
  );
  return events.flatMap(({ event, item }): Finding[] => {
    const missing = missingPart(event);
    if (missing !== undefined) {
      const message = `An event of the kind "${event.kind}" needs "${missing}".`;
      return [{ code: 'comments.invalid', message, path: ['events', item], at: 'value' }];
    }
    const property = event.comment === undefined ? 'thread' : 'comment';
    const target = event[property];
    if (target === undefined || comments.has(target.toLowerCase())) return [];
    const message = `The file has no comment ${target}: it may come with another branch.`;
    return [{ code: 'comments.missing-target', message, path: ['events', item, property], at: 'value' }];
  });
}

/** The first part that an event lacks; a comment that answers none begins a thread, which has a field. */
export function missingPart(event: ReviewEvent): string | undefined {
  const missing = NEEDS[event.kind].find((part) => event[part] === undefined);
  if (missing !== undefined) return missing;
  return event.kind === 'comment' && event.thread === undefined && event.field === undefined
    ? 'field'
    : undefined;
}
