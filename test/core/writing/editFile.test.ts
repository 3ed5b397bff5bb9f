import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { RecordChange } from '../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { renderRecord, renderStream } from '../../../server/src/core/records/renderRecord.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import {
  changeFields,
  changeRecord,
  type FieldChange,
} from '../../../server/src/core/writing/changeRecord.ts';
import { addDocument, createRecord } from '../../../server/src/core/writing/createRecord.ts';
import {
  editFile,
  editFileInSteps,
  type ChangeOutcome,
  type WantedChange,
} from '../../../server/src/core/writing/editFile.ts';
import { applyTextEdits, difference, textHash } from '../../../server/src/core/writing/textEdits.ts';
import { anyExample } from '../support/arbitraryRecords.ts';

const URI = 'file:///w/a.example.yaml';
const A = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4a';
const B = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4b';

const C = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4d';

const STREAM = `# The examples of the delivery desk.
example_id: ${A} # never changes
version: 1
status:   draft   # to be looked at
capability_tags: [dates]
input: { text: "Where is it?" }
expected_output: { intent: track }
---
# The second.
version: 2
example_id: ${B}
input:
  text: Where is my money?
expected_output: { intent: refund }
`;

/** The text after changes by id, and what became of each. */
function edited(
  text: string,
  changes: Readonly<Record<string, FieldChange | 'remove'>>,
  kind: RecordKind = 'example',
): { text: string | undefined; outcomes: ChangeOutcome[] } {
  const wanted = Object.entries(changes).map(([id, change]): WantedChange =>
    change === 'remove'
      ? { id, document: 0, remove: true, change: (value) => ({ value }) }
      : { id, document: 0, change: (value) => changeRecord(kind, value, change) },
  );
  const { edit, outcomes } = editFile(URI, kind, text, wanted);
  const after = edit?.action === 'edit' ? applyTextEdits(text, edit.edits) : edit?.action;
  return { text: after, outcomes: [...outcomes.values()] };
}

function idsOf(text: string): (string | undefined)[] {
  return analyseFile(URI, text).file.documents.map(({ facts }) => facts?.id);
}

const SET_STATUS: RecordChange & FieldChange = { set: 'status', value: 'approved' };

describe('records are edited where they stand, and nothing else changes', () => {
  test.each<[string, Record<string, FieldChange | 'remove'>, [string, string][]]>([
    ['a status', { [A]: SET_STATUS }, [['status:   draft   #', 'status: approved   #']]],
    [
      'a new field, in the order of the schema',
      { [B]: SET_STATUS },
      [['refund }\n', 'refund }\nstatus: approved\n']],
    ],
    ['a tag added', { [A]: { add: 'tag', value: 'it' } }, [['[dates]', '[dates, it]']]],
    [
      'the last tag removed',
      { [A]: { remove: 'tag', value: 'dates' } },
      [['capability_tags: [dates]\n', '']],
    ],
    [
      'two records of one file',
      { [A]: { set: 'domain', value: 'mail' }, [B]: { set: 'domain', value: 'mail' } },
      [
        ['never changes\nversion: 1\n', 'never changes\nversion: 1\ndomain: mail\n'],
        ['version: 2\n', `version: 2\n`],
        [`${B}\n`, `${B}\ndomain: mail\n`],
      ],
    ],
  ])('%s', (_, changes, replacements) => {
    const wanted = replacements.reduce((text, [from, to]) => text.replace(from, to), STREAM);
    expect(edited(STREAM, changes).text).toBe(wanted);
    // The same in a file of another system.
    const other = `\ufeff${STREAM.replaceAll('\n', '\r\n')}`;
    expect(edited(other, changes).text).toBe(`\ufeff${wanted.replaceAll('\n', '\r\n')}`);
  });

  test('a document goes with its mark and its comments', () => {
    expect(edited(STREAM, { [B]: 'remove' }).text).toBe(STREAM.slice(0, STREAM.indexOf('---')));
    expect(edited(STREAM, { [A]: 'remove' }).text).toBe(STREAM.slice(STREAM.indexOf('---')));
  });

  test.each(['...\n', '... # enough\n', '...\n# The third.\n', '...\n%YAML 1.2\n---\n'])(
    'records are not joined where the one between them goes with its mark: %j',
    (mark) => {
      const third = STREAM.slice(STREAM.indexOf('---')).replace('---\n# The second.\n', mark);
      const between = `---\nexample_id: ${C}\nversion: 1\ninput: {}\nexpected_output: {}\n`;
      const first = STREAM.slice(0, STREAM.indexOf('---'));
      for (const end of ['\n', '\r\n']) {
        const [before = '', wanted = ''] = [first + between + third, first + third].map((text) =>
          text.replaceAll('\n', end),
        );
        expect(edited(before, { [C]: 'remove' }).text).toBe(wanted);
        expect(idsOf(wanted)).toEqual([A, B]);
      }
    },
  );

  test('a file without records left is deleted', () => {
    expect(edited(STREAM, { [A]: 'remove', [B]: 'remove' }).text).toBe('delete');
  });
});

