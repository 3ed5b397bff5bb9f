import type { FormControl, FormField, FormOption, RecordForm } from '../../../../shared/src/protocol/form.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import { describeKind } from '../records/kinds.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { wordsOf } from './words.ts';

/** The form of a kind: what the schema says of each property, and the control that fits it. */
export function recordForm(kind: SearchableKind): RecordForm {
  const { idProperty, title } = describeKind(kind);
  const fields = fieldsOf(definitionOf(kind)).map((field): FormField =>
    field.name === idProperty ? { ...field, control: { type: 'fixed' } } : field,
  );
  return { title, fields };
}

function fieldsOf(definition: Definition): FormField[] {
  return [...definition.properties].map(([name, property]) =>
    fieldOf(name, property, definition.required.includes(name)),
  );
}

function fieldOf(name: string, definition: Definition, required: boolean): FormField {
  const { title, description, role } = definition;
  const words = wordsOf(name, definition);
  return {
    name,
    title: title === '' ? name : title,
    description,
    ...(role !== undefined && { role }),
    required,
    ...(words !== undefined && { words }),
    control: controlOf(definition, words !== undefined),
  };
}

function controlOf(definition: Definition, isSuggested: boolean): FormControl {
  const { types, role, items, properties, additional } = definition;
  if (role === 'derived') return { type: 'fixed' };
  const [type] = types;
  if (types.length !== 1 || type === undefined) return { type: 'free', isObject: false };
  if (type === 'string') return textControl(definition, isSuggested);
  if (type === 'number' || type === 'integer') return numberControl(definition, type === 'integer');
  if (type === 'array' && items !== undefined) return listControl(items);
  if (type === 'object' && properties.size > 0) return { type: 'group', fields: fieldsOf(definition) };
  if (type === 'object' && typeof additional === 'object')
    return { type: 'map', item: fieldOf('', additional, true) };
  return { type: 'free', isObject: type === 'object' };
}

function textControl(definition: Definition, isSuggested: boolean): FormControl {
  const { reference, format, role, search } = definition;
  if (reference !== undefined && reference !== 'member') return { type: 'reference', kind: reference };
  const options = optionsOf(definition);
  if (options !== undefined) return { type: 'choice', options };
  if (format === 'date-time') return { type: 'date' };
  // What makes the version and is searched is prose; names, addresses and ids are one line.
  const isProse = role === 'content' && search !== 'none' && !isSuggested;
  return { type: 'text', multiline: isProse };
}

function numberControl({ minimum, maximum }: Definition, integer: boolean): FormControl {
  return {
    type: 'number',
    integer,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function listControl(items: Definition): FormControl {
  const [type] = items.types;
  if (type === 'string') {
    const options = optionsOf(items);
    return { type: 'tags', ...(options !== undefined && { options }) };
  }
  if (type !== 'object' || items.properties.size === 0) return { type: 'free', isObject: false };
  const sources = [...items.properties].flatMap(([property, { reference }]) =>
    reference === 'databit' || reference === 'example' ? [{ property, kind: reference }] : [],
  );
  return { type: 'list', item: fieldOf('', items, true), sources };
}

function optionsOf({ enumValues, enumDescriptions }: Definition): FormOption[] | undefined {
  const values = enumValues.filter((value) => typeof value === 'string');
  if (values.length === 0 || values.length < enumValues.length) return undefined;
  return values.map((value, at) => ({ value, description: enumDescriptions[at] ?? '' }));
}
