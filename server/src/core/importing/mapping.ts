import type { JsonValue } from '../../../../shared/src/json.ts';
import { CONVERSIONS, type ConversionName } from './conversions.ts';
import { parsePath, type PathStep } from './fieldPath.ts';
import { parseJson } from './parseJson.ts';

/** Where a value comes from. */
export type MapSource =
  | { constant: JsonValue }
  /** `up` counts the levels of `--rows` above the row; without steps it is the whole row. `text` is the path as written. */
  | { steps: readonly PathStep[]; up: number; text: string };

/** One `FIELD=SOURCE`. */
export interface MapEntry {
  /** Property names from the record's root. */
  target: readonly string[];
  /** True where the value is added to the list at the target (`search_keys[]=…`). */
  append: boolean;
  source: MapSource;
  conversion: ConversionName | undefined;
  /** What separates the items of a `list`. */
  separator: string;
}

export type ParsedEntry = { entry: MapEntry } | { mistake: string };

/** The type behind the last colon, with the separator of a list. */
const CONVERSION = /^(.*):([a-z]+)(?:\((.+)\))?$/s;

/**
 * Parses one `FIELD=SOURCE` of an import's map. FIELD is a path into the record. SOURCE is a path into the row
 * (`question[0][0].content`, `.` for the whole row, `^.context` for the level above), with a type behind a colon
 * where text is to become something else (`score:number`, `tags:list(;)`); or a text in single quotes; or any JSON
 * behind `=:`.
 */
export function parseMapEntry(text: string): ParsedEntry {
  const equals = text.indexOf('=');
  if (equals <= 0) return { mistake: `\`${text}\` does not have the form FIELD=SOURCE.` };
  const target = parseTarget(text.slice(0, equals).trim());
  if ('mistake' in target) return target;
  const source = parseSource(text.slice(equals + 1).trim());
  return 'mistake' in source ? source : { entry: { ...target, ...source } };
}

function parseTarget(text: string): { target: string[]; append: boolean } | { mistake: string } {
  const append = text.endsWith('[]');
  const path = parsePath(append ? text.slice(0, -2) : text);
  if ('mistake' in path) return path;
  const target = path.steps.flatMap((step) => ('name' in step ? [step.name] : []));
  if (target.length < path.steps.length) {
    return { mistake: `\`${text}\` cannot be written to: only \`[]\` at the end may follow names.` };
  }
  if (target[0] === 'metadata' && target[1] === 'import') {
    return { mistake: '`metadata.import` belongs to the import itself; choose another field.' };
  }
  return { target, append };
}

function parseSource(
  text: string,
): Pick<MapEntry, 'source' | 'conversion' | 'separator'> | { mistake: string } {
  const plain = { conversion: undefined, separator: ',' };
  if (text.startsWith(':')) {
    const constant = parseJson(text.slice(1));
    if ('value' in constant) return { source: { constant: constant.value }, ...plain };
    return { mistake: `\`${text.slice(1)}\` is ${constant.mistake}. Write a text as ='text'.` };
  }
  if (/^'.*'$/s.test(text) && text.length >= 2) return { source: { constant: text.slice(1, -1) }, ...plain };
  const typed = CONVERSION.exec(text);
  const name = typed?.[2];
  if (typed !== null && name !== undefined && !isInsideQuotes(text, text.lastIndexOf(`:${name}`))) {
    if (!isConversion(name)) {
      return { mistake: `\`${name}\` is no type; there are ${Object.keys(CONVERSIONS).join(', ')}.` };
    }
    const source = parseSourcePath(typed[1] ?? '');
    return 'mistake' in source ? source : { source, conversion: name, separator: typed[3] ?? ',' };
  }
  const source = parseSourcePath(text);
  return 'mistake' in source ? source : { source, ...plain };
}

function parseSourcePath(text: string): MapSource | { mistake: string } {
  const up = /^\^*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(up);
  if (rest === '.' || (rest === '' && up > 0)) return { steps: [], up, text };
  const path = parsePath(up > 0 && rest.startsWith('.') ? rest.slice(1) : rest);
  return 'mistake' in path ? path : { steps: path.steps, up, text };
}

function isConversion(name: string): name is ConversionName {
  return Object.hasOwn(CONVERSIONS, name);
}

function isInsideQuotes(text: string, at: number): boolean {
  return (text.slice(0, at).split('"').length - 1) % 2 === 1;
}

/** The reason why entries cannot stand together: one field written twice, or inside another. */
export function mapConflict(entries: readonly MapEntry[]): string | undefined {
  for (const [at, one] of entries.entries()) {
    for (const other of entries.slice(at + 1)) {
      const [short, long] = one.target.length <= other.target.length ? [one, other] : [other, one];
      const isInside = short.target.every((name, depth) => name === long.target[depth]);
      const isSameList = short.append && long.append && short.target.length === long.target.length;
      if (!isInside || isSameList) continue;
      return `The map writes \`${long.target.join('.')}\` twice${short.target.length < long.target.length ? `, once as part of \`${short.target.join('.')}\`` : ''}.`;
    }
  }
  return undefined;
}
