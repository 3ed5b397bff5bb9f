import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { PythonType } from './pythonType.ts';

/**
 * What a type can be held against of a value: small, and the same for most records, so that a workspace keeps it once.
 * Short labels and small numbers are kept whole (`is`), since they may be members of an enumeration.
 */
export type Sketch =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'str'
  | { is: string | number | boolean }
  | { list: readonly Sketch[] }
  | { dict: readonly Sketch[] };

/** Distinct sketches that are kept of a list's or mapping's items, and how deep they go. */
const MOST_ITEMS = 6;
const DEEPEST = 3;
const LABEL = /^(?=.{1,40}$)[\p{L}\p{N}_.-]+( [\p{L}\p{N}_.-]+){0,3}$/u;
const LARGEST_LABEL = 100;

/** The sketch of a value. `keepsLabels`: values that may be labels are kept. */
export function sketchOf(value: JsonValue, keepsLabels: boolean, depth = 0): Sketch {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return keepsLabels ? { is: value } : 'bool';
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'float';
    return keepsLabels && Math.abs(value) <= LARGEST_LABEL ? { is: value } : 'int';
  }
  if (typeof value === 'string') return keepsLabels && LABEL.test(value) ? { is: value } : 'str';
  const items = isJsonObject(value) ? Object.values(value) : value;
  const sketches = depth >= DEEPEST ? [] : distinct(items, keepsLabels, depth + 1);
  return isJsonObject(value) ? { dict: sketches } : { list: sketches };
}

function distinct(items: readonly JsonValue[], keepsLabels: boolean, depth: number): Sketch[] {
  const found = new Map<string, Sketch>();
  for (const item of items) {
    const sketch = sketchOf(item, keepsLabels, depth);
    found.set(JSON.stringify(sketch), sketch);
    if (found.size >= MOST_ITEMS) break;
  }
  return [...found.values()];
}

/** How a value stands to a type: it may be one, it is of another type, or it is none of the values of a `Literal`. */
export type Fit = 'fits' | 'wrong-type' | 'not-in-enum';

/** Holds a value against a type. What cannot be told fits. */
export function fitOf(type: PythonType, sketch: Sketch): Fit {
  switch (type.name) {
    case 'unknown':
      return 'fits';
    case 'union':
      return best(type.options.map((option) => fitOf(option, sketch)));
    case 'literal':
      return literalFit(type.values, sketch);
    case 'list':
      return isItems(sketch, 'list')
        ? worst(sketch.list.map((item) => fitOf(type.item, item)))
        : 'wrong-type';
    case 'dict':
      return isItems(sketch, 'dict')
        ? worst(sketch.dict.map((item) => fitOf(type.item, item)))
        : 'wrong-type';
    case 'none':
      return sketch === 'null' ? 'fits' : 'wrong-type';
    default:
      return isSimple(type.name, nameOf(sketch)) ? 'fits' : 'wrong-type';
  }
}

/** The name of a sketched value's type, as Python has it. */
export function nameOf(sketch: Sketch): string {
  if (typeof sketch === 'string') return sketch === 'null' ? 'None' : sketch;
  if ('list' in sketch) return 'list';
  if ('dict' in sketch) return 'dict';
  return typeof sketch.is === 'number' ? 'int' : typeof sketch.is === 'string' ? 'str' : 'bool';
}

function isSimple(wanted: string, actual: string): boolean {
  return wanted === actual || (wanted === 'float' && actual === 'int');
}

function literalFit(values: readonly JsonValue[], sketch: Sketch): Fit {
  if (sketch === 'null') return values.includes(null) ? 'fits' : 'not-in-enum';
  if (typeof sketch === 'string') return 'fits';
  if (!('is' in sketch)) return 'wrong-type';
  return values.includes(sketch.is) ? 'fits' : 'not-in-enum';
}

function isItems<N extends 'list' | 'dict'>(
  sketch: Sketch,
  name: N,
): sketch is Extract<Sketch, Record<N, readonly Sketch[]>> {
  return typeof sketch !== 'string' && name in sketch;
}

function best(fits: readonly Fit[]): Fit {
  if (fits.includes('fits')) return 'fits';
  return fits.includes('not-in-enum') ? 'not-in-enum' : 'wrong-type';
}

function worst(fits: readonly Fit[]): Fit {
  return fits.find((fit) => fit !== 'fits') ?? 'fits';
}
