import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import { SCHEMAS } from '../../../../shared/src/generated/schemas.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { JsonSchema } from '../../../../shared/src/jsonSchema.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** A field that is searched: its path with dots; lists on the way are walked through. */
export interface KeywordField {
  path: string;
  weight: number;
}

export interface KindRecipe {
  /** Fields whose texts are embedded. */
  vector: readonly string[];
  keywords: readonly KeywordField[];
}

/** Which fields of which kind are searched, and how. */
export type SearchRecipe = Readonly<Record<SearchableKind, KindRecipe>>;

/** What is searched of a record. */
export interface SearchText {
  /** The text that is embedded. */
  vector: string;
  keywords: { text: string; weight: number }[];
}

/** Longer texts are cut: no model reads so far, and no index should grow without bound for one record. */
const LONGEST_TEXT = 200_000;

export function isSearchableKind(kind: RecordKind): kind is SearchableKind {
  return kind === 'example' || kind === 'databit';
}

/** The schemas' recipe (`x-search`), changed by what `databits.yaml` says under `search`. */
export function searchRecipe(project: Pick<ProjectConfiguration, 'search'>): SearchRecipe {
  return { databit: kindRecipe('databit', project), example: kindRecipe('example', project) };
}

/** A hash that changes where the recipe does. */
export function recipeHash(recipe: SearchRecipe): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(recipe))));
}

/** Vector text: the texts in document order, without keys. Keyword fields: texts and numbers, each with its weight. */
export function searchTextOf(value: JsonObject, kind: SearchableKind, recipe: SearchRecipe): SearchText {
  const { vector, keywords } = recipe[kind];
  return {
    vector: vector
      .map((path) => textAt(value, path, false))
      .filter(Boolean)
      .join('\n')
      .slice(0, LONGEST_TEXT),
    keywords: keywords
      .map(({ path, weight }) => ({ text: textAt(value, path, true).slice(0, LONGEST_TEXT), weight }))
      .filter(({ text }) => text !== ''),
  };
}

/** The texts under a path, one per line; with numbers where asked for. */
export function textAt(value: JsonObject, path: string, numbers: boolean): string {
  const leaves: string[] = [];
  collect(value, path === '' ? [] : path.split('.'), numbers, leaves);
  return leaves.join('\n');
}

/** An explicit stack: values may be nested deeper than calls can be. */
function collect(root: JsonValue, path: readonly string[], numbers: boolean, into: string[]): void {
  const stack: { value: JsonValue; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, depth } = next;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) push(stack, value[index], depth);
    } else if (isJsonObject(value)) {
      const name = path[depth];
      if (name !== undefined) push(stack, Object.hasOwn(value, name) ? value[name] : undefined, depth + 1);
      else for (const child of Object.values(value).reverse()) push(stack, child, depth);
    } else if (depth === path.length) {
      if (typeof value === 'string' && value.trim() !== '') into.push(value);
      else if (numbers && typeof value === 'number') into.push(String(value));
    }
  }
}

function push(
  stack: { value: JsonValue; depth: number }[],
  value: JsonValue | undefined,
  depth: number,
): void {
  if (value !== undefined) stack.push({ value, depth });
}

function kindRecipe(kind: SearchableKind, project: Pick<ProjectConfiguration, 'search'>): KindRecipe {
  const schema: JsonSchema = SCHEMAS.records[kind];
  const weights = new Map<string, number>();
  const vector: string[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property['x-search'] === 'vector') vector.push(name);
    // What is searched by meaning is searched by its words too.
    if (property['x-search'] === 'vector' || property['x-search'] === 'keyword') {
      weights.set(name, property['x-search-weight'] ?? 1);
    }
  }
  for (const [path, weight] of Object.entries(project.search?.keyword ?? {})) weights.set(path, weight);
  const keywords = [...weights]
    .map(([path, weight]) => ({ path, weight }))
    .filter(({ weight }) => weight > 0);
  return { vector: project.search?.vector?.[kind] ?? vector, keywords };
}
