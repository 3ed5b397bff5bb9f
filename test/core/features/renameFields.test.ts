import { test } from 'vitest';
import { checkPrepared, checkRefusal, checkRename } from './support/checkRename.ts';

test('a field is renamed in the template, its examples, their datasets and its runs', async () => {
  const workspace = (field: string, cursor = ''): string => `
    #- a.template.yaml
    template_id: t
    inputs: [{ name: ${field}${cursor} }]
    outputs: [{ name: label, description: of the text }]
    prompt: |
      A text: {{ ${field} | upper }} {{ "text" }} {{ message.text }} {{ f(text=1) }}
      {% if ${field} %}text{% endif %}
    few_shot: { dataset: d }
    ---
    template_id: u
    inputs: [{ name: text }]
    outputs: [{ name: text_length }]
    few_shot: { dataset: e }
    #- d.dataset.yaml
    dataset_id: d
    members:
      any:
        - { field: domain, eq: tax }
        - { field: input.${field}, eq: x }
        - dataset: n
    splits: { seed: 1, group_by: input.${field}.id }
    ---
    dataset_id: e
    members: { field: input.text, eq: other }
    ---
    dataset_id: n
    members: { field: input.${field}.y, matches: "*" }
    #- e.example.yaml
    domain: tax
    input: { ${field}: text, other: text }
    expected_output: { text: 1 }
    ---
    input:
      "${field}": x
    ---
    input: { text: not a member }
    ---
    input:
      other: [text]
      ${field}: { y: z }
    `;
  await checkRename(workspace('text', '<|>'), 'question', workspace('question'));
});

test('templates that take examples from the same dataset share the field, by their runs too', async () => {
  const workspace = (field: string, cursor = ''): string => `
    #- a.template.yaml
    template_id: t
    outputs: [{ name: ${field}${cursor} }]
    ---
    template_id: u
    outputs: [{ name: ${field} }]
    ---
    template_id: v
    outputs: [{ name: other }]
    few_shot: { dataset: d }
    #- r.run.yaml
    template: t
    dataset: d
    metric: { name: exact, field: ${field} }
    ---
    template: u
    dataset: d
    metric: { name: exact, field: ${field} }
    ---
    template: v
    dataset: d
    metric: { name: exact, field: label }
    #- d.dataset.yaml
    dataset_id: d
    members: { field: expected_output.${field}, eq: x }
    ---
    dataset_id: elsewhere
    members: { field: expected_output.${field}, eq: x }
    `;
  await checkRename(workspace('label', '<|>'), 'intent', workspace('intent'));
});

test('refused: fields that are taken in the template or an example, and what is no name', async () => {
  const template =
    '#- a.template.yaml\ntemplate_id: t\ninputs: [{ name: te<|>xt }]\noutputs: [{ name: label }]\n';
  await checkRefusal(template, 'label', 'Another field of the template has the name `label` already.');
  await checkRefusal(template, '2nd', 'does not have the right form');
  const examples =
    'few_shot: { dataset: d }\n#- d.dataset.yaml\ndataset_id: d\nmembers: { field: input.text, eq: x }\n' +
    '#- e.example.yaml\nexample_id: e\n---\ninput: { text: x, message: y }\n';
  await checkRefusal(template + examples, 'message', 'e.example.yaml, line 2, has "message" already');
  await checkPrepared(template, 'a.template.yaml:2:17-21: text');
});
