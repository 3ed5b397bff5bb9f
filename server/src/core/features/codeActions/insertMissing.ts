import { keyText } from '../../document/buildTree.ts';
import { shiftRange } from '../../document/positions.ts';
import type { MapNode, YamlNode } from '../../document/tree.ts';
import { describeKind } from '../../records/kinds.ts';
import { childDefinition } from '../../schema/compile.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { placeInDocument, type Place } from '../place.ts';
import { yamlScalar } from '../yamlText.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { appendPairs, prependPair } from './textEdits.ts';

/** Writes the properties that a mapping lacks, each with the simplest value of its type. */
export const insertMissing: QuickFix = (site) => {
  const { document, problem, context } = site;
  const property = problem.data?.['property'];
  if (!/^record\.missing-(property|companion)$/.test(problem.code) || property === undefined)
    return undefined;
  const { start } = shiftRange(problem.range, document.line);
  const map = mapThatLacks(placeInDocument(document, start), property);
  if (map === undefined) return undefined;
  const missing = map.definition?.required.includes(property) === true ? missingIn(map) : [property];
  const { idProperty } = describeKind(document.kind);
  const id = map === document.root && missing.includes(idProperty) ? idProperty : undefined;
  if (id !== undefined && missing.length === 1) return undefined;
  const rest = missing.filter((key) => key !== id).map((key) => `${key}: ${stubOf(map, key, context)}`);
  const first = id === undefined ? [] : prependPair(document, map, `${id}: ${context.newId()}`);
  const action = quickFix(site, titleOf(missing), [...first, ...appendPairs(document, map, rest)], false);
  return action && { ...action, data: [map.start, missing] };
};

function titleOf(missing: readonly string[]): string {
  return missing.length === 1
    ? `Insert the missing property '${missing[0] ?? ''}'`
    : 'Insert the missing properties';
}

/** The mapping that has no such property and might: below the key that a problem is shown on, or around it. */
function mapThatLacks(place: Place | undefined, property: string): MapNode | undefined {
  const below = place?.isKey === true ? place.pair?.value : undefined;
  if (below?.definition?.required.includes(property) === true && lacks(below, property)) return below;
  for (let at: YamlNode | undefined = place?.node; at !== undefined; at = at.parent) {
    if (at.definition?.properties.has(property) === true && lacks(at, property)) return at;
  }
  return undefined;
}

function lacks(node: YamlNode, property: string): node is MapNode {
  return node.type === 'map' && node.pairs.every(({ key }) => keyText(key) !== property);
}

function missingIn(map: MapNode): string[] {
  const present = new Set(map.pairs.map(({ key }) => keyText(key)));
  return (map.definition?.required ?? []).filter((key) => !present.has(key));
}

/** The simplest value of a property's type, on one line. */
function stubOf(map: MapNode, key: string, context: FeatureContext): string {
  const definition = childDefinition(map.definition, key);
  if (definition === undefined) return '""';
  const given = definition.constant ?? definition.default ?? definition.enumValues[0];
  if (given !== undefined) return yamlScalar(given);
  return definition.format === 'date-time' ? context.now() : stubOfType(definition);
}

function stubOfType(definition: Definition): string {
  switch (definition.types[0]) {
    case 'object':
      return '{}';
    case 'array':
      return '[]';
    case 'integer':
    case 'number':
      return '1';
    case 'boolean':
      return 'false';
    default:
      return '""';
  }
}
