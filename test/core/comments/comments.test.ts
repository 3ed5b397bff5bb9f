import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvent } from '../../../server/src/core/comments/addEvent.ts';
import { threadsOf } from '../../../server/src/core/comments/commentThreads.ts';
import { readComments } from '../../../server/src/core/comments/readComments.ts';
import type { ReviewEvent } from '../../../shared/src/generated/records.ts';
import { anyEvents, eventId } from './support/anyEvents.ts';

const RECORD = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const HASH = '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03';

/** `kind time author rest`: an event in a line, with numbers for ids and minutes for times. */
function events(...lines: string[]): ReviewEvent[] {
  return lines.map((line, at) => {
    const [kind = '', minute = '', author = '', target = '', ...words] = line.split(' ');
    const about = target === '-' ? undefined : eventId(Number(target));
    const text = words.join(' ');
    return {
      id: eventId(at),
      kind: kind as ReviewEvent['kind'],
      time: `2026-03-04T09:${minute}:00Z`,
      author,
      ...(kind === 'comment' && about === undefined && { field: ['input'], content_hash: HASH }),
      ...(about !== undefined && { [kind === 'edit' || kind === 'delete' ? 'comment' : 'thread']: about }),
      ...(text !== '' && { text }),
    };
  });
}

/** Threads in words: their texts, and whether they are resolved. */
function threads(list: readonly ReviewEvent[]): string[] {
  return threadsOf(RECORD, list).map(({ comments, isResolved }) => {
    const texts = comments.map(
      ({ author, text, edited }) => `${author}: ${text}${edited === undefined ? '' : ' (edited)'}`,
    );
    return `${texts.join(' | ')}${isResolved ? ' [resolved]' : ''}`;
  });
}

describe('threads', () => {
  it('hold answers, edits, deletions and what was settled last', () => {
    const list = events(
      'comment 10 Ann - Why this label?',
      'comment 12 Bo 0 It is a refund.',
      'comment 11 Cy 0 Same question.',
      'edit 13 Bo 1 It is a return.',
      'delete 14 Cy 2',
      'resolve 15 Ann 0',
      'comment 16 Dee - Another thing.',
      'resolve 17 Dee 6',
      'reopen 18 Ann 6',
    );
    expect(threads(list)).toEqual([
      'Ann: Why this label? | Bo: It is a return. (edited) [resolved]',
      'Dee: Another thing.',
    ]);
  });

  it('show the edit that was made last, wherever it stands in the file', () => {
    const list = events('comment 10 Ann - One.', 'edit 13 Ann 0 Three.', 'edit 12 Ann 0 Two.');
    expect(threads(list)).toEqual(['Ann: Three. (edited)']);
    expect(threads(list.toReversed())).toEqual(['Ann: Three. (edited)']);
  });

  it('are gone with their last comment, and stay with an answer to a comment that is gone', () => {
    expect(threads(events('comment 10 Ann - Why?', 'delete 11 Ann 0'))).toEqual([]);
    expect(threads(events('comment 10 Ann - Why?', 'comment 11 Bo 0 Because.', 'delete 12 Ann 0'))).toEqual([
      'Bo: Because.',
    ]);
    expect(threads(events('resolve 10 Ann 7', 'comment 11 Bo 7 Because.'))).toEqual([
      'Bo: Because. [resolved]',
    ]);
  });

  it('are the same whatever the order of the lines and however often one is there', () => {
    fc.assert(
      fc.property(anyEvents(), fc.integer(), (list, seed) => {
        const shuffled = [...list, ...list.slice(0, 2)].toSorted(
          (one, other) => shuffle(one.id, seed) - shuffle(other.id, seed),
        );
        expect(threadsOf(RECORD, shuffled)).toEqual(threadsOf(RECORD, list));
      }),
    );
  });

  it('of two branches are the threads of all their events', () => {
    fc.assert(
      fc.property(anyEvents(), fc.array(fc.boolean()), (list, sides) => {
        const [ours, theirs] = [true, false].map((side) =>
          list.filter((_event, at) => (sides[at] ?? true) === side || at % 3 === 0),
        );
        const union = [...(ours ?? []), ...(theirs ?? [])];
        expect(threadsOf(RECORD, union)).toEqual(threadsOf(RECORD, list));
      }),
    );
  });
});