describe('what cannot be done is refused with its reason, and the others are done', () => {
  test.each<[string, string, FieldChange, string]>([
    ['an unknown record', B.replace('4b', '4c'), SET_STATUS, 'no longer in its file'],
    ['a status that the schema does not know', A, { set: 'status', value: 'great' }, 'great'],
  ])('%s', (_, id, change, reason) => {
    const { text, outcomes } = edited(STREAM, { [id]: change, [B]: SET_STATUS });
    expect(outcomes).toEqual([{ reason: expect.stringContaining(reason) as string }, 'edited']);
    expect(text).toContain('status: approved');
  });

  test('an alias in the way', () => {
    const text = `example_id: ${A}\nversion: 1\ndomain: &d mail\ninput: *d\nexpected_output: {}\n`;
    const { outcomes } = edited(text, { [A]: { set: 'domain', value: 'road' } });
    expect(outcomes).toEqual([{ reason: expect.stringContaining('edit it by hand') as string }]);
  });

  test('a kind without the field', () => {
    expect(changeRecord('databit', {}, { set: 'function', value: 'f' })).toEqual({
      reason: 'A DataBit has no function.',
    });
  });

  test('the identity', () => {
    const change = changeFields('example', {}, [{ path: ['example_id'], value: B }], []);
    expect(change).toEqual({ reason: expect.stringContaining('identity') as string });
  });

  test('a record that is so already is no edit', () => {
    expect(edited(STREAM, { [A]: { set: 'status', value: 'draft' } })).toEqual({
      text: undefined,
      outcomes: ['unchanged'],
    });
  });
});

test('a stream that moved since its records were seen is looked through once, not once for each', () => {
  const ids = Array.from({ length: 40 }, (_, at) => A.slice(0, -2) + String(at + 10));
  const documents = [C, ...ids].map(
    (id) => `example_id: ${id}\nversion: 1\ninput: {}\nexpected_output: {}\n`,
  );
  const change: WantedChange['change'] = (value) => changeRecord('example', value, SET_STATUS);
  const wanted = ids.map((id, document): WantedChange => ({ id, document, change }));
  const steps = editFileInSteps(URI, 'example', documents.join('---\n'), wanted);
  let taken = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) taken += 1;
  expect([...step.value.outcomes.values()]).toEqual(ids.map(() => 'edited'));
  expect(taken).toBe(documents.length + ids.length);
});

test('fields are set and removed at any depth', () => {
  const value = { input: { text: 'a', more: 1 }, metadata: { x: 1 } };
  const set = [
    { path: ['input', 'text'], value: 'b' },
    { path: ['metadata', 'y', 'z'], value: [1] },
  ];
  expect(changeFields('example', value, set, [['input', 'more'], ['nothing']])).toEqual({
    value: { input: { text: 'b' }, metadata: { x: 1, y: { z: [1] } } },
  });
});

test('edits of a stream give exactly the values that were asked for', () => {
  const stream = fc.uniqueArray(anyExample, {
    minLength: 1,
    maxLength: 4,
    selector: ({ example_id: id }) => JSON.stringify(id).toLowerCase(),
  });
  fc.assert(
    fc.property(
      stream,
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.boolean(),
      (records, domain, crlf) => {
        const definition = definitionOf('example');
        const plain = renderStream(records.map((record) => renderRecord(record, definition)));
        const text = crlf ? plain.replaceAll('\n', '\r\n') : plain;
        const before = analyseFile(URI, text);
        const wanted = before.file.documents.flatMap(({ facts }, document): WantedChange[] =>
          facts?.id === undefined
            ? []
            : [
                {
                  id: facts.id,
                  document,
                  change: (value) => changeRecord('example', value, { set: 'domain', value: domain }),
                },
              ],
        );
        const { edit, outcomes } = editFile(URI, 'example', text, wanted);
        const after = analyseFile(URI, edit === undefined ? text : applyTextEdits(text, edit.edits)).values;
        expect(after).toHaveLength(before.values.length);
        for (const [at, value] of before.values.entries()) {
          const id = before.file.documents[at]?.facts?.id ?? '';
          const isEdited = outcomes.get(id) === 'edited';
          expect(after[at]).toEqual(isEdited ? { ...value, domain } : value);
        }
      },
    ),
  );
});

test('a difference applied to the text before is the text after, and divides no character', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\r\n', '\n', '😀', '😁', 'é'), maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { start, end, text } = difference(before, after);
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      expect(text.isWellFormed()).toBe(true);
      for (const at of [start, end]) expect(before.slice(at - 1, at + 1)).not.toBe('\r\n');
    }),
  );
});

describe('a new record', () => {
  const fresh = { id: A, now: '2026-03-01T08:00:00Z' };
  const value: JsonObject = { input: { text: 'x' }, expected_output: 1 };

  test('gets what it lacks', () => {
    expect(createRecord('example', value, fresh)).toEqual({
      id: A,
      value: { example_id: A, version: 1, status: 'draft', created_at: fresh.now, ...value },
      text: `example_id: ${A}\nversion: 1\ninput:\n  text: x\nexpected_output: 1\nstatus: draft\ncreated_at: "${fresh.now}"\n`,
    });
  });

  test('must follow the schema', () => {
    expect(createRecord('example', { input: 1 }, fresh)).toEqual({
      reason: expect.stringContaining('expected_output') as string,
    });
  });

  test.each([
    [undefined, 'doc: 1\n'],
    ['', 'doc: 1\n'],
    ['a: 1', 'a: 1\n---\ndoc: 1\n'],
    ['a: 1\r\n', 'a: 1\r\n---\r\ndoc: 1\r\n'],
    ['\ufeffa: 1\n', '\ufeffa: 1\n---\ndoc: 1\n'],
  ])('goes to the end of %j', (text, after) => {
    const { edits, action } = addDocument(URI, text, 'doc: 1\n');
    expect([action, applyTextEdits(text ?? '', edits)]).toEqual([
      text === undefined ? 'create' : 'edit',
      after,
    ]);
  });
});

test('the hash of a text does not depend on its byte order mark and line ends', () => {
  expect(textHash('\ufeffa\r\nb\rc')).toBe(textHash('a\nb\nc'));
  expect(textHash('a\nb')).not.toBe(textHash('a\n\nb'));
});
