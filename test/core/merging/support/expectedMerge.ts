import { textOfRecords, type LineRecord, type ThreeStates } from './arbitraryEdits.ts';

/** What a merge has to give: its records in any order, and the conflicts, each as id and field. */
export interface ExpectedMerge {
  records: LineRecord[];
  conflicts: string[];
}

type Field = string | undefined;

/** Merges records without comments by their fields, each of which is one value: the rule in its plainest form. */
export function expectedOf({ base, ours, theirs }: Omit<ThreeStates, 'texts'>): ExpectedMerge {
  const expected: ExpectedMerge = { records: [], conflicts: [] };
  for (const id of new Set([...base, ...ours, ...theirs].map((record) => record.id))) {
    const [before, one, other] = [base, ours, theirs].map((side) => side.find((record) => record.id === id));
    if (one !== undefined && other !== undefined) addMerged(expected, before, one, other);
    else addLeft(expected, before, one ?? other);
  }
  return expected;
}

/** A record that one side does not have. */
function addLeft(
  expected: ExpectedMerge,
  before: LineRecord | undefined,
  left: LineRecord | undefined,
): void {
  if (left === undefined) return;
  if (before === undefined) expected.records.push(left);
  else if (textOfRecords([before]) !== textOfRecords([left])) expected.conflicts.push(`${left.id} removed`);
}

function addMerged(
  expected: ExpectedMerge,
  before: LineRecord | undefined,
  one: LineRecord,
  other: LineRecord,
): void {
  const fields = new Map<string, { value: string; comment: string }>();
  for (const name of new Set([before, one, other].flatMap((record) => [...(record?.fields.keys() ?? [])]))) {
    const valueIn = (record: LineRecord | undefined): Field => record?.fields.get(name)?.value;
    const merged = mergeField(valueIn(before), valueIn(one), valueIn(other));
    if (merged === undefined) expected.conflicts.push(`${one.id} ${name}`);
    else if (merged[0] !== undefined) fields.set(name, { value: merged[0], comment: '' });
  }
  expected.records.push({ id: one.id, fields });
}

/** The value in a list of one; nothing where there is a conflict. */
function mergeField(before: Field, one: Field, other: Field): [Field] | undefined {
  if (one === other || before === other) return [one];
  return before === one ? [other] : undefined;
}
