import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';

/** A field of the compared records: its texts side by side. */
export interface ComparedField {
  path: string;
  /** One for each record; `undefined` where it has no such field. */
  texts: readonly (string | undefined)[];
  isSame: boolean;
}

/** Names within names that get rows of their own; deeper values are compared as JSON. */
const DEEPEST = 4;
const MOST_FIELDS = 400;

/** The fields of records in the order in which they first appear, each with the text of every record. */
export function comparedFields(values: readonly JsonObject[]): ComparedField[] {
  const leaves = values.map((value) => leavesOf(value));
  const paths = new Set(leaves.flatMap((texts) => [...texts.keys()]));
  return [...paths].slice(0, MOST_FIELDS).map((path) => {
    const texts = leaves.map((found) => found.get(path));
    return { path, texts, isSame: texts.every((text) => text === texts[0]) };
  });
}

function leavesOf(value: JsonObject): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (object: JsonObject, prefix: string, depth: number): void => {
    for (const [name, inner] of Object.entries(object)) {
      const isDeep = isJsonObject(inner) && Object.keys(inner).length > 0 && depth < DEEPEST;
      if (isDeep) add(inner, `${prefix}${name}.`, depth + 1);
      else texts.set(prefix + name, textOf(inner));
    }
  };
  add(value, '', 1);
  return texts;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}
