import type { Definition } from '../../schema/definition.ts';
import { readTemplateFields, SIDES, type Side, type TemplateField } from '../../signatures/fields.ts';
import { isOptional, parsePythonType, type PythonType } from '../../signatures/pythonType.ts';
import { functionKey } from '../../workspace/links.ts';
import type { RecordIndex } from '../../workspace/recordIndex.ts';
import { codeSpan } from '../markdown.ts';
import type { CompletionSite } from './site.ts';

const ANYTHING: Definition = {
  ...{ title: '', description: '', types: [], enumValues: [], enumDescriptions: [], examples: [] },
  ...{ search: 'none', searchWeight: 0, properties: new Map(), required: [], snippets: [] },
};

/**
 * The place with what the templates of the example's function say of it: the fields of its side, and the values that a
 * field's type names. Places elsewhere, and those of other functions, stay as they are.
 */
export function withTemplateFields(site: CompletionSite, index: RecordIndex): CompletionSite {
  const [first, field, ...deeper] = site.path;
  const side = SIDES.find((name) => name === first);
  const functionName = site.own.get('function_name');
  const isItem = deeper.length === 1 && deeper[0] === '*';
  if (side === undefined || functionName === undefined || (deeper.length > 0 && !isItem)) return site;
  const definition = definitionOfSide(functionName, side, index);
  if (definition === undefined) return site;
  if (field !== undefined) {
    const declared = definition.properties.get(field);
    const value = isItem ? declared?.items : declared;
    // The first word on a line of its own may be a key, but a value as well.
    const mayBeValue = (site.map?.keys.length ?? 0) === 0;
    return value === undefined || !mayBeValue ? site : { ...site, value };
  }
  return site.map === undefined
    ? { ...site, value: definition }
    : { ...site, map: { ...site.map, definition } };
}

/** The fields of all templates, as paths within examples, each with the template's name. */
export function fieldsOfTemplates(index: RecordIndex): { name: string; detail: string }[] {
  const templates = [...index.files()].flatMap(({ kind, documents }) =>
    kind === 'template' ? documents : [],
  );
  return templates.flatMap(({ facts }) => {
    if (facts?.fields === undefined || facts.status === 'archived') return [];
    const { inputs, outputs } = readTemplateFields(facts.fields);
    const paths = [
      inputs.map(({ name }) => `input.${name}`),
      outputs.map(({ name }) => `expected_output.${name}`),
    ];
    return paths.flat().map((name) => ({ name, detail: `of ${facts.name}` }));
  });
}

/** The fields that the templates of a function have on a side; of one name that of the first. */
function definitionOfSide(functionName: string, side: Side, index: RecordIndex): Definition | undefined {
  const properties = new Map<string, Definition>();
  const required: string[] = [];
  for (const { facts } of index.linked(functionKey(functionName))) {
    if (facts.fields === undefined || facts.status === 'archived') continue;
    const { inputs, outputs } = readTemplateFields(facts.fields);
    for (const field of side === 'input' ? inputs : outputs) {
      if (field.name === '' || properties.has(field.name)) continue;
      const type = parsePythonType(field.type);
      properties.set(field.name, { ...definitionOfType(type), ...proseOf(field) });
      if (!isOptional(type)) required.push(field.name);
    }
  }
  return properties.size === 0 ? undefined : { ...ANYTHING, properties, required };
}

/** Only what is certain not to be Markdown of the template's author. */
function proseOf({ type }: TemplateField): Pick<Definition, 'title' | 'description'> {
  return { title: 'Field of the template', description: `Python type: ${codeSpan(type)}` };
}

function definitionOfType(type: PythonType): Definition {
  switch (type.name) {
    case 'str':
      return { ...ANYTHING, types: ['string'] };
    case 'int':
      return { ...ANYTHING, types: ['integer'] };
    case 'float':
      return { ...ANYTHING, types: ['number'] };
    case 'bool':
      return { ...ANYTHING, types: ['boolean'] };
    case 'list':
      return { ...ANYTHING, types: ['array'], items: definitionOfType(type.item) };
    case 'dict':
      return { ...ANYTHING, types: ['object'] };
    case 'literal':
      return { ...ANYTHING, enumValues: type.values };
    case 'union':
      return { ...ANYTHING, ...commonOf(type.options) };
    case 'none':
    case 'unknown':
      return ANYTHING;
  }
}

/** What may stand where one of several types does; `None` says only that the field may be left out. */
function commonOf(options: readonly PythonType[]): Partial<Definition> {
  const definitions = options.filter(({ name }) => name !== 'none').map(definitionOfType);
  const [only] = definitions;
  if (definitions.length === 1 && only !== undefined) return only;
  return {
    types: [...new Set(definitions.flatMap(({ types }) => types))],
    enumValues: definitions.flatMap(({ enumValues }) => enumValues),
  };
}
