import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactLocator } from '../../../server/src/core/document/factLocator.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { FIELD_SIDES, type PythonSignature } from '../../../server/src/core/python/pythonModule.ts';
import { compareFields, type FieldDifference } from '../../../server/src/core/signatures/compareFields.ts';
import { takeDifferences } from '../../../server/src/core/signatures/takeFields.ts';
import {
  readTemplateSignature,
  templateSignature,
} from '../../../server/src/core/signatures/templateSignature.ts';
import type { JsonObject } from '../../../shared/src/json.ts';

const START = { line: 0, character: 0 };
const NOWHERE: FactLocator = {
  record: () => ({ start: START, end: START }),
  firstLine: () => ({ start: START, end: START }),
  value: () => undefined,
  key: () => undefined,
};

function differences(template: JsonObject, signature: PythonSignature): FieldDifference[] {
  const read = templateSignature(template, NOWHERE);
  if (read === undefined) throw new Error('The template names no signature.');
  return compareFields(readTemplateSignature(read), signature);
}

const name = fc.constantFrom('text', 'texts', 'tags', 'intent', 'intents', 'score', 'reasoning');
const type = fc.constantFrom('str', 'int', 'list[str]', "Literal['a', 'b']", 'Own', 'Optional[str]');
const side = fc.constantFrom(...FIELD_SIDES);
const range = { start: START, end: START };
const signature = fc
  .uniqueArray(fc.record({ name, side, type }), { selector: (field) => field.name, maxLength: 5 })
  .map((fields): PythonSignature => {
    return { name: 'A', range, isWhole: true, fields: fields.map((field) => ({ ...field, range })) };
  });
const items = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ name, type, description: fc.constant('mine') }, { requiredKeys: ['name'] }),
    },
    { weight: 1, arbitrary: fc.constantFrom(null, 'text', { type: 'str' }) },
  ),
  { maxLength: 5 },
);
const template = fc
  .record({ inputs: items, outputs: items }, { requiredKeys: [] })
  .map((fields): JsonObject => ({ ...fields, signature: 'a.py:A', module: 'predict', name: 'kept' }));

test('a template that took all fields from Python differs no more, and keeps the rest', () => {
  fc.assert(
    fc.property(template, signature, (before, python) => {
      const after = takeDifferences(before, differences(before, python), python);
      expect(differences(after, python)).toEqual([]);
      expect(after).toMatchObject({ signature: 'a.py:A', name: 'kept' });
      if (differences(before, python).length === 0) expect(after).toEqual(before);
    }),
    { numRuns: 1000 },
  );
});

test('taking one difference over leaves the others, and adds none', () => {
  fc.assert(
    fc.property(template, signature, (before, python) => {
      const all = differences(before, python);
      for (const one of all) {
        const left = differences(takeDifferences(before, [one], python), python);
        expect(left.length).toBeLessThan(all.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('both ways of analysis say the same of a template, however its fields are written', () => {
  const written = fc.constantFrom(
    '{ name: text }',
    '{ name: \'text\', type: "list[str]" }',
    'name: text\n    type: str # why',
    '"name": >-\n      text\n    type: str',
    "name: text\n    type: |-\n      Literal['a',\n      'b']",
    "type: 'Optional[\n      str]'\n    name: text",
  );
  const list = fc.array(written, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      list,
      list,
      fc.constantFrom('a.py:A', '"a b.py:A"', '>-\n  a.py:A'),
      (inputs, outputs, signed) => {
        const side = (items: string[]): string => items.map((item) => `  - ${item}\n`).join('');
        const text = `template_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42\nversion: 1\ninstructions: x\nsignature: ${signed}\ninputs:\n${side(inputs)}outputs:\n${side(outputs)}`;
        const uri = 'file:///a.template.yaml';
        const { file } = analyseFile(uri, text);
        expect(new OpenFile(uri, 'template', text).file).toEqual(file);
        expect(file.documents[0]?.facts?.signature).toBeDefined();
      },
    ),
  );
});
