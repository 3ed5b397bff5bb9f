import { isEqualJson } from '../datasets/field.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { definitionOf } from '../schema/compile.ts';
import { describeKind } from './kinds.ts';

/**
 * An example that takes the place of two with the same input and expected output. What the kept one says stays; of the
 * other it takes sources, tags and search keys that it lacks, and content properties that it does not have. Different
 * creators are both named; of different licences both hold.
 */
export function mergeExamples(kept: JsonObject, other: JsonObject): JsonObject {
  const { properties } = definitionOf('example');
  const named = new Set([describeKind('example').idProperty, 'version']);
  const merged = new Map(Object.entries(kept));
  for (const [name, value] of Object.entries(other)) {
    const definition = properties.get(name);
    const own = merged.get(name);
    if (named.has(name) || definition?.role === 'derived') continue;
    if (name === 'attribution') merged.set(name, mergeAttribution(own, value));
    else if (Array.isArray(own) && Array.isArray(value)) merged.set(name, union(own, value));
    else if (own === undefined && definition?.role === 'content') merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

function mergeAttribution(kept: JsonValue | undefined, other: JsonValue): JsonValue {
  if (!isJsonObject(kept)) return other;
  if (!isJsonObject(other)) return kept;
  const merged = { ...other, ...kept };
  const { derived_from: own, creator, license } = kept;
  const { derived_from: sources, creator: otherCreator, license: otherLicense } = other;
  if (Array.isArray(own) && Array.isArray(sources)) merged['derived_from'] = union(own, sources);
  const creators = differingTexts(creator, otherCreator);
  if (creators.length > 0) merged['creator'] = creators.join('; ');
  const licenses = differingTexts(license, otherLicense);
  if (licenses.length > 0) merged['license'] = licenses.map(inParentheses).join(' AND ');
  return merged;
}

/** Both texts where they differ; none where there is nothing to join. */
function differingTexts(one: JsonValue | undefined, other: JsonValue | undefined): string[] {
  return typeof one === 'string' && typeof other === 'string' && one !== other ? [one, other] : [];
}

/** AND binds closer than OR (SPDX 2.3, annex D.4). */
function inParentheses(license: string): string {
  return / OR /i.test(license) ? `(${license})` : license;
}

function union(one: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] {
  return [...one, ...other.filter((item) => !one.some((known) => isEqualJson(known, item)))];
}
