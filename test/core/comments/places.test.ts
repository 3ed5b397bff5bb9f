import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../server/src/core/comments/changeEvent.ts';
import { fieldAtLine, firstLineOf, rangeOfField } from '../../../server/src/core/comments/commentPlace.ts';
import { threadsOf } from '../../../server/src/core/comments/commentThreads.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import type { ReviewEvent } from '../../../shared/src/generated/records.ts';
import { unindent } from '../support/markers.ts';
import { eventId } from './support/anyEvents.ts';

/** Checks which field each line of a file belongs to: the text after `#= ` of a line, dots between its names. */
function checkFields(marked: string): void {
  const lines = unindent(marked).split('\n');
  const open = new OpenFile(
    'file:///w/a.example.yaml',
    'example',
    lines.map((line) => line.replace(/ *#= .*$/, '')).join('\n'),
  );
  for (const [at, line] of lines.entries()) {
    const expected = /#= (.*)$/.exec(line)?.[1];
    const document = open.documents.findLast(({ line: first }) => first <= at);
    if (expected === undefined || document === undefined) continue;
    const field = fieldAtLine(document, at);
    expect(field.join('.'), `line ${String(at + 1)}`).toBe(expected === '(record)' ? '' : expected);
  }
}

describe('the field of a line', () => {
  it('is the one whose key or item begins there, or before it in a longer value', () => {
    checkFields(`
      # a comment before it #= (record)
      example_id: a #= example_id
      input: #= input
        messages: #= input.messages
          - role: user #= input.messages.0.role
            content: | #= input.messages.0.content
              first line #= input.messages.0.content
              second line #= input.messages.0.content
          - { role: system, content: x } #= input.messages.1
      expected_output: [1, #= expected_output
        2] #= expected_output
      --- #= (record)
      example_id: b #= example_id
      name: second #= name
    `);
  });

  it('is found again at its key, and not where the record does not have it', () => {
    const text = 'example_id: a\ninput:\n  parts:\n    - x\n    - deep: { y: 1 }\n';
    const [document] = new OpenFile('file:///w/a.example.yaml', 'example', text).documents;
    if (document === undefined) throw new Error('no document');
    const lineOf = (...field: (string | number)[]): number | undefined =>
      rangeOfField(document, field)?.start.line;
    expect(lineOf('input')).toBe(1);
    expect(lineOf('input', 'parts', 1)).toBe(4);
    expect(lineOf('input', 'parts', 1, 'deep', 'y')).toBe(4);
    expect(lineOf('input', 'parts', 7)).toBeUndefined();
    expect(lineOf('gone')).toBeUndefined();
    expect(lineOf()).toBeUndefined();
    expect(firstLineOf(document).start).toEqual({ line: 0, character: 0 });
  });
});

describe('an event', () => {
  const said: ReviewEvent = {
    ...{ id: eventId(0), kind: 'comment', time: '2026-03-04T12:00:00Z', author: 'Ann' },
    ...{ field: [], content_hash: 'a'.repeat(64), text: 'Why?' },
  };
  const threads = threadsOf('r', [said]);
  const make = (
    author: string,
    change: Parameters<typeof eventOf>[0]['change'],
  ): ReturnType<typeof eventOf> =>
    eventOf({ author, change }, { id: eventId(9), now: '2026-03-04T11:00:00.000Z' }, threads, [said]);

  it('comes after all that its writer saw, whatever the clocks were', () => {
    const event = make('Bo', { resolve: { thread: eventId(0) } });
    expect(event).toEqual({
      ...{ id: eventId(9), kind: 'resolve', author: 'Bo', thread: eventId(0) },
      time: '2026-03-04T12:00:00.001Z',
    });
  });

  it('changes only a comment of its author, and one that is there', () => {
    expect(make('Ann', { edit: { comment: eventId(0), text: 'How?' } })).toMatchObject({
      kind: 'edit',
      text: 'How?',
    });
    expect(make('Bo', { edit: { comment: eventId(0), text: 'x' } })).toEqual({
      reason: 'Only Ann can change this comment.',
    });
    expect(make('Ann', { delete: { comment: eventId(5) } })).toEqual({
      reason: 'The comment is not there any more.',
    });
    expect(make('Ann', { reply: { thread: eventId(5), text: 'x' } })).toEqual({
      reason: 'The thread is not there any more.',
    });
  });
});
