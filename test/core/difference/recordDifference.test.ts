import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/src/json.ts';
import type { FieldDifference } from '../../../shared/src/protocol/difference.ts';
import { isSameJson } from '../../../shared/src/sameJson.ts';
import { differencesOf } from '../../../server/src/core/difference/recordDifference.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample, anyJson } from '../support/arbitraryRecords.ts';

/** Checks the places in which two examples differ, one on a line: `change role path: before → after`. */
function check(before: string, after: string, expected: string): void {
  const found = differencesOf(parse(before) as JsonObject, parse(after) as JsonObject, 'example');
  expect(found.map(line).join('\n')).toBe(expected.trim());
}

function line({ change, role, path, from, before, after }: FieldDifference): string {
  const [old, value] = [before, after].map((one) => (one === undefined ? '' : JSON.stringify(one)));
  const places = [from?.join('.'), path.join('.')].filter((place) => place !== undefined).join(' to ');
  return change === 'moved'
    ? `moved ${role} ${places}`
    : `${change} ${role} ${places}: ${old ?? ''} → ${value ?? ''}`.replace(':  →', ': →').trimEnd();
}

describe('places in which two states of a record differ', () => {
  test('every role', () => {
    check(
      '{ version: 1, input: { text: a }, expected_output: { label: x }, status: draft, usage_count: 1 }',
      '{ version: 2, input: { text: b, lang: de }, status: approved, expected_output: { label: x }, usage_count: 3 }',
      `
changed identity version: 1 → 2
changed content input.text: "a" → "b"
added content input.lang: → "de"
changed annotation status: "draft" → "approved"
changed derived usage_count: 1 → 3`,
    );
  });

  test('nothing where only the order of keys or the way of writing differs', () => {
    check('{ input: { a: 1, b: "2" } }', 'input:\n  b: "2"\n  a: 1.0\n', '');
  });

  test('a property that is gone is told behind the one that it stood behind', () => {
    check(
      '{ name: n, domain: d, input: 1, explanation: e }',
      '{ name: m, input: 2 }',
      `
changed annotation name: "n" → "m"
removed annotation domain: "d" →
changed content input: 1 → 2
removed content explanation: "e" →`,
    );
  });

  test('items come, go, change and move', () => {
    check(
      '{ input: [a, b, c, d, e] }',
      '{ input: [x, a, c, e, d2, b] }',
      `
added content input.0: → "x"
removed content input.3: "d" →
added content input.4: → "d2"
moved content input.1 to input.5`,
    );
  });

  test('an item in the place of another is that item, changed; the most alike where there are several', () => {
    check(
      '{ input: { messages: [{ role: user, content: hello }] } }',
      '{ input: { messages: [{ role: system, content: be brief }, { role: user, content: hello there }] } }',
      `
added content input.messages.0: → {"role":"system","content":"be brief"}
changed content input.messages.1.content: "hello" → "hello there"`,
    );
  });

  test('hashes that tools write into sources are no content', () => {
    const source = (hash: string) => `{ databit_id: d, content_hash: "${hash}" }`;
    check(
      `{ attribution: { derived_from: [${source('1')}, ${source('2')}] } }`,
      `{ attribution: { derived_from: [${source('2')}, ${source('3')}] } }`,
      `
changed derived attribution.derived_from.0.content_hash: "1" → "2"
changed derived attribution.derived_from.1.content_hash: "2" → "3"`,
    );
  });

  test('a vector is told as a whole', () => {
    const vector = (last: number) => JSON.stringify([...Array.from({ length: 20 }, () => 0), last]);
    const [old, value] = [vector(1), vector(2)];
    check(`{ embedding: ${old} }`, `{ embedding: ${value} }`, `changed derived embedding: ${old} → ${value}`);
  });
});

/** Two records, the second often made from the first. */
const pairs = fc
  .tuple(anyExample, anyExample, fc.boolean())
  .map(([one, other, isMixed]) =>
    isMixed
      ? { before: one, after: { ...one, ...other, input: one['input'] ?? null } }
      : { before: one, after: other },
  );

const shuffledLists = fc
  .tuple(
    fc.array(anyJson, { maxLength: 8 }),
    fc.array(anyJson, { maxLength: 4 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([list, others, numbers]) => {
    const after = [...list];
    const next = (below: number): number => (numbers.next().value ?? 0) % below;
    for (const other of others) {
      if (after.length > 0 && next(2) === 0) after.splice(next(after.length), 1);
      after.splice(
        next(after.length + 1),
        0,
        after.length > 0 && next(2) === 0 ? (after.pop() ?? null) : other,
      );
    }
    return { before: { input: list }, after: { input: after } };
  });

const any = fc.oneof(pairs, shuffledLists);

describe('of any two records', () => {
  test('what is told leads from the one to the other', () => {
    fc.assert(
      fc.property(any, ({ before, after }) => {
        expect(isSameJson(apply(before, differencesOf(before, after, 'example')), after)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('content differs where the content hashes do, and nowhere else', () => {
    const definition = definitionOf('example');
    fc.assert(
      fc.property(any, ({ before, after }) => {
        const isOther = differencesOf(before, after, 'example').some(({ role }) => role === 'content');
        expect(isOther).toBe(contentHash(before, definition) !== contentHash(after, definition));
      }),
      { numRuns: 500 },
    );
  });
});

/** The record after, made of the one before and what is told: the oracle of the places. */
function apply(value: JsonValue, differences: readonly FieldDifference[], depth = 0): JsonValue {
  if (differences.length === 0) return value;
  const whole = differences.find(({ path, change }) => path.length === depth && change !== 'moved');
  if (whole !== undefined) return whole.after ?? null;
  if (Array.isArray(value)) return applyToList(value, differences, depth);
  if (!isJsonObject(value)) throw new Error('There is nothing below a plain value.');
  const result = new Map(Object.entries(value));
  for (const name of new Set(differences.map(({ path }) => String(path[depth])))) {
    const within = differences.filter(({ path }) => path[depth] === name);
    const gone = within.find(({ path, change }) => path.length === depth + 1 && change === 'removed');
    if (gone === undefined) result.set(name, apply(result.get(name) ?? null, within, depth + 1));
    else result.delete(name);
  }
  return Object.fromEntries(result);
}

function applyToList(
  list: readonly JsonValue[],
  differences: readonly FieldDifference[],
  depth: number,
): JsonValue {
  const isItem = ({ path }: FieldDifference): boolean => path.length === depth + 1;
  const items = differences.filter(isItem);
  const taken = new Set(
    items.flatMap(({ change, path, from }) =>
      change === 'removed' ? [path[depth]] : change === 'moved' ? [from?.[depth]] : [],
    ),
  );
  const stayed = list.filter((_, at) => !taken.has(at));
  const put = new Map(
    items.flatMap(({ change, path, after }) =>
      change === 'added' || change === 'moved' ? [[path[depth], after ?? null] as const] : [],
    ),
  );
  const result: JsonValue[] = [];
  for (let at = 0; at < stayed.length + put.size; at += 1) {
    const start = put.has(at)
      ? put.get(at)
      : stayed[at - [...put.keys()].filter((key) => Number(key) < at).length];
    const within = differences.filter(
      (one) => one.path[depth] === at && one.change !== 'moved' && !(isItem(one) && one.change !== 'changed'),
    );
    result.push(apply(start ?? null, within, depth + 1));
  }
  return result;
}