describe('a file of comments', () => {
  it('gives back every event that was added, and keeps the lines that were there', () => {
    fc.assert(
      fc.property(anyEvents(), (list) => {
        let text: string | undefined;
        for (const event of list) {
          const before = text?.split('\n') ?? [];
          text = addEvent(text, event);
          const after = new Set(text.split('\n'));
          expect(before.filter((line) => !after.has(line))).toEqual([]);
        }
        const { events: read, problems } = readComments(text ?? '');
        expect(problems.filter(({ code }) => code !== 'comments.missing-target')).toEqual([]);
        expect(byId(read)).toEqual(byId(list));
      }),
    );
  });

  it('takes a line in a file with other line ends, indentation and comments', () => {
    const [event] = events('comment 10 Ann - Why?');
    if (event === undefined) throw new Error('no event');
    for (const text of [
      'format_version: 1\r\nevents: []\r\n',
      'format_version: 1\nevents:\n  # said on Monday\n  - { id: "f0000000-0000-4000-8000-000000000001", kind: comment, time: "2026-03-04T09:00:00Z", author: Bo, field: [], content_hash: "' +
        HASH +
        '", text: x }',
    ]) {
      const added = addEvent(text, event);
      const { events: read, problems } = readComments(added);
      expect(problems).toEqual([]);
      expect(read.map(({ text: said }) => said)).toContain('Why?');
      expect(added.includes('\r\n')).toBe(text.includes('\r\n'));
    }
  });

  it('is read as far as it goes after a merge with conflicts', () => {
    fc.assert(
      fc.property(anyEvents(), fc.nat(), (list, at) => {
        let text: string | undefined;
        for (const event of list) text = addEvent(text, event);
        const lines = (text ?? '').split('\n');
        const cut = Math.min(lines.length - 1, 3 + (at % Math.max(1, list.length)));
        lines.splice(cut, 0, '=======');
        lines.splice(3, 0, '<<<<<<< HEAD');
        lines.splice(lines.length - 1, 0, '>>>>>>> other');
        const read = readComments(lines.join('\n'));
        expect(byId(read.events)).toEqual(byId(list));
        expect(read.isWhole).toBe(false);
      }),
    );
  });

  it('says where it is wrong, and shows the rest', () => {
    const line = (id: number, rest: string): string => `- { id: "${eventId(id)}", ${rest} }`;
    const time = 'time: "2026-03-04T09:30:00Z", author: Ann';
    const good = line(1, `kind: comment, ${time}, field: [], content_hash: "${HASH}", text: Good`);
    const text = [
      'format_version: 1',
      'events:',
      good,
      line(2, `kind: comment, ${time}, text: "No field"`),
      line(3, `kind: nod, ${time}`),
      '- { id: 7, kind: [',
    ].join('\n');
    const { events: read, problems, isWhole } = readComments(text);
    expect(read.filter(({ text: said }) => said === 'Good')).toHaveLength(1);
    expect(
      [...new Set(problems.map(({ code, range }) => `${code} ${String(range.start.line)}`))].toSorted(),
    ).toEqual(['comments.invalid 3', 'comments.invalid 4', expect.stringMatching(/^yaml\./)]);
    expect(isWhole).toBe(false);
    expect(threadsOf(RECORD, read)).toHaveLength(1);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(readComments(text).events)).toBe(true);
      }),
    );
    for (const text of ['', 'a', '[]', 'events: 7', 'format_version: 1\nevents: [[], 3, null]']) {
      expect(readComments(text).events).toEqual([]);
    }
  });
});

function byId(list: readonly ReviewEvent[]): ReviewEvent[] {
  return list.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function shuffle(id: string, seed: number): number {
  return [...id].reduce((sum, character) => Math.imul(sum ^ character.charCodeAt(0), 0x01000193), seed);
}
