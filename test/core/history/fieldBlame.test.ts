import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/src/json.ts';
import { isSameJson } from '../../../shared/src/sameJson.ts';
import { FieldBlame, type RecordState } from '../../../server/src/core/history/fieldBlame.ts';

/**
 * Checks where the fields of the last state come from, one on a line: `state role path`. Each state is written as YAML;
 * `1+2: …` names its parents, which are the state before otherwise. `-` is no record.
 */
function check(states: readonly string[], expected: string): void {
  const blame = new FieldBlame('example');
  for (const [at, text] of states.entries()) {
    const [, numbers, body = ''] = /^(?:([\d+]+): )?(.*)$/s.exec(text) ?? [];
    const parents = numbers?.split('+').map(Number) ?? (at === 0 ? [] : [at - 1]);
    blame.add({ parents, value: body === '-' ? undefined : (parse(body) as JsonObject) });
  }
  const lines = blame
    .fields(states.length - 1)
    .map(({ origin, role, path }) => `${String(origin)} ${role} ${path.join('.')}`);
  expect(lines.join('\n')).toBe(expected.trim());
}

describe('where the fields of a record come from', () => {
  test('each from the state in which it became what it is, whatever its role', () => {
    check(
      [
        '{ version: 1, input: { text: a, lang: en }, status: draft }',
        '{ version: 2, input: { text: b, lang: en }, status: draft }',
        '{ version: 2, input: { text: b, lang: en }, status: approved, usage_count: 3 }',
      ],
      `
1 identity version
1 content input.text
0 content input.lang
2 annotation status
2 derived usage_count`,
    );
  });

  test('what was taken back comes from the state that took it back', () => {
    check(['{ input: a }', '{ input: b }', '{ input: a }'], '2 content input');
  });

  test('what was left out and came again is new', () => {
    check(
      ['{ input: a, domain: d }', '{ input: a }', '{ input: a, domain: d }'],
      '0 content input\n2 annotation domain',
    );
  });

  test('a record that was away for a while is what it was before', () => {
    check(['{ input: a, name: n }', '-', '{ input: a, name: m }'], '0 content input\n2 annotation name');
    check(['-', '{ input: a }'], '1 content input');
  });

  test('at a merge what a parent has is the parent’s', () => {
    check(
      [
        '{ input: a, name: n, domain: d }',
        '{ input: b, name: n, domain: d }',
        '0: { input: a, name: m, domain: d }',
        '1+2: { input: b, name: m, domain: e }',
      ],
      '1 content input\n2 annotation name\n3 annotation domain',
    );
  });

  test('items of lists are followed where they stand, move and change', () => {
    check(
      ['{ search_keys: [a, b] }', '{ search_keys: [x, a, b] }', '{ search_keys: [b, x, a] }'],
      '0 annotation search_keys.0\n1 annotation search_keys.1\n0 annotation search_keys.2',
    );
    check(
      [
        '{ input: [{ role: user, text: hello }] }',
        '{ input: [{ role: system, text: be brief }, { role: user, text: hello there }] }',
      ],
      '1 content input.0.role\n1 content input.0.text\n0 content input.1.role\n1 content input.1.text',
    );
  });

  test('a list of texts from one state is one field, and so is a vector', () => {
    const vector = JSON.stringify(Array.from({ length: 20 }, (_, at) => at));
    check(
      [
        `{ search_keys: [a, b], embedding: ${vector} }`,
        `{ name: n, search_keys: [a, b], embedding: ${vector} }`,
      ],
      '1 annotation name\n0 annotation search_keys\n0 derived embedding',
    );
  });
});

const leaf = fc.constantFrom<JsonValue>('a', 'b', 1, true, null, []);
const inner = fc.dictionary(fc.constantFrom('x', 'y', '__proto__'), leaf, { maxKeys: 3 });
const record: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('input', 'name', 'metadata', 'status'),
  fc.oneof(leaf, inner),
  { maxKeys: 4 },
);

/** A history: each state has up to two states before it as parents, and now and then no record. */
const history = fc
  .array(fc.tuple(fc.option(record, { freq: 5 }), fc.array(fc.nat(), { maxLength: 2 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((states) =>
    states.map(([value, numbers], at): RecordState => {
      const parents = at === 0 ? [] : numbers.length === 0 ? [at - 1] : numbers.map((number) => number % at);
      return { parents, value: value ?? undefined };
    }),
  );

/** Where a leaf comes from, found by asking each state for it: the slow way. */
function naiveOrigin(states: readonly RecordState[], at: number, path: readonly (string | number)[]): number {
  const state = states[at];
  const value = leafOf(state?.value, path);
  for (const parent of holders(states, state?.parents ?? [])) {
    if (value !== undefined && isSameJson(leafOf(states[parent]?.value, path), value))
      return naiveOrigin(states, parent, path);
  }
  return at;
}

/** The nearest states that have the record, from parents on. */
function holders(states: readonly RecordState[], parents: readonly number[]): number[] {
  return parents.flatMap((parent) =>
    states[parent]?.value === undefined ? holders(states, states[parent]?.parents ?? []) : [parent],
  );
}

function leafOf(value: JsonValue | undefined, path: readonly (string | number)[]): JsonValue | undefined {
  let part = value;
  for (const step of path)
    part =
      isJsonObject(part) && typeof step === 'string' && Object.hasOwn(part, step) ? part[step] : undefined;
  return part;
}

test('at a merge a part comes from the first parent that has it, although another one has the whole', () => {
  const blame = new FieldBlame('example');
  blame.add({ parents: [], value: { metadata: { a: 1 } } });
  blame.add({ parents: [0], value: {} });
  blame.add({ parents: [1], value: { metadata: { a: 1, b: 2 } } });
  const merge = blame.add({ parents: [2, 0], value: { metadata: { a: 1 } } });
  expect(blame.fields(merge)).toMatchObject([{ path: ['metadata', 'a'], origin: 2 }]);
});

describe('of any history', () => {
  test('a field comes from where asking each state for it leads', () => {
    fc.assert(
      fc.property(history, (states) => {
        const blame = new FieldBlame('example');
        for (const state of states) blame.add(state);
        for (const at of states.keys()) {
          const record = states[at]?.value;
          if (record === undefined) continue;
          for (const { path, value, origin } of blame.fields(at)) {
            expect(leafOf(record, path)).toEqual(value);
            expect([at, ...path, origin]).toEqual([at, ...path, naiveOrigin(states, at, path)]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('an item that came once and never left comes from the state it came in', () => {
    const changes = fc.array(fc.record({ at: fc.nat(), isNew: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(changes, (steps) => {
        const blame = new FieldBlame('example');
        const born = new Map<string, number>();
        const list: string[] = [];
        let state = blame.add({ parents: [], value: { input: [...list] } });
        for (const { at, isNew } of steps) {
          const name = `item ${String(state + 1)}`;
          if (isNew) list.splice(at % (list.length + 1), 0, name);
          else list.splice(at % (list.length + 1), 1);
          if (isNew) born.set(name, state + 1);
          state = blame.add({ parents: [state], value: { input: [...list] } });
        }
        for (const { value, origin } of blame.fields(state)) {
          for (const item of Array.isArray(value) ? value : [value])
            expect([item, origin]).toEqual([item, typeof item === 'string' ? born.get(item) : undefined]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
