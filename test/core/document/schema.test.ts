import { describe, expect, it } from 'vitest';
import { validateRecord } from '../../../server/src/core/document/validate.ts';
import { RECORD_KINDS } from '../../../server/src/core/records/kinds.ts';
import { childDefinition, definitionOf } from '../../../server/src/core/schema/compile.ts';
import type { Definition } from '../../../server/src/core/schema/definition.ts';
import { SCHEMAS } from '../../../shared/src/generated/schemas.ts';
import { isJsonObject } from '../../../shared/src/json.ts';

function at(definition: Definition, ...path: (string | number)[]): Definition | undefined {
  let current: Definition | undefined = definition;
  for (const key of path) current = childDefinition(current, key);
  return current;
}

describe('definitions', () => {
  it('have the annotations that stand beside a reference, and the rest of its target', () => {
    const version = at(definitionOf('example'), 'version');
    expect([version?.name, version?.role, version?.title, version?.types]).toEqual([
      'version',
      'content',
      'Version',
      ['integer'],
    ]);
  });

  it('are cyclic where the schema is', () => {
    const members = at(definitionOf('dataset'), 'members');
    const deep = at(definitionOf('dataset'), 'members', 'not', 'all', 3, 'any', 0);
    expect(deep?.name).toBe('predicate');
    expect(deep?.properties).toEqual(members?.properties);
    expect(at(definitionOf('dataset'), 'members', 'not', 'dataset')?.reference).toBe('dataset');
  });

  it('know the keys and values of maps', () => {
    const assign = at(definitionOf('dataset'), 'splits', 'assign');
    expect([assign?.propertyNames?.reference, assign?.propertyNames?.format]).toEqual(['member', 'uuid']);
    expect(childDefinition(assign, 'anything')?.enumValues).toEqual(['train', 'val', 'test']);
  });

  it('say nothing of what stands in open values', () => {
    expect(at(definitionOf('example'), 'input', 'text')).toBeUndefined();
    expect(at(definitionOf('example'), 'nonsense')).toBeUndefined();
  });
});

describe('the examples of the schemas', () => {
  for (const { kind } of RECORD_KINDS) {
    it(`of ${kind} are right`, () => {
      const examples = SCHEMAS.records[kind].examples ?? [];
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect(isJsonObject(example) && validateRecord(kind, example).findings).toEqual([]);
      }
    });
  }
});
