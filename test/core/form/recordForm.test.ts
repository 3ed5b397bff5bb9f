import { expect, test } from 'vitest';
import type { FormField } from '../../../shared/src/protocol/form.ts';
import { recordForm } from '../../../server/src/core/form/recordForm.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';

/** Fields as lines: name, control, what it needs; nested ones indented. */
function outline(fields: readonly FormField[], indent = ''): string {
  return fields
    .map((field) => {
      const { name, control, required, words } = field;
      const notes = [required ? '!' : '', words === undefined ? '' : ` ~${words}`].join('');
      return `${indent}${name === '' ? '-' : name}: ${controlText(field)}${notes}\n${inner(control, indent)}`;
    })
    .join('');
}

function controlText({ control }: FormField): string {
  switch (control.type) {
    case 'text':
      return control.multiline ? 'prose' : 'text';
    case 'number':
      return `${control.integer ? 'integer' : 'number'} ${String(control.minimum ?? '')}..${String(control.maximum ?? '')}`;
    case 'choice':
      return `one of ${control.options.map(({ value }) => value).join(' ')}`;
    case 'tags':
      return `tags${control.options === undefined ? '' : ` of ${control.options.map(({ value }) => value).join(' ')}`}`;
    case 'reference':
      return `reference ${control.kind}`;
    case 'list':
      return `list, by ${control.sources.map(({ property }) => property).join(' ')}`;
    default:
      return control.type;
  }
}

function inner(control: FormField['control'], indent: string): string {
  if (control.type === 'group') return outline(control.fields, `${indent}  `);
  return control.type === 'list' || control.type === 'map' ? outline([control.item], `${indent}  `) : '';
}

test('every property of an example has the control that its schema asks for', () => {
  expect(outline(recordForm('example').fields)).toBe(`example_id: fixed!
version: integer 1..!
name: text
function_name: text ~function_name
domain: text ~domain
input: free!
expected_output: free!
explanation: prose
difficulty: one of easy medium hard
capability_tags: tags ~capability_tags
search_keys: tags
source: one of human_authored extracted synthetic dspy_optimized
attribution: group
  creator: text ~creator
  license: text ~spdx-expression
  derived_from: list, by databit_id example_id
    -: group!
      databit_id: reference databit
      example_id: reference example
      run_id: text
      version: integer 1..
      content_hash: fixed
      method: text
group: text
quality_scores: map ~quality_scores
  -: number 0..1!
usage_count: fixed
effectiveness_score: fixed
effectiveness: fixed
embedding: fixed
embedding_model: fixed
status: one of draft in_review approved rejected deprecated
review: group
  decision: one of approved changes_requested rejected!
  content_hash: text!
  reviewer: text ~reviewer
  reviewed_at: date
  comment: text
created_at: date
created_by: text ~created_by
metadata: free ~metadata
`);
});

test('a form has all properties of a kind, with their prose', () => {
  for (const kind of ['example', 'databit'] as const) {
    const { properties } = definitionOf(kind);
    const { fields } = recordForm(kind);
    expect(fields.map(({ name }) => name)).toEqual([...properties.keys()]);
    for (const { name, title, description } of fields)
      expect({ title, description }).toEqual({
        title: properties.get(name)?.title,
        description: properties.get(name)?.description,
      });
  }
  const modality = recordForm('databit').fields.find(({ name }) => name === 'modality');
  expect(modality?.control).toMatchObject({ type: 'tags' });
});
