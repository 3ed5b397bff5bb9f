import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import {
  canonicalText,
  contentHash,
  contentOf,
  hashOf,
} from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyExample, anyJson } from '../support/arbitraryRecords.ts';

const example = definitionOf('example');

function hash(record: JsonObject): string {
  return contentHash(record, example);
}

describe('canonical JSON (RFC 8785)', () => {
  test('the sample of section 3.2', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('keys sort by UTF-16 code units (section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalText(value)) as JsonObject)).toHaveLength(7);
    const order = [...canonicalText(value).matchAll(/:"([A-Z][a-z]+)/g)].map((match) => match[1]);
    expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number with bits %s (appendix B)', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalText(view.getFloat64(0))).toBe(text);
  });

  test('the hash is SHA-256 of the UTF-8 bytes', () => {
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hashOf('\u00e9')).toBe('f2886017e9c7abacf804b54d64787dce2b611c9544ba21f3affdd126a6e50086');
  });
});

describe('content hash', () => {
  test('names, annotations and derived values are left out, nested ones too', () => {
    const record: JsonObject = {
      example_id: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
      version: 3,
      name: 'A name',
      input: { version: 1, name: 'kept' },
      expected_output: ['a'],
      attribution: {
        creator: 'Team',
        derived_from: [{ databit_id: 'x', version: 2, content_hash: 'f'.repeat(64), method: 'split' }],
      },
      quality_scores: { clarity: 1 },
      effectiveness_score: 0.5,
      metadata: { a: 1 },
    };
    expect(contentOf(record, example)).toEqual({
      input: { version: 1, name: 'kept' },
      expected_output: ['a'],
      attribution: { creator: 'Team', derived_from: [{ databit_id: 'x', version: 2, method: 'split' }] },
    });
  });

  test('a property that the schema does not know counts as content', () => {
    expect(hash({ input: 1, expected_ouput: 'a' })).not.toBe(hash({ input: 1, expected_ouput: 'b' }));
  });

  test('a key named __proto__ counts', () => {
    const input = JSON.parse('{"__proto__": {"a": 1}}') as JsonObject;
    expect(hash({ input })).not.toBe(hash({ input: {} }));
  });

  test('the order of keys never matters', () => {
    fc.assert(
      fc.property(anyExample, fc.infiniteStream(fc.nat()), (record, order) => {
        expect(hash(shuffled(record, order))).toBe(hash(record));
      }),
    );
  });

  test('annotations and derived values never matter', () => {
    const outside = [...example.properties]
      .filter(([, { role }]) => role !== 'content')
      .map(([name]) => name);
    expect(outside).toContain('review');
    fc.assert(
      fc.property(
        anyExample,
        fc.constantFrom(...outside, 'example_id', 'version'),
        anyJson,
        (record, name, value) => {
          expect(hash({ ...record, [name]: value })).toBe(hash(record));
        },
      ),
    );
  });

  test('the derived content_hash of a source never matters, the rest of a source does', () => {
    fc.assert(
      fc.property(anyExample, fc.string(), fc.string(), (record, one, other) => {
        const withSource = (source: JsonObject): string =>
          hash({ ...record, attribution: { derived_from: [{ example_id: 'x', ...source }] } });
        expect(withSource({ content_hash: one })).toBe(withSource({}));
        expect(withSource({ method: one }) === withSource({ method: other })).toBe(one === other);
      }),
    );
  });

  test('any change of content does', () => {
    const content = [...example.properties]
      .filter(([, { role }]) => role === 'content')
      .map(([name]) => name);
    const names = content.filter((name) => name !== 'example_id' && name !== 'version');
    fc.assert(
      fc.property(anyExample, fc.constantFrom(...names), anyJson, anyJson, (record, name, one, other) => {
        fc.pre(name !== 'attribution' && canonicalText(one) !== canonicalText(other));
        expect(hash({ ...record, [name]: one })).not.toBe(hash({ ...record, [name]: other }));
      }),
    );
  });
});

/** The same value with the keys of every object in another order. */
function shuffled(value: JsonObject, order: Iterator<number>): JsonObject {
  const visit = (item: JsonValue): JsonValue => {
    if (Array.isArray(item)) return item.map(visit);
    if (typeof item !== 'object' || item === null) return item;
    const entries = Object.entries(item).map(([key, child]) => ({
      key,
      child: visit(child),
      at: Number(order.next().value),
    }));
    return Object.fromEntries(entries.toSorted((a, b) => a.at - b.at).map(({ key, child }) => [key, child]));
  };
  return visit(value) as JsonObject;
}
