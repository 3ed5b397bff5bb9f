import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { FactLocator } from '../document/factLocator.ts';
import type { ValuePath } from '../document/tree.ts';
import { sketchOf, type Sketch } from './sketch.ts';

/** A place within one line: line, start and end, from the document's start. */
export type LinePlace = readonly [line: number, start: number, end: number];

/** A field of an example: its name, what is known of its value, and where its key and a short value stand. */
export interface FieldFact {
  name: string;
  sketch: Sketch;
  key?: LinePlace;
  value?: LinePlace;
}

/** One side of an example: its fields where it is a mapping, else the sketch of its value. */
export interface SideFacts {
  key?: LinePlace;
  fields?: readonly FieldFact[];
  whole?: Sketch;
}

/** What a template says of an example's two sides. */
export interface TemplateField {
  name: string;
  /** As written; text when left out. */
  type: string;
}

export interface ExampleFields {
  input: SideFacts;
  expected_output: SideFacts;
}

export interface TemplateFields {
  inputs: readonly TemplateField[];
  outputs: readonly TemplateField[];
  module: string;
}

export const SIDES = ['input', 'expected_output'] as const;
export type Side = (typeof SIDES)[number];

/** Most fields of a side that are looked at; more are data, not a signature. */
const MOST_FIELDS = 50;

/** Where the fields of an example stand, for a locator that has to know beforehand. */
export function fieldPaths(value: JsonObject): ValuePath[] {
  if (typeof value['function_name'] !== 'string') return [];
  return SIDES.flatMap((side) => [[side], ...namesIn(value[side]).map((name) => [side, name])]);
}

/** The fields of an example that names its function, as JSON: equal texts are kept once. */
export function exampleFields(value: JsonObject, locator: FactLocator): string | undefined {
  if (typeof value['function_name'] !== 'string') return undefined;
  const [input, output] = SIDES.map((side) => value[side]);
  if (input === undefined || output === undefined) return undefined;
  const fields: ExampleFields = {
    input: sideOf('input', input, locator),
    expected_output: sideOf('expected_output', output, locator),
  };
  return JSON.stringify(fields);
}

/** The fields of a template, as JSON. */
export function templateFields(value: JsonObject): string {
  const { inputs, outputs, module } = value;
  const fields: TemplateFields = {
    inputs: declared(inputs),
    outputs: declared(outputs),
    module: typeof module === 'string' ? module : '',
  };
  return JSON.stringify(fields);
}

export function readExampleFields(fields: string): ExampleFields {
  return JSON.parse(fields) as ExampleFields;
}

export function readTemplateFields(fields: string): TemplateFields {
  return JSON.parse(fields) as TemplateFields;
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/**
 * The function that a name stands for: `Classify a request`, `classify-request` and `classifyRequest` are all
 * `classify_request`. An example belongs to the templates whose name stands for its `function_name`.
 */
export function functionOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .join('_');
}

function sideOf(side: Side, value: JsonValue, locator: FactLocator): SideFacts {
  const isOutput = side === 'expected_output';
  const key = placeOf(locator.key([side]));
  const facts: SideFacts = key === undefined ? {} : { key };
  const names = namesIn(value);
  if (!isJsonObject(value) || names.length > MOST_FIELDS) {
    return { ...facts, whole: isJsonObject(value) ? { dict: [] } : sketchOf(value, isOutput) };
  }
  const fields = names.map((name): FieldFact => {
    const sketch = sketchOf(value[name] ?? null, isOutput);
    const keyPlace = placeOf(locator.key([side, name]));
    const isLabel = typeof sketch !== 'string' && 'is' in sketch;
    const valuePlace = isLabel ? placeOf(locator.value([side, name])) : undefined;
    return {
      name,
      sketch,
      ...(keyPlace !== undefined && { key: keyPlace }),
      ...(valuePlace !== undefined && { value: valuePlace }),
    };
  });
  return { ...facts, fields };
}

function namesIn(value: JsonValue | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** A range as the place within a line that it is; `undefined` where it has more lines. */
export function placeOf(range: TextRange | undefined): LinePlace | undefined {
  if (range === undefined || range.start.line !== range.end.line) return undefined;
  return [range.start.line, range.start.character, range.end.character];
}

/** The fields of a template's side; those without a name are left out. */
function declared(list: JsonValue | undefined): TemplateField[] {
  return (Array.isArray(list) ? list : []).flatMap((item) => {
    const { name, type } = isJsonObject(item) ? item : {};
    return typeof name === 'string' ? [{ name, type: typeof type === 'string' ? type : 'str' }] : [];
  });
}
