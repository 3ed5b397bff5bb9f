import fc from 'fast-check';

/** A record as lines: fields with their values as YAML, and the comments above them. */
export interface LineRecord {
  id: string;
  fields: ReadonlyMap<string, { value: string; comment: string }>;
}

/** Fields of an example that are one value each, with the values that edits give them. */
const FIELDS = ['input', 'expected_output', 'explanation', 'domain', 'name', 'difficulty', 'source'];
const VALUES = ['a', 'b', '"c d"', '|\n  two\n  lines', '[x, y]', "{ k: 'v' }", '>-\n  folded\n  text'];

const ids = Array.from({ length: 12 }, (_, at) => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(at + 10)}`);

/** One change of a file: a field written, with a comment or without; a record put in, taken out, or moved to the front. */
type Edit =
  | { edit: 'write'; at: number; field: string; value: string; comment: string }
  | { edit: 'erase'; at: number; field: string }
  | { edit: 'add'; at: number; id: string; value: string }
  | { edit: 'remove'; at: number }
  | { edit: 'move'; at: number };

const at = fc.nat(11);
const field = fc.constantFrom(...FIELDS);
const value = fc.constantFrom(...VALUES);
const note = fc.oneof(
  fc.constant(''),
  fc.nat(99).map((number) => `# note ${String(number)}\n`),
);

function edits(comment: fc.Arbitrary<string>): fc.Arbitrary<Edit[]> {
  const optional = fc.constantFrom(...FIELDS.slice(2));
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ edit: fc.constant('write' as const), at, field, value, comment }) },
    { weight: 2, arbitrary: fc.record({ edit: fc.constant('erase' as const), at, field: optional }) },
    {
      weight: 2,
      arbitrary: fc.record({ edit: fc.constant('add' as const), at, id: fc.constantFrom(...ids), value }),
    },
    { weight: 1, arbitrary: fc.record({ edit: fc.constant('remove' as const), at }) },
    { weight: 1, arbitrary: fc.record({ edit: fc.constant('move' as const), at }) },
  );
  return fc.array(edit, { maxLength: 6 });
}

const start: fc.Arbitrary<LineRecord[]> = fc
  .uniqueArray(fc.constantFrom(...ids.slice(0, 8)), { maxLength: 6 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc.tuple(value, value, fc.subarray(FIELDS.slice(2))).map(([input, output, more]): LineRecord => {
          const fields = new Map([
            ['input', { value: input, comment: '' }],
            ['expected_output', { value: output, comment: '' }],
          ]);
          for (const name of more) fields.set(name, { value: 'a', comment: '' });
          return { id, fields };
        }),
      ),
    ),
  );

/** Three states of a file, as records: one, and two that came from it by a few edits each, with comments or without. */
export function threeStates(hasComments: boolean): fc.Arbitrary<ThreeStates> {
  const some = edits(hasComments ? note : fc.constant(''));
  return fc.record({ base: start, one: some, other: some }).map(({ base, one, other }) => {
    const states = { base, ours: one.reduce(apply, base), theirs: other.reduce(apply, base) };
    const texts = {
      ...{
        base: textOfRecords(base),
        ours: textOfRecords(states.ours),
        theirs: textOfRecords(states.theirs),
      },
    };
    return { ...states, texts };
  });
}

/** Three states as records and as texts. */
export interface ThreeStates {
  base: LineRecord[];
  ours: LineRecord[];
  theirs: LineRecord[];
  texts: { base: string; ours: string; theirs: string };
}

function apply(records: LineRecord[], change: Edit): LineRecord[] {
  if (change.edit === 'add') {
    if (records.some(({ id }) => id === change.id)) return records;
    const fields = new Map(
      ['input', 'expected_output'].map((name) => [name, { value: change.value, comment: '' }]),
    );
    return records.toSpliced(change.at % (records.length + 1), 0, { id: change.id, fields });
  }
  const record = records[change.at % Math.max(1, records.length)];
  if (record === undefined) return records;
  const others = records.filter((one) => one !== record);
  if (change.edit === 'remove') return others;
  if (change.edit === 'move') return [record, ...others];
  const fields = new Map(record.fields);
  if (change.edit === 'erase') fields.delete(change.field);
  else fields.set(change.field, { value: change.value, comment: change.comment });
  return records.map((one) => (one === record ? { id: record.id, fields } : one));
}

/** The text of a file with the records, all of version 1. */
export function textOfRecords(records: readonly LineRecord[]): string {
  return records
    .map(({ id, fields }) => {
      const lines = [...fields].map(([name, entry]) => `${entry.comment}${name}: ${entry.value}\n`);
      return `example_id: ${id}\nversion: 1\n${lines.join('')}`;
    })
    .join('---\n');
}
