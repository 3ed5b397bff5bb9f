import fc from 'fast-check';
import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';

/** A UUID with a number in it, spread over the range of ids. */
export function eventId(number: number): string {
  const head = (Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${head}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Events of one record: comments, and what is done with comments that are there, or are not. */
export function anyEvents(): fc.Arbitrary<ReviewEvent[]> {
  const part = fc.record({
    kind: fc.constantFrom('comment', 'comment', 'comment', 'edit', 'delete', 'resolve', 'reopen'),
    about: fc.option(fc.nat(12)),
    minute: fc.nat(30),
    author: fc.constantFrom('Ann', 'Bo: {x}', '“Cy”, D', '日本'),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    field: fc.array(fc.oneof(fc.constantFrom('input', 'a: b', '__proto__'), fc.nat(3)), { maxLength: 3 }),
  });
  return fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) =>
    parts.map(({ kind, about, minute, author, text, field }, at): ReviewEvent => {
      const time = `2026-03-04T09:${String(minute).padStart(2, '0')}:00Z`;
      const head = { id: eventId(at), time, author };
      const target = eventId(about ?? 0);
      if (kind === 'comment' && about === null)
        return { ...head, kind, field, content_hash: 'a'.repeat(64), text };
      if (kind === 'comment') return { ...head, kind, thread: target, text };
      if (kind === 'edit') return { ...head, kind, comment: target, text };
      if (kind === 'delete') return { ...head, kind, comment: target };
      return kind === 'resolve'
        ? { ...head, kind, thread: target }
        : { ...head, kind: 'reopen', thread: target };
    }),
  );
}
