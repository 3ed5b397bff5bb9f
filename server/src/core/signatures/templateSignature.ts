import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { FactLocator } from '../document/factLocator.ts';
import type { ValuePath } from '../document/tree.ts';
import { FIELD_SIDES, type FieldSide } from '../python/pythonModule.ts';
import { placeOf, type LinePlace } from './fields.ts';

/** A field of a template, and where it stands: its name, and its type where that is written on one line. */
export interface PlacedField {
  name: string;
  side: FieldSide;
  /** As written; text when left out. */
  type: string;
  place?: LinePlace;
  typePlace?: LinePlace;
}

/** What a template says of the signature in Python that it belongs to. Places count from the document's start. */
export interface TemplateSignature {
  /** Relative to the repository. */
  path: string;
  className: string;
  /** Where `signature` has its value. */
  place?: LinePlace;
  /** Where the keys of the sides stand. */
  sides: Partial<Record<FieldSide, LinePlace>>;
  fields: readonly PlacedField[];
  module: string;
}

/** Most fields of a template that are compared. */
const MOST_FIELDS = 200;

/** Where the parts of a template's signature stand, for a locator that has to know beforehand. */
export function signaturePaths(value: JsonObject): ValuePath[] {
  if (readName(value) === undefined) return [];
  const fields = FIELD_SIDES.flatMap((side) =>
    itemsOf(value, side).flatMap((_item, at) => [
      [side, at, 'name'],
      [side, at, 'type'],
    ]),
  );
  return [['signature'], ...FIELD_SIDES.map((side) => [side]), ...fields];
}

/** What a template that names a Python class says of it, as JSON. */
export function templateSignature(value: JsonObject, locator: FactLocator): string | undefined {
  const name = readName(value);
  if (name === undefined) return undefined;
  const { module } = value;
  const sides = FIELD_SIDES.flatMap((side) => {
    const key = placeOf(locator.key([side]));
    return key === undefined ? [] : [[side, key] as const];
  });
  const place = placeOf(locator.value(['signature']));
  const signature: TemplateSignature = {
    ...name,
    ...(place !== undefined && { place }),
    sides: Object.fromEntries(sides),
    fields: FIELD_SIDES.flatMap((side) => fieldsOf(value, side, locator)),
    module: typeof module === 'string' ? module : '',
  };
  return JSON.stringify(signature);
}

export function readTemplateSignature(signature: string): TemplateSignature {
  return JSON.parse(signature) as TemplateSignature;
}

/** `path.py:Class`, taken apart; `undefined` for a text of another form. */
export function parseSignatureName(text: string): { path: string; className: string } | undefined {
  const [, path, className] = /^([^:]+\.py):([A-Za-z_][A-Za-z0-9_]*)$/.exec(text) ?? [];
  return path === undefined || className === undefined ? undefined : { path, className };
}

/** A place as a range. */
export function rangeOfPlace([line, start, end]: LinePlace): TextRange {
  return { start: { line, character: start }, end: { line, character: end } };
}

function readName({ signature }: JsonObject): { path: string; className: string } | undefined {
  return typeof signature === 'string' ? parseSignatureName(signature) : undefined;
}

function itemsOf(value: JsonObject, side: FieldSide): readonly JsonValue[] {
  const items = value[side];
  return Array.isArray(items) ? items.slice(0, MOST_FIELDS) : [];
}

function fieldsOf(value: JsonObject, side: FieldSide, locator: FactLocator): PlacedField[] {
  return itemsOf(value, side).flatMap((item, at): PlacedField[] => {
    const { name, type } = isJsonObject(item) ? item : {};
    if (typeof name !== 'string') return [];
    const place = placeOf(locator.value([side, at, 'name']));
    const typePlace = placeOf(locator.value([side, at, 'type']));
    return [
      {
        name,
        side,
        type: typeof type === 'string' ? type : 'str',
        ...(place !== undefined && { place }),
        ...(typePlace !== undefined && { typePlace }),
      },
    ];
  });
}
