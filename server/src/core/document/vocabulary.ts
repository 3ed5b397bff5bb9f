import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';

/** Of these fields the values, or the keys, recur over records. */
const USED = {
  capability_tags: (value) => textsIn(value['capability_tags']),
  creator: (value) => textsIn(at(value, 'attribution', 'creator')),
  created_by: (value) => textsIn(value['created_by']),
  reviewer: (value) => textsIn(at(value, 'review', 'reviewer')),
  quality_scores: (value) => keysOf(value['quality_scores']),
  labels: (value) => keysOf(value['labels']),
  metadata: (value) => keysOf(value['metadata']),
} as const satisfies Record<string, (value: JsonObject) => string[]>;

/** A field with values or keys in use, by the property under which they stand. */
export type UsedField = keyof typeof USED;

/** Of one record and field; more would be no vocabulary. */
const MOST_WORDS = 32;
const LONGEST_WORD = 100;

export function isUsedField(property: string): property is UsedField {
  return Object.hasOwn(USED, property);
}

/**
 * What a record uses, by field, as JSON. One text, since most records use what others use: equal texts are kept once
 * for a whole workspace.
 */
export function vocabularyOf(value: JsonObject): string | undefined {
  const used = Object.entries(USED)
    .map(([field, read]) => [field, read(value).filter(isWord).slice(0, MOST_WORDS)] as const)
    .filter(([, words]) => words.length > 0);
  return used.length === 0 ? undefined : JSON.stringify(Object.fromEntries(used));
}

/** The words of a field in a vocabulary. */
export function readVocabulary(vocabulary: string, field: UsedField): string[] {
  const used = JSON.parse(vocabulary) as Partial<Record<UsedField, string[]>>;
  return used[field] ?? [];
}

function isWord(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_WORD;
}

function textsIn(value: JsonValue | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function keysOf(value: JsonValue | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function at(value: JsonObject, name: string, inner: string): JsonValue | undefined {
  const found = value[name];
  return isJsonObject(found) ? found[inner] : undefined;
}
